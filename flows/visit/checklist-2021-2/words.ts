import type { Question } from '../../../schemas/checklist.ts';
import type { Condition } from '../../../schemas/condition.ts';

/* Short ways to write a question down. */

type More = Partial<Omit<Question, 'id' | 'text' | 'type'>>;
type Options = Record<string, string>;

/** *Ved ikke* and *ønsker ikke at svare*: the citizen may answer so to everything. */
export const openAnswers: Options = { vedIkke: 'Ved ikke', onskerIkke: 'Ønsker ikke at svare' };

function listed(options: Options): NonNullable<Question['options']> {
  return Object.entries(options).map(([id, label]) => ({ id, label }));
}

const asked = { audience: 'citizen', mayStayOpen: true } as const;

export function yesNo(id: string, text: string, more: More = {}): Question {
  return { id, text, type: 'yesNo', options: listed({ ja: 'Ja', nej: 'Nej', ...openAnswers }), ...asked, ...more };
}

export function choice(
  id: string,
  text: string,
  { options, ...more }: Omit<More, 'options'> & { options: Options },
): Question {
  return { id, text, type: 'choice', options: listed({ ...options, ...openAnswers }), ...asked, ...more };
}

export function several(
  id: string,
  text: string,
  { options, ...more }: Omit<More, 'options'> & { options: Options },
): Question {
  return { id, text, type: 'several', options: listed({ ...options, ...openAnswers }), ...asked, ...more };
}

/** What the consultant establishes and does not ask: nothing is left open. */
export function established(
  { id, text, type }: Pick<Question, 'id' | 'text' | 'type'>,
  options: Options,
  more: More = {},
): Question {
  return { id, text, type, options: listed(options), audience: 'consultant', ...more };
}

export function text(id: string, words: string, more: More = {}): Question {
  return { id, text: words, type: 'text', ...asked, ...more };
}

/** Nothing more is asked of somebody who is not known to be the right one, or who cannot talk now: the talk is stopped. */
export const goesOn: Condition = [
  [
    { question: 'A1', is: ['ikkeBekraeftet'], not: true },
    { question: 'A2', is: ['passerIkkeNu', 'kanIkkeTaleFrit'], not: true },
  ],
];

/** `goesOn`, and this answer. */
export function after(question: string, ...is: string[]): Condition {
  return goesOn.map((list) => [...list, { question, is }]);
}
