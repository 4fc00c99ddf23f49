import type { Answers } from '../../schemas/checklist.ts';
import type { RequestedBy } from '../../schemas/event/facts.ts';
import { chosenIn } from './answers.ts';

/** Which side asked for a physical meeting, by questions A3 and J4; nothing where neither did. */
export function requestedByOf({ A3, J4 }: Answers): { requestedBy?: RequestedBy } {
  const isCitizen = chosenIn(A3).includes('nej') || chosenIn(J4).includes('borgerOenskerFysisk');
  const isConsultant = chosenIn(J4).includes('medarbejderOenskerFysisk');
  if (isCitizen) return { requestedBy: isConsultant ? 'both' : 'citizen' };
  return isConsultant ? { requestedBy: 'consultant' } : {};
}
