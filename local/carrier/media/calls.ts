import { randomBytes } from 'node:crypto';
import type { BrowserLeg, MediaEvents } from './media-port.ts';
import type { MixedLeg, Mixer } from './mixer.ts';
import type { OpenPeer, Peer } from './peer.ts';
import type { ToBrowser } from './signal-messages.ts';
import type { Line } from './signal-socket.ts';

export interface Page {
  line: Line;
  identity: string;
}

type Leg = Omit<BrowserLeg, 'callSid'>;

/** One browser call. It outlives the socket it began on: a page may come back within the grace time. */
export interface Call {
  callSid: string;
  readonly identity: string;
  readonly direction: 'fromBrowser' | 'toBrowser';
  /** Unguessable: whoever shows it takes the call over on a new socket. */
  readonly reconnect: string;
  state: 'ringing' | 'up' | 'ended';
  page: Page | undefined;
}

interface Held extends Call {
  leg: Leg;
  mixed: MixedLeg;
  peer: Promise<Peer>;
  /** The SDK's own id of a call it made, used until `ringing` names the real one. */
  temporarySid: string | undefined;
  offer: string;
  grace: NodeJS.Timeout | undefined;
  /** Signalling steps happen one after another, also when one waits for the peer. */
  steps: Promise<void>;
}

export interface Calls {
  /** The page called out. */
  fromPage(page: Page, temporarySid: string, offer: string, params: Record<string, string>): void;
  /** Rings the page. */
  toPage(
    page: Page,
    callSid: string,
    parameters: { From: string; To: string },
    custom: Record<string, string>,
  ): BrowserLeg;
  /** A page is there: withdraws what still rings in it from before it was lost. */
  arrived(page: Page): void;
  /** The page came back on a new socket and takes its call over; a call that is gone is hung up there. */
  resume(page: Page, callSid: string, reconnect: string): void;
  accepted(page: Page, callSid: string, answer: string): void;
  rejected(page: Page, callSid: string): void;
  hungUp(page: Page, callSid: string | undefined): void;
  digits(page: Page, callSid: string, digits: string): void;
  reoffer(page: Page, callSid: string, offer: string): void;
  /** The page's socket closed. */
  lost(page: Page): void;
  isBusy(page: Page): boolean;
  count(): number;
  close(): void;
}

interface Parts {
  accountSid: string;
  openPeer: OpenPeer;
  mixer: Mixer;
  /** How long a call waits for its page to come back, in ms. */
  graceMs: number;
  events(): MediaEvents;
}

