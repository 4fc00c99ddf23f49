import type { Call } from '../../../schemas/call.ts';
import type { Instant } from '../../../schemas/time.ts';
import type { Policy, Unit } from '../../../schemas/unit.ts';
import type { Visit } from '../../../schemas/visit.ts';
import type { Prompt } from '../prompts/keys.ts';
import type { Wait } from '../wait.ts';
import { utter } from './utter.ts';

/**
 * What the carrier must do now: say and listen, say and hang up, or join the conference. One key, a number that ends with #, or a code of
 * six digits, of which a pause or # is the end.
 */
export type Speech =
  | { act: 'listen'; say: string[]; digits: 'one' | 'many' | 'code'; timeout: number; waitingSound: boolean }
  | { act: 'hangUp'; say: string[] }
  | { act: 'join'; say: string[] };

export interface SpeechFacts {
  now: Instant;
  unit: Unit;
  policy: Policy;
  visit: Visit | undefined;
  /** Of who waits, or may choose to. */
  wait?: Wait | undefined;
  /** The number that was keyed and is read back, in E.164. */
  keyedNumber?: string | undefined;
  /** The telephone that would be written to takes no SMS. */
  noSms?: boolean;
  /** A talk now is possible: within opening hours, or a consultant is free. */
  open: boolean;
  /** The first prompt of the call greets. */
  greet: boolean;
}

export type AtPrompt = Extract<Call['state'], { at: 'prompt' }>;

/** Seconds of silence before a menu is repeated; the carrier's default. */
const listenSeconds = 5;

export function listen(
  prompts: Prompt[],
  digits: 'one' | 'many' | 'code' = 'one',
  timeout: number = listenSeconds,
): Speech {
  return { act: 'listen', say: prompts.map(utter), digits, timeout, waitingSound: false };
}

export function hangUp(prompts: Prompt[]): Speech {
  return { act: 'hangUp', say: prompts.map(utter) };
}

/** Somebody is about to be there, or is waited for: a sound behind the words. */
export function holding(prompts: Prompt[], timeout: number = listenSeconds): Speech {
  return { act: 'listen', say: prompts.map(utter), digits: 'one', timeout, waitingSound: true };
}
