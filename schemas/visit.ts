import * as z from 'zod/mini';
import { sealed } from './applicant.ts';
import { applicantId, callId, followUpId, meetingId, slotId, staffId, unitId, visitId } from './ids.ts';
import { language } from './language.ts';
import { instant, localDay } from './time.ts';
import { channel } from './unit.ts';

/** Where a contact stands; contacts in = served + waiting + booked + ended at every moment. */
export const contactState = z.enum(['waiting', 'served', 'booked', 'ended']);
export type ContactState = z.infer<typeof contactState>;

/** The way a contact chose or was given. */
export const choice = z.enum(['callback', 'physical', 'talkNow', 'none']);
export type Choice = z.infer<typeof choice>;

/** The closed list of reasons why a contact ended without a conversation. */
export const endReason = z.enum(['abandoned', 'joined', 'withdrawn']);

export const certainty = z.enum(['sikker', 'nogenlunde', 'usikker']);
export type Certainty = z.infer<typeof certainty>;

/** A request to be called back (ring mig op): the window that was promised, and what became of its attempts. */
export const callback = z.object({
  kind: z.enum(['callback', 'missed']),
  madeAt: instant,
  from: instant,
  until: instant,
  /** Decides the order in the queue: a place that was earned by waiting is kept. */
  placeAt: instant,
  attempts: z.number(),
  nextAt: instant,
  /** How often the carrier could not reach the number at all; no telephone rang, so these are no attempts. */
  undialled: z.optional(z.number()),
});
export type Callback = z.infer<typeof callback>;

/** What figures need to know of the citizen: nothing that names anybody. */
export const citizenFacts = z.object({
  knownBefore: z.optional(z.boolean()),
  language: z.optional(language),
  /** Is an interpreter needed? */
  interpreter: z.optional(z.boolean()),
  ageGroup: z.optional(z.enum(['under30', 'over30'])),
  /** Has an education that qualifies for a job (erhvervskompetencegivende uddannelse). */
  education: z.optional(z.boolean()),
});

/** How the choice was put: by the line's own prompts, or by staff at the desk. */
export const offeredThrough = z.enum(['desk', 'line']);

/** The choice between the ways to a first talk was put to the citizen: once a contact. */
export const offer = z.object({
  at: instant,
  by: z.union([z.literal('system'), staffId]),
  through: offeredThrough,
  channels: z.array(channel),
});
export type Offer = z.infer<typeof offer>;

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
  citizen: z.optional(citizenFacts),
  offer: z.optional(offer),
  /** What the citizen chose last, so that a change of mind can be told. */
  choice: z.optional(choice),
  /** The local day on which the contact came in; all counting of the contact is on this day. */
  contactDay: localDay,
  /** First ring (or registration with a wish to be called) of the wait that is running now. */
  waitingSince: z.optional(instant),
  /** Number to call, for a caller without an applicant or one who keyed another number. */
  callNumber: z.optional(sealed),
  /** Registered without a choice: when the desk is asked to help choosing. */
  chooseBy: z.optional(instant),
  activeCallId: z.optional(callId),
  callback: z.optional(callback),
  meeting: z.optional(bookedMeeting),
  /** Set by the first conversation, cleared by the conclusion: a talk without a conclusion stays on the desk's list. */
  talkedAt: z.optional(instant),
  talkedBy: z.optional(staffId),
  /** Talks held so far, by telephone or in person. */
  talks: z.optional(z.number()),
  /** The first talk that counts under the rules of its day. */
  firstTalkAt: z.optional(instant),
  conclusion: z.optional(conclusion),
  followUpId: z.optional(followUpId),
  ended: z.optional(z.object({ at: instant, reason: endReason })),
});
export type Visit = z.infer<typeof visit>;
