import type { BrowserLeg, Frame, LegAudio, Media, MediaEvents } from '../media/media-port.ts';

/** A leg of a pretend browser: notes what the engine asks of it. */
export interface PretendLeg extends Omit<BrowserLeg, 'callSid'> {
  asked: string[];
  /** By whom alone it is heard. */
  coached: LegAudio | null | undefined;
}

export interface PretendMedia extends Media {
  events: MediaEvents;
  /** Rings so far, newest last. */
  invites: {
    identity: string;
    callSid: string;
    parameters: Record<string, string>;
    custom: Record<string, string>;
    leg: PretendLeg;
  }[];
  register(identity: string): void;
  /** A page calls out; the call's SID. */
  callOut(identity: string, params: Record<string, string>): { callSid: string; leg: PretendLeg };
}

function pretendLeg(): PretendLeg {
  const asked: string[] = [];
  const note = (word: string) => () => {
    asked.push(word);
  };
  const audio: LegAudio = {
    play: (what) => {
      asked.push('loop' in what ? 'play loop' : `play ${what.length}`);
      return { done: Promise.resolve(), stop: note('stop') };
    },
    join: (room) => asked.push(`join ${room.slice(0, 2)}`),
    leave: note('leave'),
    hold: (on) => asked.push(`hold ${on}`),
    mute: (on) => asked.push(`mute ${on}`),
    press: (keys) => asked.push(`press ${keys}`),
    coach: (heardBy) => {
      leg.coached = heardBy;
    },
    close: note('close'),
  };
  const leg: PretendLeg = {
    asked,
    coached: undefined,
    audio,
    ringing: note('ringing'),
    answer: note('answer'),
    hangup: note('hangup'),
    cancel: note('cancel'),
  };
  return leg;
}

/** The media end without sockets or sound: identities register by a call, `speak` gives three frames. */
export function pretendMedia(): PretendMedia {
  const registered = new Set<string>();
  const invites: PretendMedia['invites'] = [];
  let events: MediaEvents | undefined;
  const theirs = (): MediaEvents => {
    if (!events) throw new Error('connect() first');
    return events;
  };
  return {
    invites,
    get events() {
      return theirs();
    },
    register: (identity) => {
      registered.add(identity);
      theirs().registered(identity);
    },
    callOut: (identity, params) => {
      const leg = pretendLeg();
      return { callSid: theirs().outgoing(leg, { identity }, params), leg };
    },
    isRegistered: (identity) => registered.has(identity),
    invite: (identity, callSid, parameters, custom) => {
      if (!registered.has(identity)) return undefined;
      const leg = pretendLeg();
      invites.push({ identity, callSid, parameters, custom, leg });
      return { callSid, ...leg };
    },
    speak: async (): Promise<Frame[]> => [new Uint8Array(160), new Uint8Array(160), new Uint8Array(160)],
    connect: (engine) => {
      events = engine;
    },
    attach: () => {},
    close: async () => {},
  };
}
