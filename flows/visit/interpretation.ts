import type { Answers } from '../../schemas/checklist.ts';
import type { Interpretation } from '../../schemas/event/facts.ts';
import { chosenIn } from './answers.ts';

/** Question A4, whether an interpreter was needed and was there, in the words of events. */
const meanings: Readonly<Record<string, Interpretation>> = {
  nej: 'notNeeded',
  tolkMed: 'present',
  tolkMangler: 'missing',
  paaroerende: 'relative',
  // Nobody under 18 may interpret, so that there is none (lov nr. 469 of 14 May 2025).
  underAtten: 'missing',
};

/** Nothing where question A4 was not answered. */
export function interpretationOf({ A4 }: Answers): { interpretation?: Interpretation } {
  const [chosen = ''] = chosenIn(A4);
  const interpretation = meanings[chosen];
  return interpretation === undefined ? {} : { interpretation };
}
