import type { SmsTemplate } from '../../schemas/effect.ts';
import type { SlotId } from '../../schemas/ids.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import { recordReplaced } from '../callback/replace.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { talkRulesOf } from '../visit/talk-rules.ts';
import { bookable, type Chair, chairBy } from './times.ts';

/** Sells a chair. The item of the sold time may not be there yet: that is the condition of the write, so it is never sold twice. */
function sell(work: Work, visit: Visit, chair: Chair, how: { purpose: Meeting['purpose']; sms: SmsTemplate }): Meeting {
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
  };
  work.put(meeting);
  work.record(
    {
      type: 'meetingBooked',
      meetingId: meeting.meetingId,
      purpose: how.purpose,
      startAt: chair.startAt,
      sms: how.sms,
      ...talkRulesOf(policyOn(work.unit, localDayOf(chair.startAt)), 'physical'),
    },
    { visitId: visit.visitId },
  );
  return meeting;
}

/** Cancels a meeting that is still booked, and with it frees its time. */
export function cancelMeeting(work: Work, meeting: Meeting): void {
  if (meeting.state !== 'booked') return;
  work.put({ ...meeting, state: 'cancelled' });
  work.record(
    { type: 'meetingCancelled', meetingId: meeting.meetingId, purpose: meeting.purpose, startAt: meeting.startAt },
    { visitId: meeting.visitId },
  );
}

/** Cancels the meeting that a visit has, if it has one. */
export function giveUpMeeting(work: Work, visit: Visit): void {
  if (visit.meeting === undefined) return;
  const meeting = work.item('meeting', visit.meeting.meetingId);
  if (meeting !== undefined) cancelMeeting(work, meeting);
}

/** Books a physical meeting for a visit and gives up the earlier one, if any; an open call-back is replaced, since the citizen chose anew. */
export function bookVisitMeeting(work: Work, visit: Visit, chair: Chair, sms: SmsTemplate = 'meetingBooked'): Visit {
  giveUpMeeting(work, visit);
  recordReplaced(work, visit);
  const meeting = sell(work, visit, chair, { purpose: 'visit', sms });
  const after: Visit = {
    ...omit(visit, 'callback', 'waitingSince'),
    meeting: { meetingId: meeting.meetingId, slotId: chair.slotId, startAt: chair.startAt },
  };
  work.put(after);
  return after;
}

/** Books the physical meeting of a follow-up. */
export function bookFollowUpMeeting(work: Work, visit: Visit, chair: Chair): Meeting {
  return sell(work, visit, chair, { purpose: 'followUp', sms: 'meetingBooked' });
}

/** Moves a booked meeting to another chair; the citizen gets the new time by SMS. */
export function rescheduleMeeting(work: Work, visit: Visit, old: Meeting, chair: Chair): Meeting {
  cancelMeeting(work, old);
  return sell(work, visit, chair, { purpose: old.purpose, sms: 'meetingMoved' });
}

/** The chair that staff chose; refused when it does not exist (yet), lies in the past or is sold. */
export function chosenChair(work: Work, slotId: SlotId): Chair {
  const chair = chairBy(work.unit, slotId) ?? refuse('unknownSlot');
  if (chair.startAt >= bookable(work.unit, work.now).until) refuse('unknownSlot');
  if (chair.startAt <= work.now || work.item('slot', slotId) !== undefined) refuse('slotTaken');
  return chair;
}
