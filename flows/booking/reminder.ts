import type { Meeting } from '../../schemas/meeting.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import { atLocal, localDayOf } from '../calendar/local-time.ts';
import { hoursOn, workingDayBefore } from '../calendar/opening-hours.ts';
import { policyOn } from '../calendar/policy.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { isSafeContact } from '../visit/safe-contact.ts';

/**
 * When a citizen is reminded of a meeting: on the working day before, at the hour of that day's rules, or when the line opens where it is
 * closed at that hour, since whoever is reminded may want to call. Nothing where the meeting is booked later than that. A line closed out
 * of turn changes nothing: its meetings are held, and whoever booked one before the closing is reminded at that hour too.
 */
export function reminderOf(withClosing: Unit, startAt: Instant, bookedAt: Instant): { remindAt?: Instant } {
  const unit = omit(withClosing, 'closing');
  const day = workingDayBefore(localDayOf(startAt), unit);
  const hours = day === undefined ? undefined : hoursOn(day, unit);
  if (day === undefined || hours === undefined) return {};
  const wanted = atLocal(day, policyOn(unit, day).meetings.remindAt);
  const remindAt = hours.opens <= wanted && wanted < hours.closes ? wanted : hours.opens;
  return remindAt > bookedAt ? { remindAt } : {};
}

/** The time has come: said once, while the meeting stands and has not begun. In safe contact nobody is reminded. */
export function reminderDue(work: Work, meeting: Meeting): void {
  const { meetingId, visitId, purpose, startAt, remindAt, state } = meeting;
  if (state !== 'booked' || remindAt === undefined || remindAt > work.now) return;
  work.put(omit(meeting, 'remindAt'));
  if (startAt <= work.now || isSafeContact(work.demand('visit', visitId))) return;
  work.record({ type: 'meetingReminded', meetingId, purpose, startAt }, { visitId });
}
