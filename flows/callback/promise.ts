import type { StaffId, VisitId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import { plus } from '../calendar/local-time.ts';
import type { SealedNumber } from '../case/need.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { staffOf } from '../routing/legs.ts';
import { isNotWith, refuseNotWith } from '../routing/not-with.ts';
import { demandTelephone } from '../visit/by-telephone.ts';
import { offerChoice, recordChoice, stageOf } from '../visit/offer.ts';
import { putOffTalk } from '../visit/put-off.ts';
import { isSafeContact } from '../visit/safe-contact.ts';
import { visitOf } from '../visit/withdraw.ts';
import { isMadeIn, recordKept } from './kept.ts';
import { isQueuedCallback, promiseCallback } from './request.ts';
import { endQueuedCallback } from './take-back.ts';
import { agreedWindow, type Window } from './window.ts';

export interface StaffPromise {
  visitId: VisitId;
  /** The number in hand, where it is another than the one we have. */
  number?: SealedNumber | undefined;
  /** The time that was agreed with the citizen. */
  at?: Instant | undefined;
  /** Who wants to make the call. */
  owner?: StaffId | undefined;
}

/**
 * Staff promises a call-back on an open case, at the time that was agreed or else by the rules. Where one stands without another time being
 * agreed, its window does, and only the number is another. Where the talk did not suit the citizen it is a new one, after the pause between
 * two attempts. In safe contact the citizen has to agree to a time.
 */
export function promiseByStaff(work: Work, { visitId, number, at, owner }: StaffPromise): void {
  const before = visitOf(work, visitId);
  if (before.ended !== undefined) refuse('visitEnded');
  if (before.conclusion !== undefined) refuse('alreadyConcluded');
  refuseNotWith(before, owner);
  if (number === undefined && !isReachable(work, before)) refuse('numberMissing', 'phone');
  const agreed = agreedAt(work, before, at);
  demandTelephone(work, before.conversationType, agreed?.from ?? work.now);
  const visit = putOffTalk(work, before);
  const isAgain = visit !== before;
  if (visit.callback !== undefined && !isAgain && agreed === undefined) {
    return changeStanding(work, { ...visit, callback: visit.callback }, { number, owner });
  }
  const offered = offerChoice(work, withoutStanding(work, visit), { through: 'desk' });
  const chosen = recordChoice(work, offered, { choice: 'callback', stage: stageOf(work, visit) });
  // Whom it does not suit now is not rung again at once.
  const after = isAgain ? plus(work.now, work.policy.callback.pause) : undefined;
  promiseCallback(work, chosen, {
    kind: 'callback',
    number,
    after,
    agreed,
    owner: owner ?? (isAgain ? talkerOf(work, before) : undefined),
  });
}

/** Only where it goes, or whose it is, is another. */
function changeStanding(
  work: Work,
  visit: Visit & { callback: Callback },
  { number, owner }: Pick<StaffPromise, 'number' | 'owner'>,
): void {
  if (number === undefined && owner === undefined) return;
  work.put({
    ...visit,
    ...(owner !== undefined && { callback: { ...visit.callback, owner } }),
    ...(number !== undefined && { callNumber: number.sealed, dialHash: number.hash }),
  });
}

/** Who put the talk off goes on with it, unless the citizen wishes somebody else. */
function talkerOf(work: Work, { activeCallId, talkedBy, notWith }: Visit): StaffId | undefined {
  const call = activeCallId === undefined ? undefined : work.item('call', activeCallId);
  const talker = (call === undefined ? undefined : staffOf(call)) ?? talkedBy;
  return isNotWith(notWith, talker) ? undefined : talker;
}

/** The window of the time that was agreed, which safe contact demands. */
function agreedAt(work: Work, visit: Visit, at: Instant | undefined): Window | undefined {
  if (at !== undefined) return agreedWindow(at, work.now, work.unit) ?? refuse('wrongTime', 'at');
  return isSafeContact(visit) ? refuse('timeMissing', 'at') : undefined;
}

/** A promise that is being kept is told as kept; one that waits in the queue is taken out, since its time is another now. */
function withoutStanding(work: Work, visit: Visit): Visit {
  const call = visit.activeCallId === undefined ? undefined : work.item('call', visit.activeCallId);
  if (visit.callback === undefined || call?.direction !== 'callback' || call.state.at === 'ended') return visit;
  if (isQueuedCallback(call)) {
    endQueuedCallback(work, call);
    return omit(visit, 'activeCallId');
  }
  if (isMadeIn(call, visit)) return visit;
  if (call.connectedAt === undefined) refuse('caseInCall');
  return recordKept(work, visit, call);
}

/** Is there a number to call: the one in hand, or the registered one? */
export function isReachable(work: Work, { callNumber, personId }: Visit): boolean {
  if (callNumber !== undefined) return true;
  return personId !== undefined && work.item('person', personId)?.phone !== undefined;
}
