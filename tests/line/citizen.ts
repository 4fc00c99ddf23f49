import { demand } from './http.ts';

/** A leg as the telephone API shows it. */
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

const live = ['queued', 'initiated', 'ringing', 'in-progress'];
/** More sentences than any prompt has. */
const longestPrompt = 15;

interface Place {
  carrier: string;
  number: string;
  pass(duration: string): Promise<void>;
  /** Is there when somebody dials; gives on the call's SID. */
  begins(dial: () => Promise<string>): Promise<string>;
}

/** Somebody with a telephone. Every verb answers when nothing is in flight any more; time stands still in between. */
export function createCitizen(number: string, { carrier, number: lineNumber, pass, begins }: Place) {
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
    calls: ({ isTracked = true } = {}) => {
      const dial = async () => (await demand<{ callSid: string }>('POST', `${base}/calls`, { to: lineNumber })).callSid;
      return isTracked ? begins(dial) : dial();
    },
    presses: (digits: string) => deed('keys', { digits }),
    answers: () => deed('answer'),
    rejects: () => deed('reject'),
    hangsUp: () => deed('hangup'),
    /** Everything heard in the newest call, in order. */
    heard: async (): Promise<string[]> => textOf((await leg()).heard),
    /** Listens until the prompt is over and gives what was new since the last time, as one text. */
    hears: async (): Promise<string> => {
      const { callSid, heard } = await listenOut(leg, pass);
      const from = told.get(callSid) ?? 0;
      told.set(callSid, heard.length);
      return textOf(heard.slice(from)).join(' ');
    },
    isOnTheLine: async () => live.includes((await leg()).status),
    /** In conversation: somebody is there to talk with. */
    isTalking: async () => (await leg()).peers.length > 0,
    /** Writes to the line. */
    writes: async (body: string) => void (await demand('POST', `${base}/messages`, { to: lineNumber, body })),
    messages: () => demand<Message[]>('GET', `${base}/messages`),
  };
}

/** The leg once nothing new is said for a second. */
async function listenOut(leg: () => Promise<Leg>, pass: Place['pass']): Promise<Leg> {
  let now = await leg();
  for (let second = 0; second < longestPrompt; second += 1) {
    await pass('PT1S');
    const later = await leg();
    const isQuiet = later.heard.length === now.heard.length;
    now = later;
    if (isQuiet) break;
  }
  return now;
}

function textOf(heard: Leg['heard']): string[] {
  return heard.map(({ kind, text }) => text ?? kind);
}

export type Citizen = ReturnType<typeof createCitizen>;
