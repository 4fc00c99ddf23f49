import type { MeetingId } from '../../schemas/ids.ts';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import { addDays, atLocal, endOfDay, localDayOf } from '../calendar/local-time.ts';
import { isSuspended, policyOn } from '../calendar/policy.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOpenContact } from '../visit/contact.ts';
import { askDesk } from '../visit/desk.ts';
import { cancelMeeting } from './book.ts';
import { bookable, chairsOf, horizonOf } from './times.ts';

function isSuspendedOn(unit: Unit, day: LocalDay): boolean {
  return isSuspended(policyOn(unit, day), day);
}

/** Is no time given out at all, as far ahead as one could be booked now, because meetings are suspended? */
export function isPaused(unit: Unit, now: Instant): boolean {
  const { from } = bookable(unit, now);
  const last = horizonOf(unit, now);
  if (!isSuspendedOn(unit, last)) return false;
  for (let day = localDayOf(from); day <= last; day = addDays(day, 1))
    if (chairsOf(unit, day).some(({ startAt }) => startAt >= from)) return false;
  return true;
}

/** From when to when meetings that were booked before may lie on suspended days; nothing where no suspension is on or ahead. */
export function suspendedAhead({ policies }: Unit, now: Instant): { from: Instant; until: Instant } | undefined {
  const today = localDayOf(now);
  const ahead = policies.flatMap(({ suspension }) => (suspension === undefined ? [] : [suspension]));
  const days = ahead.filter(({ until }) => until >= today);
  const [first] = days.map(({ from }) => from).toSorted();
  const last = days
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { from: first > today ? atLocal(first, '00:00') : now, until: endOfDay(last) };
}

/**
 * A meeting that was booked before its day was suspended is given up, and the citizen is told. The case has one next step: a doubt waits for
 * another time, and of an open case the desk asks the citizen, unless somebody sees to it anyway.
 */
export function giveUpSuspended(work: Work, { meetingId }: { meetingId: MeetingId }): void {
  const meeting = work.demand('meeting', meetingId);
  if (meeting.unitId !== work.unitId) refuse('notFound');
  const isHeld = !isSuspendedOn(work.unit, localDayOf(meeting.startAt));
  if (meeting.state !== 'booked' || meeting.startAt <= work.now || isHeld) refuse('superseded');
  const visit = work.demand('visit', meeting.visitId);
  const doubt = visit.followUpId === undefined ? undefined : work.item('followUp', visit.followUpId);
  cancelMeeting(work, meeting, true);
  if (doubt?.meeting?.meetingId === meetingId) work.put(omit(doubt, 'meeting'));
  if (visit.meeting?.meetingId !== meetingId) return;
  const rest = omit(visit, 'meeting');
  work.put(rest);
  const isSeenTo = [rest.callback, rest.activeCallId, rest.talkedAt].some((one) => one !== undefined);
  if (isOpenContact(rest) && !isSeenTo) askDesk(work, rest, 'choose');
}
