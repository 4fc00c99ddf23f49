import type { FollowUp, FollowUpOutcome, LateReason } from '../../schemas/follow-up.ts';
import type { FollowUpId, SlotId, StaffId } from '../../schemas/ids.ts';
import type { Role } from '../../schemas/staff.ts';
import type { Visit } from '../../schemas/visit.ts';
import { cancelMeeting } from '../booking/book.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { followBirthday } from './birthday.ts';
import { followCoordination } from './coordination.ts';
import { arrangeNext, missMeeting, type NextMeeting, recordBooking } from './doubt.ts';
import { moveMeeting, settleMeeting } from './meeting.ts';
import { demandCategory, demandKnown, groupFactsOf, withFactsOfToday } from './person-facts.ts';
import { offerOf, talkRulesOf } from './talk-rules.ts';
import { staysOpen, whatWasOverruled, whyNotClose } from './why-not.ts';

export interface Closing {
  followUpId: FollowUpId;
  outcome: FollowUpOutcome;
  category?: string | undefined;
  /** Written and sealed, for a doubt that is withdrawn. */
  reason?: string | undefined;
  next?: NextMeeting | undefined;
  staffId: StaffId;
  role: Role;
}

/**
 * Notes what came of a doubt. It is closed only when the citizen was met, or by a coordinator with a written reason; a citizen who did
 * not come or said no leaves it open and demands the next step.
 */
export function closeFollowUp(work: Work, closing: Closing): void {
  const { followUpId, outcome, category, reason, next, role } = closing;
  const doubt = work.demand('followUp', followUpId);
  if (doubt.unitId !== work.unitId) refuse('notFound');
  const why = whyNotClose(doubt, {
    outcome,
    role,
    category,
    hasReason: reason !== undefined,
    hasNext: next !== undefined,
    now: work.now,
  });
  if (why !== undefined) refuse(why);
  const visit = work.demand('visit', doubt.visitId);
  if (category !== undefined) demandKnown(work, category);
  if (staysOpen(outcome)) {
    const missed = outcome === 'noShow' ? noShow(work, doubt) : declined(work, doubt);
    if (next !== undefined) recordBooking(work, arrangeNext(work, missed, next));
    return;
  }
  if (outcome === 'withdrawn') return withdrawDoubt(work, doubt, closing);
  meet(work, doubt, visit, closing);
}

export interface Booking {
  followUpId: FollowUpId;
  slotId: SlotId;
  lateReason?: LateReason | undefined;
}

/** The time that a doubt waits for, or another one in place of a time that has not begun. */
export function bookFollowUp(work: Work, { followUpId, slotId, lateReason }: Booking): void {
  const doubt = work.demand('followUp', followUpId);
  if (doubt.unitId !== work.unitId) refuse('notFound');
  if (doubt.closed !== undefined) refuse('alreadyClosed');
  const standing = meetingOf(work, doubt);
  if (standing?.state === 'booked') return moveMeeting(work, { meetingId: standing.meetingId, slotId, lateReason });
  if (standing !== undefined) refuse('outcomeMissing');
  recordBooking(work, arrangeNext(work, doubt, { slotId, lateReason }));
}

function meetingOf(work: Work, doubt: FollowUp) {
  return doubt.meeting === undefined ? undefined : work.item('meeting', doubt.meeting.meetingId);
}

function noShow(work: Work, doubt: FollowUp): FollowUp {
  const meeting = meetingOf(work, doubt);
  if (meeting?.state === 'booked') settleMeeting(work, meeting, 'noShow');
  const current = work.demand('followUp', doubt.followUpId);
  return current.meeting === undefined ? current : missMeeting(work, current, 'noShow');
}

function declined(work: Work, doubt: FollowUp): FollowUp {
  cancelMeeting(work, meetingOf(work, doubt), true);
  return missMeeting(work, doubt, 'declined');
}

/** Nobody will be met any more: the time is free in the same write, and the citizen is told. */
function withdrawDoubt(work: Work, doubt: FollowUp, { staffId, reason }: Closing): void {
  cancelMeeting(work, meetingOf(work, doubt), true);
  const closed = { at: work.now, by: staffId, outcome: 'withdrawn' as const, ...(reason !== undefined && { reason }) };
  work.put({ ...omit(doubt, 'meeting'), closed });
  recordClosing(work, doubt, closed);
}

/** The citizen was met: the first judgement stands or is changed, and stays beside the final one for ever. */
function meet(work: Work, doubt: FollowUp, visit: Visit, { staffId, outcome, category }: Closing): void {
  const final = category ?? doubt.provisionalCategory;
  // The group of today: who has come to the age border meanwhile cannot be confirmed in a category of the young.
  const facts = groupFactsOf(work, visit, {});
  demandCategory(work, facts, final);
  const meeting = meetingOf(work, doubt);
  if (meeting?.state === 'booked') settleMeeting(work, meeting, 'held');
  const closed = { at: work.now, by: staffId, outcome, category: final };
  work.put({ ...work.demand('followUp', doubt.followUpId), closed });
  recordClosing(work, doubt, closed);
  const current = withFactsOfToday(work, work.demand('visit', visit.visitId), facts);
  work.put(
    current.conclusion === undefined
      ? current
      : { ...current, conclusion: { ...omit(current.conclusion, 'provisional'), finalCategory: final } },
  );
  followBirthday(work, current);
  followCoordination(work, current, { category: final, since: work.now });
}

function recordClosing(work: Work, doubt: FollowUp, closed: NonNullable<FollowUp['closed']>): void {
  const { followUpId, provisionalCategory: firstCategory, dueAt, meeting } = doubt;
  const { outcome, category: finalCategory } = closed;
  const held = outcome === 'confirmed' || outcome === 'changed';
  const visit = work.demand('visit', doubt.visitId);
  const overruled = whatWasOverruled(doubt, outcome, work.now);
  work.record(
    {
      type: 'followUpClosed',
      followUpId,
      outcome,
      ...(overruled !== undefined && { overruled }),
      held,
      changed: finalCategory !== undefined && finalCategory !== firstCategory,
      firstCategory,
      ...(finalCategory !== undefined && { finalCategory }),
      ...talkRulesOf(work.policy, 'physical', visit),
      ...offerOf(visit),
      dueAt,
      inTime: held && meeting !== undefined && meeting.startAt <= dueAt,
      sameStaff: closed.by === doubt.owner,
    },
    { visitId: doubt.visitId },
  );
}
