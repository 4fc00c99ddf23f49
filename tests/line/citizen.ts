import { demand } from './http.ts';

/** A leg as the telephone API shows it (interfaces.md §3). */
export interface Leg {
  callSid: string;
  direction: string;
  status: string;
  heard: { at: string; kind: 'say' | 'play' | 'conference' | 'ring' | 'hold'; text?: string }[];
  peers: string[];
}

export interface Message {
  from: string;
  body: string;
  at: string;
}

export type TelephoneBehaviour = 'answer' | 'busy' | 'no-answer' | 'voicemail' | 'manual';

const LIVE = ['queued', 'initiated', 'ringing', 'in-progress'];
/** More sentences than any prompt has. */
const LONGEST_PROMPT = 15;

interface Place {
  carrier: string;
  number: string;
  pass(duration: string): Promise<void>;
}

/** Somebody with a telephone. Every verb answers when nothing is in flight any more; time stands still in between. */
export const createCitizen = (number: string, { carrier, number: lineNumber, pass }: Place) => {
  const base = `${carrier}/telephones/${encodeURIComponent(number)}`;
  /** What has been told by `hears` already, by call. */
  const told = new Map<string, number>();
  const legs = () => demand<Leg[]>('GET', `${base}/calls`);
  const leg = async (): Promise<Leg> => {
    const [newest] = await legs();
    if (newest === undefined) throw new Error(`${number} has no call`);
    return newest;
  };
  const deed = async (what: string, body?: unknown) =>
    void (await demand('POST', `${base}/calls/${(await leg()).callSid}/${what}`, body ?? {}));

  return {
    number,
    legs,
    /** The newest call. */
    leg,
    /** How the telephone acts from now on; `manual` until told. */
    behaves: async (behaviour: TelephoneBehaviour) => void (await demand('PUT', base, { behaviour })),
    withholdsNumber: async () => void (await demand('PUT', base, { withheld: true })),
    isLandline: async () => void (await demand('PUT', base, { landline: true })),
    /** Dials the line and is answered; returns the call's SID. */
    calls: async () => (await demand<{ callSid: string }>('POST', `${base}/calls`, { to: lineNumber })).callSid,
    presses: (digits: string) => deed('keys', { digits }),
    answers: () => deed('answer'),
    rejects: () => deed('reject'),
    hangsUp: () => deed('hangup'),
    /** Everything heard in the newest call, in order. */
    heard: async (): Promise<string[]> => (await leg()).heard.map(({ kind, text }) => text ?? kind),
    /** Listens until the prompt is over and gives what was new since the last time, as one text. */
    hears: async (): Promise<string> => {
      let now = await leg();
      for (let second = 0; second < LONGEST_PROMPT; second += 1) {
        await pass('PT1S');
        const later = await leg();
        const quiet = later.heard.length === now.heard.length;
        now = later;
        if (quiet) break;
      }
      const from = told.get(now.callSid) ?? 0;
      told.set(now.callSid, now.heard.length);
      return now.heard
        .slice(from)
        .map(({ kind, text }) => text ?? kind)
        .join(' ');
    },
    isOnTheLine: async () => LIVE.includes((await leg()).status),
    /** In conversation: somebody is there to talk with. */
    isTalking: async () => (await leg()).peers.length > 0,
    messages: () => demand<Message[]>('GET', `${base}/messages`),
  };
};

export type Citizen = ReturnType<typeof createCitizen>;
