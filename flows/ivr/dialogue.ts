import type { PromptName, Reason } from '../../schemas/prompt.ts';

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
  /** The number shown is the one to call. */
  | { move: 'callback' }
  | { move: 'soonest' }
  | { move: 'windows' }
  | { move: 'moreWindows' }
  | { move: 'window'; index: number }
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
  /** What is arranged: asked for, and then kept, moved or cancelled; `tell`: whoever has no code is told by SMS. */
  | { move: 'own' }
  | { move: 'tell' }
  | { move: 'keep' }
  | { move: 'change' }
  | { move: 'cancel' }
  /** The caller could not or would not choose: the line does what helps most. */
  | { move: 'decide' }
  /** The next of the languages that the rules offer. */
  | { move: 'language' }
  /** Out of the times: back to the queue, or decide; what had a time keeps it. */
  | { move: 'leaveTimes' }
  /** Back from the times to where they were asked for. */
  | { move: 'back' };

interface Prompt {
  keys: Record<string, Move>;
  /** So many wrong answers, or silences, and the line goes on by itself. */
  wrongs: number;
  silences: number;
  wrongReason: Reason;
  givesUp: Move;
}

/** Times or windows that are read out at once, a key each: 1 to 3 choose below, and 8 reads as many more. */
export const readAtOnce = 3;
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
/** Nothing more is asked: any key but 0, 9 and # says goodbye. */
const done: Prompt = { keys: { 0: times, ...again }, wrongs: 1, silences: 1, wrongReason: 'wrong', givesUp: farewell };

/** 1 call-back, 2 physical meeting, 3 talk now, 4 what is arranged already; 5 another language. */
const talkNow: Move = { move: 'talkNow' };
const language: Move = { move: 'language' };
const choices = { 0: times, 1: { move: 'askNumber' }, 2: times, 3: talkNow, 4: { move: 'own' }, 9: repeat } as const;
const toMenu: Move = { move: 'ask', prompt: 'menu', reason: 'first' };
const tell: Move = { move: 'tell' };
const keep: Move = { move: 'keep' };
const soonest: Move = { move: 'soonest' };

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
    keys: { ...choices, 5: language, '#': toMenu },
    wrongs: tries,
    silences: silentCodes,
    wrongReason: 'codeWrong',
    givesUp: { move: 'ask', prompt: 'menu', reason: 'codeGivenUp' },
  },
  /** Asks for the code behind 4; # alone is none, and then all hear the same. */
  ownCode: {
    keys: { ...choices, 4: repeat, 5: language, '#': tell },
    wrongs: tries,
    silences: silentCodes,
    wrongReason: 'codeWrong',
    givesUp: tell,
  },
  menu: { ...plain, keys: { ...choices, 5: language, ...again } },
  /** What is arranged, for who has keyed the code: 1 keep, 2 move, 3 cancel, 4 talk now. Who says nothing keeps it. */
  arranged: {
    ...plain,
    keys: { 0: times, 1: keep, 2: { move: 'change' }, 3: { move: 'cancel' }, 4: talkNow, 5: language, ...again },
    givesUp: keep,
  },
  /** 1 the number shown, 2 another. */
  callbackNumber: {
    ...plain,
    keys: { 0: times, 1: { move: 'callback' }, 2: { move: 'ask', prompt: 'keyNumber', reason: 'first' }, ...again },
  },
  /** A telephone number as the rules let one be keyed, and #. */
  keyNumber: { ...plain, keys: { 0: times, ...again } },
  /** 1 the number that was keyed is right, 2 another. Who says nothing has heard it and is called there: nobody who keyed a number is lost. */
  readBack: {
    ...plain,
    keys: { 0: times, 1: { move: 'confirm' }, 2: { move: 'otherNumber' }, ...again },
    givesUp: { move: 'confirm' },
  },
  /** 1 as soon as possible, 2 another time. Who says nothing is called as soon as possible. */
  callbackTime: { ...plain, keys: { 0: times, 1: soonest, 2: { move: 'windows' }, ...again }, givesUp: soonest },
  /** Windows to be called in, a page at a time. */
  callbackTimes: {
    ...plain,
    keys: {
      0: times,
      1: { move: 'window', index: 0 },
      2: { move: 'window', index: 1 },
      3: { move: 'window', index: 2 },
      8: { move: 'moreWindows' },
      ...again,
      '*': { move: 'back' },
    },
    givesUp: soonest,
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
      '*': { move: 'back' },
    },
    givesUp: { move: 'leaveTimes' },
  },
  promised: done,
  booked: done,
  /** What was arranged is not any more; what else is wished can be chosen at once. */
  cancelled: { ...done, keys: { ...choices, ...again } },
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
  const isPossible = move !== undefined && !('index' in move && move.index >= page);
  if (isPossible) return move;
  return wrong + 1 < rule.wrongs ? { move: 'again', reason: rule.wrongReason } : rule.givesUp;
}
