import type { SmsTemplate } from '../../schemas/effect.ts';
import type { SlotId } from '../../schemas/ids.ts';
import type { BookedMeeting, Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import { recordReplaced } from '../callback/replace.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { talkRulesOf } from '../visit/talk-rules.ts';
import { reminderOf } from './reminder.ts';
import { bookable, type Chair, chairBy } from './times.ts';

/** Sells a chair. The item of the sold time may not be there yet: that is the condition of the write, so it is never sold twice. */
export function sell(
  work: Work,
  visit: Visit,
  chair: Chair,
  how: { purpose: Meeting['purpose']; sms: SmsTemplate },
): Meeting {
  const meeting: Meeting = {
    entity: 'meeting',
    meetingId: `meeting_${work.newId()}`,
    unitId: visit.unitId,
    visitId: visit.visitId,
    slotId: chair.slotId,
    version: 0,
    startAt: chair.startAt,
    endAt: chair.endAt,
    purpose: how.purpose,
    state: 'booked',
    bookedAt: work.now,
    ...reminderOf(work.unit, chair.startAt, work.now),
  };
  work.put(meeting);
  work.record(
    {
      type: 'meetingBooked',
      meetingId: meeting.meetingId,
      purpose: how.purpose,
      startAt: chair.startAt,
      sms: how.sms,
      ...talkRulesOf(policyOn(work.unit, localDayOf(chair.startAt)), 'physical', visit),
    },
    { visitId: visit.visitId },
  );
  return meeting;
}

/** What a case or a doubt says of its meeting. */
export function bookedOf({ meetingId, slotId, startAt, endAt }: Meeting): BookedMeeting {
  return { meetingId, slotId, startAt, endAt };
}

/** Cancels a meeting that is still booked, and with it frees its time. `isTold`: the citizen gets a message about it; `isUnsaid`: and has heard nothing of it. */
export function cancelMeeting(
  work: Work,
  meeting: Meeting | undefined,
  isTold: boolean,
  more: { isUnsaid?: true } = {},
): void {
  if (meeting?.state !== 'booked') return;
  work.put({ ...meeting, state: 'cancelled' });
  const { meetingId, purpose, startAt } = meeting;
  work.record({ type: 'meetingCancelled', meetingId, purpose, startAt, isTold, ...more }, { visitId: meeting.visitId });
}

/** Cancels the meeting that a visit has, if it has one. */
export function giveUpMeeting(work: Work, visit: Visit, isTold: boolean): void {
  if (visit.meeting !== undefined) cancelMeeting(work, work.item('meeting', visit.meeting.meetingId), isTold);
}

/**
 * The citizen has chosen to be called: the meeting that lies ahead gives way to it. Whoever has only got hold of a number hears nothing of
 * it; the registered telephone is told.
 */
export function replaceMeeting(work: Work, visit: Visit): Visit {
  const meeting = visit.meeting === undefined ? undefined : work.item('meeting', visit.meeting.meetingId);
  if (meeting?.state !== 'booked' || meeting.startAt <= work.now) return visit;
  cancelMeeting(work, meeting, true, { isUnsaid: true });
  const rest = omit(visit, 'meeting');
  work.put(rest);
  return rest;
}

/**
 * Books a physical meeting for a visit and gives up the earlier one, if any; an open call-back is replaced, since the citizen chose
 * anew, and what the desk was asked to find is found.
 */
export function bookVisitMeeting(
  work: Work,
  visit: Visit,
  chair: Chair,
  { sms = 'meetingBooked' }: { sms?: SmsTemplate } = {},
): Visit {
  giveUpMeeting(work, visit, false);
  recordReplaced(work, visit);
  const meeting = sell(work, visit, chair, { purpose: 'visit', sms });
  const after: Visit = { ...omit(visit, 'callback', 'waitingSince', 'desk'), meeting: bookedOf(meeting) };
  work.put(after);
  return after;
}

/** Moves a booked meeting to another chair; the citizen gets the new time by SMS. */
export function rescheduleMeeting(work: Work, visit: Visit, old: Meeting, chair: Chair): Meeting {
  cancelMeeting(work, old, false);
  return sell(work, visit, chair, { purpose: old.purpose, sms: 'meetingMoved' });
}

/** The chair that staff chose; refused when it does not exist (yet), lies in the past or is sold. */
export function chosenChair(work: Work, slotId: SlotId): Chair {
  const chair = chairBy(work.unit, slotId) ?? refuse('unknownSlot');
  if (chair.startAt >= bookable(work.unit, work.now).until) refuse('unknownSlot');
  if (chair.startAt <= work.now || work.item('slot', slotId) !== undefined) refuse('slotTaken');
  return chair;
}
