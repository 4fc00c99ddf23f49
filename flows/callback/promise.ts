import type { VisitId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { SealedNumber } from '../case/need.ts';
import { refuse, type Work } from '../case/work.ts';
import { offerChoice, recordChoice, stageOf } from '../visit/offer.ts';
import { visitOf } from '../visit/withdraw.ts';
import { promiseCallback } from './request.ts';

export interface StaffPromise {
  visitId: VisitId;
  /** The number in hand, where it is another than the one we have. */
  number?: SealedNumber | undefined;
}

/** Staff promises a call-back on an open case; where one stands, its window does, and only the number is another. */
export function promiseByStaff(work: Work, { visitId, number }: StaffPromise): void {
  const visit = visitOf(work, visitId);
  if (visit.ended !== undefined) refuse('visitEnded');
  if (visit.conclusion !== undefined) refuse('alreadyConcluded');
  if (number === undefined && !isReachable(work, visit)) refuse('numberMissing', 'phone');
  if (visit.callback !== undefined) {
    if (number !== undefined) work.put({ ...visit, callNumber: number.sealed, dialHash: number.hash });
    return;
  }
  const offered = offerChoice(work, visit, { through: 'desk' });
  const chosen = recordChoice(work, offered, { choice: 'callback', stage: stageOf(work, visit) });
  promiseCallback(work, chosen, { kind: 'callback', number });
}

/** Is there a number to call: the one in hand, or the registered one? */
export function isReachable(work: Work, { callNumber, personId }: Visit): boolean {
  if (callNumber !== undefined) return true;
  return personId !== undefined && work.item('person', personId)?.phone !== undefined;
}
