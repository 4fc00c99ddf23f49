import * as z from 'zod/mini';
import { meetingId, slotId, unitId, visitId } from './ids.ts';
import { instant } from './time.ts';

/** One time at which one meeting can be held; sold once, by the condition on `meetingId`. */
export const slot = z.object({
  entity: z.literal('slot'),
  unitId,
  slotId,
  version: z.number(),
  startAt: instant,
  endAt: instant,
  meetingId: z.optional(meetingId),
});
export type Slot = z.infer<typeof slot>;

export const meetingPurpose = z.enum(['visit', 'followUp']);

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
  state: z.enum(['booked', 'held', 'noShow', 'cancelled']),
  bookedAt: instant,
});
export type Meeting = z.infer<typeof meeting>;
