import * as z from 'zod/mini';
import { meetingId, slotId, unitId, visitId } from './ids.ts';
import { instant } from './time.ts';

/** A time that is sold: it stands in the table exactly while its meeting does, so that it can be sold once only. */
export const slot = z.object({
  entity: z.literal('slot'),
  unitId,
  slotId,
  startAt: instant,
  meetingId,
});
export type Slot = z.infer<typeof slot>;

export const meetingPurpose = z.enum(['visit', 'followUp']);
export const meetingState = z.enum(['booked', 'held', 'noShow', 'cancelled']);

/** A booking: a citizen's physical meeting at a slot. */
export const meeting = z.object({
  entity: z.literal('meeting'),
  meetingId,
  unitId,
  visitId,
  slotId,
  version: z.number(),
  startAt: instant,
  endAt: instant,
  purpose: meetingPurpose,
  state: meetingState,
  bookedAt: instant,
  /** When the citizen is to be reminded; gone once that was done, absent where the booking itself says it late enough. */
  remindAt: z.optional(instant),
});
export type Meeting = z.infer<typeof meeting>;

/** What a case or a doubt says of the meeting it has. */
export const bookedMeeting = z.object({ meetingId, slotId, startAt: instant, endAt: instant });
export type BookedMeeting = z.infer<typeof bookedMeeting>;
