import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';
import { giveUpMeeting } from '../booking/book.ts';
import { endOfDay, localDayOf } from '../calendar/local-time.ts';
import { workingDayAfter } from '../calendar/opening-hours.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import type { Conclusion } from './conclude.ts';
import { arrangeNext, carry, newDoubt } from './doubt.ts';
import { openDeadline } from './first-talk.ts';
import { demandsFollowUp, type Flag, isDoubted } from './flags.ts';
import { followUpDue } from './follow-up-due.ts';
import { preparationsOf } from './preparations.ts';
import { isPromiseOpen } from './promise.ts';

/** What becomes of a call-back or a meeting that stands when the case is concluded. */
export type Arrangements = 'keep' | 'cancel';

interface Doubting extends Pick<Conclusion, 'staffId' | 'category' | 'followUp' | 'arrangements'> {
  flags: Flag[];
  dueAt: Instant;
}

/** When the meeting of a doubt that comes up now is due. */
export function dueOf(work: Work, visit: Visit, flags: Flag[]): Instant {
  const target = endOfDay(workingDayAfter(localDayOf(work.now), work.unit, work.policy.followUpWorkingDays));
  return followUpDue(flags, target, openDeadline(work, visit));
}

/**
 * Stores the doubt with the meeting that settles it: one that is booked already, the time that was chosen, or a place in the queue where
 * none is free in time.
 */
export function carryDoubt(work: Work, visit: Visit, conclusion: Doubting): void {
  const { staffId, category, followUp, flags, dueAt, arrangements } = conclusion;
  const ids = flags.map((flag) => flag.id);
  const preparations = preparationsOf(work, visit, flags);
  const doubt = newDoubt(work, visit, { owner: staffId, flags: ids, category, dueAt, preparations });
  const standing = visit.meeting === undefined ? undefined : work.item('meeting', visit.meeting.meetingId);
  const carried = { ...visit, followUpId: doubt.followUpId };
  if (followUp === undefined && standing?.state === 'booked' && standing.startAt > work.now) {
    if (arrangements === 'cancel') refuse('doubtMeeting', 'arrangements');
    work.put({ ...standing, purpose: 'followUp' });
    work.put(omit(carried, 'meeting'));
    // The time was the citizen's own choice, before there was a doubt.
    carry(work, doubt, { meeting: standing, lateReason: 'citizenWish' });
  } else {
    if (followUp === undefined) refuse('followUpMissing', mandatory(flags));
    work.put(carried);
    arrangeNext(work, doubt, followUp);
  }
  recordDoubt(work, doubt.followUpId, flags);
}

function mandatory(flags: Flag[]): string[] {
  return flags.flatMap(({ id, level }) => (level === 'mandatory' ? [id] : []));
}

function recordDoubt(work: Work, followUpId: NonNullable<Visit['followUpId']>, flags: Flag[]): void {
  const { visitId, owner, dueAt, meeting, lateReason } = work.demand('followUp', followUpId);
  work.record(
    {
      type: 'followUpOpened',
      followUpId,
      dueAt,
      owner,
      isLawOnly: demandsFollowUp(flags) && !isDoubted(flags),
      ...(meeting !== undefined && { startAt: meeting.startAt }),
      ...(lateReason !== undefined && { lateReason }),
    },
    { visitId },
  );
}

/** Keeps or cancels what stood beside the doubt's own meeting; what is cancelled, the citizen is told. */
export function settleArrangements(work: Work, visit: Visit, arrangements: Arrangements | undefined): void {
  const meeting = visit.meeting === undefined ? undefined : work.item('meeting', visit.meeting.meetingId);
  const isOver = meeting !== undefined && meeting.state !== 'booked';
  if (arrangements !== 'cancel') return isOver ? work.put(omit(visit, 'meeting')) : undefined;
  giveUpMeeting(work, visit, true);
  const rest = omit(visit, 'meeting');
  if (!hasPromise(work, visit)) return work.put(rest);
  work.record({ type: 'callbackCancelled' }, { visitId: visit.visitId });
  work.put(omit(rest, 'callback'));
}

/** Does a promise to call stand, other than the one that is being kept by the talk that goes on? */
export function hasPromise(work: Work, { callback, activeCallId }: Visit): boolean {
  return isPromiseOpen(callback, activeCallId === undefined ? undefined : work.item('call', activeCallId));
}
