import type { SmsTemplate } from '../../schemas/effect.ts';
import type { Meeting, Slot } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Draft } from '../change.ts';

/** The booking that is given up when a visit gets another one. */
export interface OldBooking {
  meeting: Meeting;
  slot: Slot;
}

/** Sells a slot: the slot's version is the condition, so it is never sold twice. Returns the meeting; the visit is the caller's to put. */
const sell = (draft: Draft, visit: Visit, slot: Slot, purpose: Meeting['purpose']): Meeting => {
  const meeting: Meeting = {
    entity: 'meeting',
    meetingId: `meeting_${slot.unitId}_${slot.slotId}_${slot.version}`,
    unitId: slot.unitId,
    visitId: visit.visitId,
    slotId: slot.slotId,
    version: 0,
    startAt: slot.startAt,
    endAt: slot.endAt,
    purpose,
    state: 'booked',
    bookedAt: draft.now,
  };
  draft.put({ ...slot, meetingId: meeting.meetingId });
  draft.put(meeting);
  return meeting;
};

/** Gives a slot back and cancels its meeting. */
export const giveBack = (draft: Draft, { meeting, slot }: OldBooking): void => {
  const { meetingId: _sold, ...free } = slot;
  draft.put(free);
  draft.put({ ...meeting, state: 'cancelled' });
  draft.tell({ type: 'meetingCancelled', meetingId: meeting.meetingId }, { visitId: meeting.visitId });
};

/** Books a physical meeting for a visit and gives up the earlier one, if any; an open promise to call is replaced, since the citizen chose anew. */
export const bookVisitMeeting = (
  draft: Draft,
  visit: Visit,
  slot: Slot,
  { old, sms = 'meetingBooked' }: { old?: OldBooking | undefined; sms?: SmsTemplate } = {},
): Visit => {
  if (old !== undefined) giveBack(draft, old);
  const meeting = sell(draft, visit, slot, 'visit');
  const { promise, waitingSince: _since, ...rest } = visit;
  const after: Visit = {
    ...rest,
    meeting: { meetingId: meeting.meetingId, slotId: slot.slotId, startAt: slot.startAt },
  };
  if (promise !== undefined) draft.tell({ type: 'promiseReplaced' }, { visitId: visit.visitId });
  draft.tell(
    { type: 'meetingBooked', meetingId: meeting.meetingId, purpose: 'visit', startAt: slot.startAt },
    {
      visitId: visit.visitId,
      effects: [{ kind: 'sms', visitId: visit.visitId, meetingId: meeting.meetingId, template: sms }],
    },
  );
  return after;
};

/** Books the physical meeting of a follow-up. */
export const bookFollowUpMeeting = (draft: Draft, visit: Visit, slot: Slot): Meeting => {
  const meeting = sell(draft, visit, slot, 'followUp');
  draft.tell(
    { type: 'meetingBooked', meetingId: meeting.meetingId, purpose: 'followUp', startAt: slot.startAt },
    {
      visitId: visit.visitId,
      effects: [{ kind: 'sms', visitId: visit.visitId, meetingId: meeting.meetingId, template: 'meetingBooked' }],
    },
  );
  return meeting;
};

/** Moves a booked meeting to another slot; the citizen gets the new time by SMS. */
export const moveMeeting = (draft: Draft, visit: Visit, old: OldBooking, slot: Slot): Meeting => {
  giveBack(draft, old);
  const meeting = sell(draft, visit, slot, old.meeting.purpose);
  draft.tell(
    { type: 'meetingBooked', meetingId: meeting.meetingId, purpose: meeting.purpose, startAt: slot.startAt },
    {
      visitId: visit.visitId,
      effects: [{ kind: 'sms', visitId: visit.visitId, meetingId: meeting.meetingId, template: 'meetingMoved' }],
    },
  );
  return meeting;
};
