import type { Answers } from '../../schemas/checklist.ts';
import type { Interpretation } from '../../schemas/event/facts.ts';

/** Question A4, whether an interpreter was needed and was there, in the words of events. */
const meanings: Readonly<Record<string, Interpretation>> = {
  nej: 'notNeeded',
  tolkMed: 'present',
  tolkMangler: 'missing',
  paaroerende: 'relative',
};

/** Nothing where question A4 was not answered. */
export function interpretationOf({ A4 }: Answers): { interpretation?: Interpretation } {
  const interpretation = typeof A4 === 'string' ? meanings[A4] : undefined;
  return interpretation === undefined ? {} : { interpretation };
}
