import type { PromptName, Reason } from '../../schemas/call.ts';

/*
 * What follows from what a caller does at a prompt, as a table: which keys mean what, how many wrong keys and silences are borne, and
 * what the line then does in the caller's favour. Pure data and one function; `prompt-says.ts` carries a move out.
 */

/** What was heard at a prompt. A code is looked up and a number judged before the table is asked. */
export type Heard =
  | { heard: 'silence' }
  | { heard: 'key'; key: string }
  | { heard: 'unknownCode' }
  | { heard: 'number'; number: string }
  | { heard: 'wrongNumber' };

export type Move =
  /** Another prompt, with fresh counters. */
  | { move: 'ask'; prompt: Extract<PromptName, 'menu' | 'keyNumber' | 'farewell'>; reason: Reason }
  | { move: 'again'; reason: Reason }
  | { move: 'askNumber' }
  | { move: 'callback' }
  | { move: 'times' }
  | { move: 'moreTimes' }
  | { move: 'book'; index: number }
  | { move: 'talkNow' }
  /** The caller could not or would not choose: the line does what helps most. */
  | { move: 'decide' }
  /** Out of the times: back to the queue, or decide. */
  | { move: 'leaveTimes' };

interface Prompt {
  keys: Record<string, Move>;
  /** So many wrong answers, or silences, and the line goes on by itself. */
  wrongs: number;
  silences: number;
  wrongReason: Reason;
  givesUp: Move;
}

/** Three tries at a prompt: who slips twice is not told off and not kept either. */
export const tries = 3;
/** Silence twice at the code prompt: on as unidentified. */
const silentCodes = 2;

const repeat: Move = { move: 'again', reason: 'repeat' };
const times: Move = { move: 'times' };
const decide: Move = { move: 'decide' };
const farewell: Move = { move: 'ask', prompt: 'farewell', reason: 'first' };
const plain = { wrongs: tries, silences: tries, wrongReason: 'wrong', givesUp: decide } as const;
/** Nothing more is asked: any key but 0 and 9 says goodbye. */
const done: Prompt = { keys: { 0: times, 9: repeat }, wrongs: 1, silences: 1, wrongReason: 'wrong', givesUp: farewell };

export const dialogue: Record<PromptName, Prompt> = {
  /** Asks for the six digits of the reference code. */
  code: {
    keys: { 0: times, 9: repeat },
    wrongs: tries,
    silences: silentCodes,
    wrongReason: 'codeWrong',
    givesUp: { move: 'ask', prompt: 'menu', reason: 'codeGivenUp' },
  },
  /** 1 call-back, 2 physical meeting, 3 talk now. */
  menu: { ...plain, keys: { 0: times, 1: { move: 'askNumber' }, 2: times, 3: { move: 'talkNow' }, 9: repeat } },
  /** 1 the number shown, 2 another. */
  callbackNumber: {
    ...plain,
    keys: { 0: times, 1: { move: 'callback' }, 2: { move: 'ask', prompt: 'keyNumber', reason: 'first' }, 9: repeat },
  },
  /** Eight digits and #. */
  keyNumber: { ...plain, keys: { 0: times, 9: repeat } },
  /** Free times, a page at a time. */
  meetingTimes: {
    ...plain,
    keys: {
      0: repeat,
      1: { move: 'book', index: 0 },
      2: { move: 'book', index: 1 },
      3: { move: 'book', index: 2 },
      8: { move: 'moreTimes' },
      9: repeat,
    },
    givesUp: { move: 'leaveTimes' },
  },
  promised: done,
  booked: done,
  /** A last sentence, then the line hangs up. */
  farewell: { keys: {}, wrongs: 1, silences: 1, wrongReason: 'wrong', givesUp: farewell },
};

/** What follows at a prompt. `wrong` and `silent` count what has gone before at this prompt. */
export function moveAt(
  prompt: PromptName,
  heard: Heard,
  { wrong, silent, page }: { wrong: number; silent: number; page: number },
): Move {
  const rule = dialogue[prompt];
  if (heard.heard === 'number') return { move: 'callback' };
  if (heard.heard === 'silence') return silent + 1 < rule.silences ? { move: 'again', reason: 'silent' } : rule.givesUp;
  const move = heard.heard === 'key' ? rule.keys[heard.key] : undefined;
  const isPossible = move !== undefined && !(move.move === 'book' && move.index >= page);
  if (isPossible) return move;
  return wrong + 1 < rule.wrongs ? { move: 'again', reason: rule.wrongReason } : rule.givesUp;
}
