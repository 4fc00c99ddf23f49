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
  | { heard: 'partOfCode'; digits: string }
  | { heard: 'number'; number: string }
  | { heard: 'wrongNumber' };

export type Move =
  /** Another prompt, with fresh counters. */
  | { move: 'ask'; prompt: Extract<PromptName, 'menu' | 'keyNumber' | 'farewell'>; reason: Reason }
  | { move: 'again'; reason: Reason }
  | { move: 'askNumber' }
  | { move: 'callback' }
  /** Another number than was keyed before, for what that one was for. */
  | { move: 'otherNumber' }
  /** The number that was keyed is read back. */
  | { move: 'readBack' }
  /** It is the right one, or nobody says that it is not. */
  | { move: 'confirm' }
  | { move: 'times' }
  | { move: 'moreTimes' }
  | { move: 'book'; index: number }
  /** Whom we called is there, or nobody is. */
  | { move: 'takeCall' }
  | { move: 'notThere' }
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
/** Silence twice at the code prompt: on as unidentified. And twice where we have called: nobody is there. */
const silentCodes = 2;

/** Words that say something else than a slip: the caller tried nothing that could be wrong. */
export const uncounted: readonly Reason[] = ['repeat', 'codeShort'];

const repeat: Move = { move: 'again', reason: 'repeat' };
const times: Move = { move: 'times' };
const decide: Move = { move: 'decide' };
const farewell: Move = { move: 'ask', prompt: 'farewell', reason: 'first' };
const plain = { wrongs: tries, silences: tries, wrongReason: 'wrong', givesUp: decide } as const;
/** The same everywhere: 9 says it again, and so does a # that came too late behind a code, a number or a choice. */
const again = { 9: repeat, '#': repeat } as const;
/** Nothing more is asked: any key but 0 and 9 says goodbye. */
const done: Prompt = { keys: { 0: times, ...again }, wrongs: 1, silences: 1, wrongReason: 'wrong', givesUp: farewell };

/** 1 call-back, 2 physical meeting, 3 talk now. */
const choices = { 0: times, 1: { move: 'askNumber' }, 2: times, 3: { move: 'talkNow' }, 9: repeat } as const;
const toMenu: Move = { move: 'ask', prompt: 'menu', reason: 'first' };
const wrongAtMenu: Move = { move: 'ask', prompt: 'menu', reason: 'wrong' };

export const dialogue: Record<PromptName, Prompt> = {
  /** A key is a person; a mailbox presses none. */
  called: {
    ...plain,
    silences: silentCodes,
    keys: { 0: times, 1: { move: 'takeCall' }, ...again },
    givesUp: { move: 'notThere' },
  },
  /** Asks for the six digits of the reference code; # alone is none. Whoever knows the menu chooses from it here. */
  code: {
    keys: { ...choices, 4: wrongAtMenu, 5: wrongAtMenu, '#': toMenu },
    wrongs: tries,
    silences: silentCodes,
    wrongReason: 'codeWrong',
    givesUp: { move: 'ask', prompt: 'menu', reason: 'codeGivenUp' },
  },
  menu: { ...plain, keys: { ...choices, ...again } },
  /** 1 the number shown, 2 another. */
  callbackNumber: {
    ...plain,
    keys: { 0: times, 1: { move: 'callback' }, 2: { move: 'ask', prompt: 'keyNumber', reason: 'first' }, ...again },
  },
  /** Eight digits and #. */
  keyNumber: { ...plain, keys: { 0: times, ...again } },
  /** 1 the number that was keyed is right, 2 another. Who says nothing has heard it and is called there: nobody who keyed a number is lost. */
  readBack: {
    ...plain,
    keys: { 0: times, 1: { move: 'confirm' }, 2: { move: 'otherNumber' }, ...again },
    givesUp: { move: 'confirm' },
  },
  /** Free times, a page at a time. */
  meetingTimes: {
    ...plain,
    keys: {
      0: repeat,
      1: { move: 'book', index: 0 },
      2: { move: 'book', index: 1 },
      3: { move: 'book', index: 2 },
      8: { move: 'moreTimes' },
      ...again,
      '*': toMenu,
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
  if (heard.heard === 'number') return { move: 'readBack' };
  if (heard.heard === 'silence') return silent + 1 < rule.silences ? { move: 'again', reason: 'silent' } : rule.givesUp;
  if (heard.heard === 'partOfCode') return { move: 'again', reason: 'codeShort' };
  const move = heard.heard === 'key' ? rule.keys[heard.key] : undefined;
  const isPossible = move !== undefined && !(move.move === 'book' && move.index >= page);
  if (isPossible) return move;
  return wrong + 1 < rule.wrongs ? { move: 'again', reason: rule.wrongReason } : rule.givesUp;
}
