import type { Page } from './browser-call.ts';
import { Calls } from './calls.ts';
import type { Media, MediaEvents } from './media-port.ts';
import { createMixer } from './mixer.ts';
import { pace } from './pace.ts';
import { type OpenPeer, peersOf, warmUp } from './peer.ts';
import type { FromBrowser } from './signal-messages.ts';
import { createSignalSocket, type Line } from './signal-socket.ts';
import { createSpeech } from './speech.ts';
import { readToken } from './token.ts';

export interface MediaOptions {
  account: { accountSid: string; apiKeySecret: string };
  /** Binds media to 127.0.0.1 only. For tests in Chromium; Firefox then hears nothing. */
  loopbackOnly?: boolean;
  /** The clock, which may be driven: a token counts when it is valid by either clock. */
  now?(): number;
  /** false: `speak` resolves []. */
  speech?: boolean;
  /** Where spoken prompts are kept between runs; absent: in memory only. */
  speechFolder?: string;
  /** One line about something odd. Never a number, a name or what was said. */
  log?(line: string): void;
  /** For tests: another media end, and shorter times (ms). */
  openPeer?: OpenPeer;
  graceMs?: number;
  heartbeatMs?: number;
}

interface Session {
  line: Line;
  page: Page | undefined;
  mayRing: boolean;
  mayCall: boolean;
  registered: boolean;
}

/** How long a page that lost its socket keeps its call. */
const graceMs = 10_000;
/** The SDK reconnects after 15 s without a frame. */
const heartbeatMs = 5_000;

/** Signalling and sound for pages with the genuine voice SDK. Throws if used before `connect`. */
export function createMedia(options: MediaOptions): Media {
  const log = options.log ?? (() => {});
  const sessions = new Set<Session>();
  let closing = false;
  let engine: MediaEvents | undefined;
  const events = () => {
    if (!engine) throw new Error('The media end has no engine: call connect() first.');
    return engine;
  };
  let stopPacing: (() => void) | undefined;
  const mixer = createMixer((size) => {
    if (size > 0) stopPacing ??= pace(mixer.tick);
    else {
      stopPacing?.();
      stopPacing = undefined;
    }
  });
  const calls = new Calls({
    accountSid: options.account.accountSid,
    openPeer: options.openPeer ?? peersOf({ loopbackOnly: options.loopbackOnly ?? false }),
    mixer,
    graceMs: options.graceMs ?? graceMs,
    events,
  });
  const speech = createSpeech({ off: options.speech === false, folder: options.speechFolder, log });

  /** The latest page of an identity rings: with several tabs open, the one last opened is the one looked at. */
  const registeredAs = (identity: string) =>
    [...sessions].filter((session) => session.registered && session.page?.identity === identity).at(-1);

  const register = (session: Session, on: boolean) => {
    const identity = session.page?.identity;
    if (identity === undefined || session.registered === on) return;
    const before = registeredAs(identity) !== undefined;
    session.registered = on;
    const after = registeredAs(identity) !== undefined;
    if (!before && after) events().registered(identity);
    if (before && !after) events().unregistered(identity);
  };

  const listen = (session: Session, token: string) => {
    const holder = readToken(token, options.account.apiKeySecret, [Date.now(), options.now?.() ?? Date.now()]);
    if ('code' in holder) {
      log(`signalling: token refused (${holder.code})`);
      register(session, false);
      session.line.send({ type: 'error', payload: { error: holder } });
      return;
    }
    if (session.page && session.page.identity !== holder.identity) register(session, false);
    session.page ??= { line: session.line, identity: holder.identity };
    session.page.identity = holder.identity;
    session.mayRing = holder.mayRing;
    session.mayCall = holder.mayCall;
    session.line.send({
      type: 'connected',
      payload: {
        token: { identity: holder.identity, ttl: holder.ttl },
        edge: 'local',
        region: 'local',
        home: 'local',
        gateway: 'local',
      },
    });
    calls.arrived(session.page);
    if (!options.openPeer) void warmUp();
  };

  const handle = (session: Session, message: FromBrowser) => {
    if (message.type === 'listen') return listen(session, message.payload.token);
    const page = session.page;
    if (!page) {
      return session.line.send({ type: 'error', payload: { error: { code: 31_204, message: 'Listen first' } } });
    }
    switch (message.type) {
      case 'register': {
        const on = message.payload.media.audio && session.mayRing;
        register(session, on);
        return session.line.send({ type: on ? 'ready' : 'offline', payload: {} });
      }
      case 'invite': {
        const { callsid, sdp, reconnect, twilio } = message.payload;
        if (reconnect) return calls.resume(page, callsid, reconnect);
        if (!sdp || !session.mayCall) {
          const error = { code: 31_201, message: 'This token may not call' };
          return session.line.send({ type: 'hangup', payload: { callsid, error } });
        }
        return calls.fromPage(page, callsid, sdp, Object.fromEntries(new URLSearchParams(twilio?.params ?? '')));
      }
      case 'answer':
        return calls.accepted(page, message.payload.callsid, message.payload.sdp);
      case 'reject':
        return calls.rejected(page, message.payload.callsid);
      case 'hangup':
        return calls.hungUp(page, message.payload.callsid ?? undefined);
      case 'dtmf':
        return calls.digits(page, message.payload.callsid, message.payload.dtmf);
      case 'reinvite':
        return calls.reoffer(page, message.payload.callsid, message.payload.sdp);
      case 'message': {
        const { callsid, voiceeventsid } = message.payload;
        if (!voiceeventsid) return;
        return session.line.send({ type: 'ack', payload: { acktype: 'message', callsid, voiceeventsid } });
      }
    }
  };

  const signal = createSignalSocket({
    heartbeatMs: options.heartbeatMs ?? heartbeatMs,
    opened: (line) => {
      const session: Session = { line, page: undefined, mayRing: false, mayCall: false, registered: false };
      sessions.add(session);
      return {
        message: (message) => handle(session, message),
        closed: () => {
          if (closing) return;
          register(session, false);
          sessions.delete(session);
          if (session.page) calls.lost(session.page);
        },
      };
    },
  });

  return {
    connect: (to) => {
      engine = to;
    },
    attach: signal.attach,
    isRegistered: (identity) => registeredAs(identity) !== undefined,
    invite: (identity, callSid, parameters, custom) => {
      const page = registeredAs(identity)?.page;
      // The SDK drops a second invitation without a word, so the busy state is ours to keep.
      if (!page || calls.isBusy(page)) return undefined;
      return calls.toPage(page, callSid, parameters, custom);
    },
    speak: speech.speak,
    close: async () => {
      closing = true;
      calls.close();
      signal.close();
      stopPacing?.();
      await speech.close();
    },
  };
}
