import type { VisitId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { plus } from '../calendar/local-time.ts';
import type { SealedNumber } from '../case/need.ts';
import { refuse, type Work } from '../case/work.ts';
import { offerChoice, recordChoice, stageOf } from '../visit/offer.ts';
import { putOffTalk } from '../visit/put-off.ts';
import { visitOf } from '../visit/withdraw.ts';
import { promiseCallback } from './request.ts';

export interface StaffPromise {
  visitId: VisitId;
  /** The number in hand, where it is another than the one we have. */
  number?: SealedNumber | undefined;
}

/**
 * Staff promises a call-back on an open case; where one stands, its window does, and only the number is another. Where the talk did not
 * suit the citizen it is a new one, after the pause between two attempts.
 */
export function promiseByStaff(work: Work, { visitId, number }: StaffPromise): void {
  const before = visitOf(work, visitId);
  if (before.ended !== undefined) refuse('visitEnded');
  if (before.conclusion !== undefined) refuse('alreadyConcluded');
  if (number === undefined && !isReachable(work, before)) refuse('numberMissing', 'phone');
  const visit = putOffTalk(work, before);
  const isAgain = visit !== before;
  if (visit.callback !== undefined && !isAgain) {
    if (number !== undefined) work.put({ ...visit, callNumber: number.sealed, dialHash: number.hash });
    return;
  }
  const offered = offerChoice(work, visit, { through: 'desk' });
  const chosen = recordChoice(work, offered, { choice: 'callback', stage: stageOf(work, visit) });
  // Whom it does not suit now is not rung again at once.
  const after = isAgain ? plus(work.now, work.policy.callback.pause) : undefined;
  promiseCallback(work, chosen, { kind: 'callback', number, after });
}

/** Is there a number to call: the one in hand, or the registered one? */
export function isReachable(work: Work, { callNumber, personId }: Visit): boolean {
  if (callNumber !== undefined) return true;
  return personId !== undefined && work.item('person', personId)?.phone !== undefined;
}
