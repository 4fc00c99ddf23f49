import * as z from 'zod/mini';
import { sealed } from './applicant.ts';
import { applicantId, callId, followUpId, meetingId, slotId, staffId, unitId, visitId } from './ids.ts';
import { instant, localDay } from './time.ts';
import { channel } from './unit.ts';

/** Where a contact stands; contacts in = served + waiting + booked + ended at every moment (design.md §1). */
export const contactState = z.enum(['waiting', 'served', 'booked', 'ended']);
export type ContactState = z.infer<typeof contactState>;

/** The closed list of reasons why a contact ended without a conversation. */
export const endReason = z.enum(['abandoned', 'joined', 'withdrawn']);

export const certainty = z.enum(['sikker', 'nogenlunde', 'usikker']);
export type Certainty = z.infer<typeof certainty>;

/** A promise to call back (ring mig op) within a window, and what became of its attempts. */
export const promise = z.object({
  kind: z.enum(['callback', 'missed']),
  madeAt: instant,
  from: instant,
  until: instant,
  /** Decides the order in the queue: a place that was earned by waiting is kept. */
  placeAt: instant,
  attempts: z.number(),
  nextAt: instant,
});
export type CallbackPromise = z.infer<typeof promise>;

export const bookedMeeting = z.object({ meetingId, slotId, startAt: instant });

export const conclusion = z.object({
  at: instant,
  by: staffId,
  channel,
  category: z.string(),
  certainty,
  flags: z.array(z.string()),
  /** Given when the follow-up is closed; the category above stays as the first judgement. */
  finalCategory: z.optional(z.string()),
});

/**
 * The assessment and the case around it, and at once the contact: a registration, or an inbound call that joins no open contact
 * (then without an applicant until somebody links or registers one).
 */
export const visit = z.object({
  entity: z.literal('visit'),
  visitId,
  unitId,
  version: z.number(),
  applicantId: z.optional(applicantId),
  openedBy: z.enum(['registration', 'call']),
  openedAt: instant,
  /** The local day on which the contact came in; all counting of the contact is on this day. */
  contactDay: localDay,
  /** First ring (or registration with a wish to be called) of the wait that is running now. */
  waitingSince: z.optional(instant),
  /** Number to call, for a caller without an applicant or one who keyed another number. */
  callNumber: z.optional(sealed),
  /** Registered without a choice: when the desk is asked to help choosing. */
  chooseBy: z.optional(instant),
  activeCallId: z.optional(callId),
  promise: z.optional(promise),
  meeting: z.optional(bookedMeeting),
  /** Set by the first conversation, cleared by the conclusion: a talk without a conclusion stays on the desk's list. */
  talkedAt: z.optional(instant),
  talkedBy: z.optional(staffId),
  conclusion: z.optional(conclusion),
  followUpId: z.optional(followUpId),
  ended: z.optional(z.object({ at: instant, reason: endReason })),
});
export type Visit = z.infer<typeof visit>;
