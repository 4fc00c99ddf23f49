import type { FollowUp, LateReason, MissedOutcome, Preparation } from '../../schemas/follow-up.ts';
import type { SlotId } from '../../schemas/ids.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookedOf, chosenChair, sell } from '../booking/book.ts';
import { type Chair, freeTimesNow } from '../booking/times.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { isNotWith } from '../routing/not-with.ts';
import { isWeekOpen, openDeadline } from './first-talk.ts';
import { whyStillOpen } from './why-not.ts';

/** How a doubt is to be settled next: at a time that was chosen, or in the queue for one where none is free in time. */
export type NextMeeting = { slotId: SlotId; lateReason?: LateReason | undefined } | { queue: true };

/** Books the time of a doubt, or leaves it to the coordinator to find one; past its due date only with a reason. */
export function arrangeNext(work: Work, doubt: FollowUp, next: NextMeeting): FollowUp {
  if ('queue' in next) {
    // A queue is for when nothing is free in time, not for when nobody cared to look.
    if (freeTimesNow(work, { before: doubt.dueAt, most: 1 }).length > 0) refuse('nextMissing');
    const queued = omit(doubt, 'meeting');
    work.put(queued);
    return queued;
  }
  const chair = chosenChair(work, next.slotId);
  demandReason(doubt, chair, next.lateReason);
  return carry(work, doubt, {
    meeting: sell(work, work.demand('visit', doubt.visitId), chair, { purpose: 'followUp', sms: 'meetingBooked' }),
    lateReason: next.lateReason,
  });
}

/** A time past the due date of a doubt needs a reason. */
export function demandReason({ dueAt }: FollowUp, chair: Chair, lateReason: LateReason | undefined): void {
  if (chair.startAt > dueAt && lateReason === undefined) refuse('lateReasonMissing', 'lateReason');
}

interface Carrying {
  meeting: Meeting;
  lateReason: LateReason | undefined;
}

/** The meeting now carries the doubt; a reason why it is late stands only while it is. */
export function carry(work: Work, doubt: FollowUp, { meeting, lateReason }: Carrying): FollowUp {
  const isLate = meeting.startAt > doubt.dueAt;
  const after: FollowUp = {
    ...omit(doubt, 'lateReason'),
    meeting: bookedOf(meeting),
    ...(isLate && lateReason !== undefined && { lateReason }),
  };
  work.put(after);
  return after;
}

/** The doubt has another meeting than before: told with its due date. */
export function book(work: Work, doubt: FollowUp, carrying: Carrying): void {
  recordBooking(work, carry(work, doubt, carrying));
}

/** Tells which time a doubt has now; nothing where it waits for one. */
export function recordBooking(work: Work, { followUpId, visitId, dueAt, meeting, lateReason }: FollowUp): void {
  if (meeting === undefined) return;
  const { startAt } = meeting;
  work.record(
    { type: 'followUpBooked', followUpId, startAt, dueAt, ...(lateReason !== undefined && { lateReason }) },
    { visitId },
  );
}

export interface NewDoubt {
  owner: FollowUp['owner'];
  flags: string[];
  category: string;
  dueAt: Instant;
  preparations: Preparation[];
}

/** A doubt that opens with a conclusion. The week of § 31 runs on in it, since no talk that counts has been held. */
export function newDoubt(
  work: Work,
  visit: Visit,
  { owner, flags, category, dueAt, preparations }: NewDoubt,
): FollowUp {
  const firstTalkDueAt = openDeadline(work, visit);
  return {
    entity: 'followUp',
    followUpId: `followup_${work.newId()}`,
    unitId: visit.unitId,
    visitId: visit.visitId,
    version: 0,
    owner,
    ...(isNotWith(visit.notWith, owner) && { toBeGiven: true as const }),
    flags,
    ...(preparations.length > 0 && { preparations }),
    provisionalCategory: category,
    openedAt: work.now,
    dueAt,
    ...(isWeekOpen(visit) && firstTalkDueAt !== undefined && { firstTalkDueAt }),
    noShows: 0,
    declined: 0,
  };
}

/** The citizen did not come, or said no: the doubt stays open, without a meeting. */
export function missMeeting(work: Work, doubt: FollowUp, outcome: MissedOutcome): FollowUp {
  const noShows = doubt.noShows + (outcome === 'noShow' ? 1 : 0);
  const declined = doubt.declined + (outcome === 'declined' ? 1 : 0);
  const after: FollowUp = { ...omit(doubt, 'meeting'), noShows, declined };
  work.put(after);
  const times = outcome === 'noShow' ? noShows : declined;
  const { followUpId, visitId } = doubt;
  work.record({ type: 'followUpMissed', followUpId, outcome, times, stillOpen: whyStillOpen(after) }, { visitId });
  return after;
}