/** The calls of every page. Ends them, and closes their peers, on every path: the page's, the engine's and a lost page's. */
export function createCalls(parts: Parts): Calls {
  const calls = new Map<string, Held>();
  const temporary = new Map<string, Held>();
  /** By identity: calls that rang in a page when its socket was lost. The page still shows them. */
  const orphans = new Map<string, string[]>();

  const find = (page: Page, sid: string | undefined): Held | undefined => {
    if (sid === undefined) return [...calls.values()].find((call) => call.page === page);
    const call = calls.get(sid) ?? temporary.get(sid);
    return call?.page === page ? call : undefined;
  };

  const tell = (call: Held, message: ToBrowser) => call.page?.line.send(message);

  const end = (call: Held) => {
    if (call.state === 'ended') return;
    call.state = 'ended';
    clearTimeout(call.grace);
    calls.delete(call.callSid);
    if (call.temporarySid) temporary.delete(call.temporarySid);
    call.mixed.audio.close();
    void call.peer.then((peer) => peer.close()).catch(() => {});
  };

  /** Runs after everything asked before; a failing peer ends the call, nothing else. */
  const step = (call: Held, run: () => void | Promise<void>) => {
    call.steps = call.steps.then(async () => {
      if (call.state === 'ended') return;
      try {
        await run();
      } catch {
        tell(call, {
          type: 'hangup',
          payload: { callsid: call.callSid, error: { code: 53_000, message: 'Media failed' } },
        });
        end(call);
        parts.events().hungUp(call.callSid);
      }
    });
  };

  const create = (
    about: Pick<Held, 'identity' | 'direction' | 'page' | 'callSid' | 'temporarySid' | 'offer'>,
  ): Held => {
    let peer: Peer | undefined;
    const mixed = parts.mixer.leg((frame) => peer?.send(frame));
    const opening = parts.openPeer({ frame: mixed.receive, up: mixed.up });
    void opening.then(
      (opened) => {
        peer = opened;
      },
      () => {},
    );
    const call: Held = {
      ...about,
      reconnect: randomBytes(24).toString('base64url'),
      state: 'ringing',
      mixed,
      peer: opening,
      grace: undefined,
      steps: Promise.resolve(),
      leg: {
        audio: mixed.audio,
        ringing: () => step(call, () => tell(call, { type: 'ringing', payload: { callsid: call.callSid } })),
        answer: () =>
          step(call, async () => {
            if (call.state !== 'ringing') return;
            call.state = 'up';
            const sdp = await (await call.peer).answer(call.offer);
            tell(call, { type: 'answer', payload: { callsid: call.callSid, sdp, reconnect: call.reconnect } });
          }),
        hangup: () => withdraw(call),
        cancel: () => withdraw(call),
      },
    };
    return call;
  };

  /** The SDK hears `hangup` only once a call it received was accepted, and `cancel` only before. */
  const withdraw = (call: Held) =>
    step(call, () => {
      const unanswered = call.direction === 'toBrowser' && call.state === 'ringing';
      tell(call, { type: unanswered ? 'cancel' : 'hangup', payload: { callsid: call.callSid } });
      end(call);
    });

  return {
    fromPage: (page, temporarySid, offer, params) => {
      const call = create({
        identity: page.identity,
        direction: 'fromBrowser',
        page,
        callSid: temporarySid,
        temporarySid,
        offer,
      });
      temporary.set(temporarySid, call);
      try {
        call.callSid = parts.events().outgoing(call.leg, { identity: page.identity }, params);
      } catch {
        const error = { code: 31_002, message: 'The call was refused' };
        tell(call, { type: 'hangup', payload: { callsid: temporarySid, error } });
        return end(call);
      }
      calls.set(call.callSid, call);
    },
    toPage: (page, callSid, parameters, custom) => {
      const call = create({
        identity: page.identity,
        direction: 'toBrowser',
        page,
        callSid,
        temporarySid: undefined,
        offer: '',
      });
      calls.set(callSid, call);
      step(call, async () => {
        const sdp = await (await call.peer).offer();
        const Params = new URLSearchParams(custom).toString().replaceAll('+', '%20');
        tell(call, {
          type: 'invite',
          payload: {
            callsid: callSid,
            sdp,
            reconnect: call.reconnect,
            parameters: { CallSid: callSid, AccountSid: parts.accountSid, ...parameters, Params },
          },
        });
      });
      return { callSid, ...call.leg };
    },
    arrived: (page) => {
      for (const callsid of orphans.get(page.identity) ?? []) page.line.send({ type: 'cancel', payload: { callsid } });
      orphans.delete(page.identity);
    },
    resume: (page, callsid, reconnect) => {
      const call = [...calls.values()].find((held) => held.reconnect === reconnect && held.identity === page.identity);
      if (!call) {
        const error = { code: 31_481, message: 'The call no longer exists' };
        page.line.send({ type: 'hangup', payload: { callsid, error } });
        return;
      }
      clearTimeout(call.grace);
      call.page = page;
      tell(call, { type: 'answer', payload: { callsid: call.callSid, reconnect: call.reconnect } });
    },
    accepted: (page, callSid, answer) => {
      const call = find(page, callSid);
      if (call?.direction !== 'toBrowser' || call.state !== 'ringing') return;
      step(call, async () => {
        if (call.state !== 'ringing') return;
        call.state = 'up';
        await (await call.peer).accept(answer);
        parts.events().accepted(call.callSid);
      });
    },
    rejected: (page, callSid) => {
      const call = find(page, callSid);
      if (!call) return;
      end(call);
      parts.events().rejected(call.callSid);
    },
    hungUp: (page, callSid) => {
      const call = find(page, callSid);
      if (!call) return;
      const unanswered = call.direction === 'toBrowser' && call.state === 'ringing';
      end(call);
      // A page that was refused the microphone hangs up a call it never accepted.
      if (unanswered) parts.events().rejected(call.callSid);
      else parts.events().hungUp(call.callSid);
    },
    digits: (page, callSid, digits) => {
      const call = find(page, callSid);
      if (call) parts.events().digits(call.callSid, digits);
    },
    reoffer: (page, callSid, offer) => {
      const call = find(page, callSid);
      if (!call) return;
      step(call, async () => {
        const sdp = await (await call.peer).answer(offer);
        tell(call, { type: 'answer', payload: { callsid: call.callSid, sdp, reconnect: call.reconnect } });
      });
    },
    lost: (page) => {
      for (const call of [...calls.values()].filter((held) => held.page === page)) {
        call.page = undefined;
        if (call.state === 'ringing') {
          // The SDK resumes answered calls only, and a dead browser must free the consultant at once.
          end(call);
          if (call.direction === 'fromBrowser') parts.events().hungUp(call.callSid);
          else {
            orphans.set(call.identity, [...(orphans.get(call.identity) ?? []), call.callSid]);
            parts.events().rejected(call.callSid);
          }
          continue;
        }
        call.grace = setTimeout(() => {
          end(call);
          parts.events().hungUp(call.callSid);
        }, parts.graceMs);
      }
    },
    isBusy: (page) => [...calls.values()].some((call) => call.page === page),
    count: () => calls.size,
    close: () => {
      for (const call of [...calls.values(), ...temporary.values()]) end(call);
    },
  };
}
