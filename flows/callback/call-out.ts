import type { Call } from '../../schemas/call.ts';
import type { ConversationTypeId } from '../../schemas/conversation-type.ts';
import type { OutreachId, StaffId, VisitId } from '../../schemas/ids.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Visit } from '../../schemas/visit.ts';
import { refuse, type Work } from '../case/work.ts';
import { staffOf } from '../routing/legs.ts';
import { refuseNotWith } from '../routing/not-with.ts';
import { setPresence } from '../routing/presence.ts';
import { ring } from '../routing/ring.ts';
import { demandTelephone } from '../visit/by-telephone.ts';
import { isOpenContact } from '../visit/contact.ts';
import { conversationTypeOf } from '../visit/conversation-types.ts';
import { latestOf } from '../visit/latest.ts';
import { isSafeContact } from '../visit/safe-contact.ts';
import { chooseTalkType } from '../visit/talk.ts';
import { visitOf } from '../visit/withdraw.ts';
import { isReachable } from './promise.ts';
import { isQueuedCallback, newCallback } from './request.ts';
import { takeBackQueued } from './take-back.ts';

export interface CallingOut {
  visitId: VisitId;
  staffId: StaffId;
  kind: ConversationTypeId;
  /** Sealed: what it is about, where the type asks for it. */
  purpose?: string | undefined;
  /** The entry of the list that is called for. */
  outreachId?: OutreachId | undefined;
}

/**
 * A consultant calls the citizen of a case now: their own softphone is rung first, then the telephone, as in a call-back. A promise that
 * stands is joined, and this call is its attempt; one that waits in the queue is taken out of it. Asked twice it is one call.
 */
export function callOut(work: Work, { visitId, staffId, kind, purpose, outreachId }: CallingOut): void {
  work.preload({ entity: 'visit', id: visitId }, { entity: 'consultant', id: staffId });
  const visit = visitOf(work, visitId);
  const active = activeOf(work, visit);
  if (active?.out !== undefined && staffOf(active) === staffId) {
    work.made.callId = active.callId;
    return;
  }
  const { asksPurpose } = conversationTypeOf(kind);
  if (asksPurpose === true && purpose === undefined) refuse('purposeMissing', 'purpose');
  demandTelephone(work, kind, work.now);
  demandCallable(work, visit, active);
  refuseNotWith(visit, staffId);
  const consultant = demandReady(work, staffId);
  const isOwn = isBesideCase(visit, kind);
  if (!isOwn && isOpenContact(visit)) chooseTalkType(work, { visitId, kind });
  takeBackQueued(work, work.demand('visit', visitId));
  const free = work.demand('visit', visitId);
  const call: Call = {
    ...newCallback(work, free, work.now),
    out: {
      staffId,
      ...(isOwn && { type: kind }),
      ...(purpose !== undefined && { purpose }),
      ...(outreachId !== undefined && { outreachId }),
    },
  };
  const { callId } = call;
  const keeps = free.callback !== undefined;
  work.record({ type: 'callOutBegun', staffId, conversationType: kind, keeps }, { visitId, callId });
  const { leg } = ring(work, call, consultant);
  work.put({ ...free, activeCallId: callId });
  setPresence(work, consultant, 'reserved', { holds: { callId, leg } });
  work.made.callId = callId;
}

/** A talk that only reaches out, or comes after the conclusion, leaves the case as it is; what was promised is the case's own talk. */
function isBesideCase(visit: Visit, kind: ConversationTypeId): boolean {
  if (visit.callback !== undefined) return false;
  return !isOpenContact(visit) || !conversationTypeOf(kind).demandsOutcome;
}

function activeOf(work: Work, { activeCallId }: Visit): Call | undefined {
  const call = activeCallId === undefined ? undefined : work.item('call', activeCallId);
  return call?.state.at === 'ended' ? undefined : call;
}

/** Refused where the citizen may not be called now, cannot be, or is on the line with us already. */
function demandCallable(work: Work, visit: Visit, active: Call | undefined): void {
  if (visit.ended !== undefined) refuse('visitEnded');
  const latest = demandLatest(work, visit);
  if (!isReachable(work, visit)) refuse('numberMissing', 'phone');
  if (visit.inWriting !== undefined && visit.callback === undefined) refuse('inWritingOnly');
  if (isSafeContact(visit) && !isWithinAgreed(visit, work.now)) refuse('agreedTimeOnly');
  // A call-back that only waits is taken out of the queue; one that rings at a colleague's desk is the colleague's.
  if (active !== undefined && !(isQueuedCallback(active) && active.state.at === 'waiting')) refuse('caseInCall');
  if (latest !== undefined && activeOf(work, latest) !== undefined) refuse('caseInCall');
  demandFreeTelephone(work, visit, active);
}

/** The person's other case, where it is the later one: refused where that is open, since the talk belongs there. */
function demandLatest(work: Work, { personId, visitId }: Visit): Visit | undefined {
  const person = personId === undefined ? undefined : work.item('person', personId);
  const latest = person === undefined ? undefined : latestOf(work, person);
  if (latest === undefined || latest.visitId === visitId) return undefined;
  return isOpenContact(latest) ? refuse('openCase', latest.visitId) : latest;
}

/** In safe contact: has the citizen agreed to be called at this moment? */
function isWithinAgreed({ callback }: Visit, now: string): boolean {
  return callback?.kind === 'callback' && callback.from <= now && now < callback.until;
}

/** Two people may share a telephone; it rings for one of them at a time. */
function demandFreeTelephone(work: Work, { dialHash, personId }: Visit, active: Call | undefined): void {
  const person = personId === undefined ? undefined : work.item('person', personId);
  const hash = dialHash ?? person?.hashes.phone;
  if (hash === undefined) return;
  const users = work.answer({ need: 'numberUsers', unitId: work.unitId, hash });
  if (users.some((user) => user !== active?.callId)) refuse('numberBusy', 'phone');
}

/** Free, or on a break, at the desk at which the call was asked for. */
function demandReady(work: Work, staffId: StaffId): Consultant {
  const consultant = work.item('consultant', staffId);
  if (consultant?.state === 'reserved' || consultant?.state === 'busy') refuse('inCall');
  if (consultant?.state !== 'available' && consultant?.state !== 'pause') refuse('notReady');
  const { reason } = consultant;
  const isPausing = consultant.state === 'pause';
  return {
    ...consultant,
    aliveAt: work.now,
    ...(isPausing && { pausing: { ...(reason !== undefined && { reason }) } }),
  };
}
