import type { Call } from '../../../schemas/call.ts';
import type { Language } from '../../../schemas/language.ts';
import type { Instant } from '../../../schemas/time.ts';
import type { Policy, Unit } from '../../../schemas/unit.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { wordsOf } from '../languages.ts';
import type { Prompt } from '../prompts/keys.ts';
import type { LineLanguage } from '../prompts/language.ts';
import { seconds } from '../seconds.ts';
import type { Wait } from '../wait.ts';
import { utter } from './utter.ts';

/**
 * What the carrier must do now: say and listen, say and hang up, or join the conference. One key, a number that ends with #, or a code of
 * six digits, of which a pause or # is the end.
 */
type Doing<Said> =
  | { act: 'listen'; say: Said[]; digits: 'one' | 'many' | 'code'; timeout: number; waitingSound: boolean }
  | { act: 'hangUp'; say: Said[] }
  | { act: 'join'; say: Said[] };

/** What is to be said, in any language. */
export type Plan = Doing<Prompt>;

/** In words; `invite`: whoever speaks that language is told, in it, of the key that leads there. */
export type Speech = Doing<string> & { language: Language; invite?: Language };

/** A plan in words. */
export function inWords(plan: Plan, language: Language): Speech {
  const words = wordsOf(language);
  return { ...plan, say: plan.say.map((prompt) => utter(prompt, words)), language };
}

export interface SpeechFacts {
  now: Instant;
  unit: Unit;
  policy: Policy;
  visit: Visit | undefined;
  /** Of who waits, or may choose to. */
  wait?: Wait | undefined;
  /** The number that was keyed and is read back, in E.164. */
  keyedNumber?: string | undefined;
  /** The last two digits of the number that is called as promised. */
  dialEnds?: string | undefined;
  /** The telephone that would be written to takes no SMS. */
  noSms?: boolean;
  /** A talk now is possible: within opening hours, or a consultant is free. */
  open: boolean;
  /** The first prompt of the call greets. */
  greet: boolean;
}

/** The facts, and the words for days and hours in the language of the call. */
export interface Telling extends SpeechFacts {
  words: Pick<LineLanguage, 'day' | 'wholeDay' | 'time'>;
}

export type AtPrompt = Extract<Call['state'], { at: 'prompt' }>;

export function listen(
  prompts: Prompt[],
  digits: 'one' | 'many' | 'code' = 'one',
  timeout: number = seconds.key,
): Plan {
  return { act: 'listen', say: prompts, digits, timeout, waitingSound: false };
}

export function hangUp(prompts: Prompt[]): Plan {
  return { act: 'hangUp', say: prompts };
}

/** Somebody is about to be there, or is waited for: a sound behind the words. */
export function holding(prompts: Prompt[], timeout: number = seconds.key): Plan {
  return { act: 'listen', say: prompts, digits: 'one', timeout, waitingSound: true };
}
