import * as z from 'zod/mini';
import { code, flagId } from './code.ts';
import { guestRole } from './guest.ts';
import { callId, correctionId, followUpId, personId, replyId, staffId, unitId, visitId } from './ids.ts';
import { language } from './language.ts';
import { bookedMeeting } from './meeting.ts';
import { notOffered } from './not-offered.ts';
import { sealed } from './sealed.ts';
import { nextStep } from './step.ts';
import { instant, localDay } from './time.ts';
import { channel } from './unit.ts';

/** Where a contact stands; contacts in = served + waiting + booked + ended at every moment. */
export const contactState = z.enum(['waiting', 'served', 'booked', 'ended']);
export type ContactState = z.infer<typeof contactState>;

/** The way a contact chose or was given. */
export const choice = z.enum(['callback', 'physical', 'talkNow', 'none']);
export type Choice = z.infer<typeof choice>;

/** Whose wish a choice was: where neither side asked, the rules decided. */
export const askedBy = z.enum(['citizen', 'staff', 'rule']);
export type AskedBy = z.infer<typeof askedBy>;

/** The closed list of reasons why a contact ended without a conversation. */
export const endReason = z.enum(['abandoned', 'joined', 'withdrawn']);

export const certainty = z.enum(['sikker', 'nogenlunde', 'usikker']);
export type Certainty = z.infer<typeof certainty>;

/** A request to be called back (ring mig op): the window that was promised, and what became of its attempts. */
export const callback = z.object({
  kind: z.enum(['callback', 'missed']),
  /** Staff agreed the time with the citizen. */
  agreed: z.optional(z.literal(true)),
  /** Whose call it is: the consultant who knows the citizen, as long as there is time to wait for them. */
  owner: z.optional(staffId),
  madeAt: instant,
  from: instant,
  until: instant,
  /** When it was promised with a word of it: that word is sent, and not that of an earlier promise of the same window. */
  toldAt: z.optional(instant),
  /** Decides the order in the queue: a place that was earned by waiting is kept. */
  placeAt: instant,
  attempts: z.number(),
  /** Attempts that were made before the window that stands now was given. */
  triedBefore: z.optional(z.number()),
  nextAt: instant,
  /** When the window ended while the citizen was on the line: then it is looked at again. */
  checkAt: z.optional(instant),
  /** How often the carrier could not reach the number at all; no telephone rang, so these are no attempts. */
  undialled: z.optional(z.number()),
  /** Windows that ended before we called; each is said, counted and made good. */
  broken: z.optional(z.number()),
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

/** What the desk must do because the line could not, and by when. */
export const deskNeed = z.object({
  what: z.enum(['choose', 'findTime', 'findNumber', 'missedMeeting', 'brokenTwice', 'write']),
  since: instant,
  dueAt: instant,
});
export type DeskNeed = z.infer<typeof deskNeed>;

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

export const conclusion = z.object({
  at: instant,
  by: staffId,
  channel,
  category: z.string(),
  certainty,
  flags: z.array(z.string()),
  /** Under rules where the telephone only prepares: true until a physical talk was held. */
  provisional: z.optional(z.boolean()),
  /** Given when the follow-up is closed; the category above stays as the first judgement. */
  finalCategory: z.optional(z.string()),
});
export type Conclusion = z.infer<typeof conclusion>;

/**
 * The assessment and the case around it, and at once the contact: a registration, or an inbound call that joins no open contact
 * (then without a person until somebody links or registers one).
 */
export const visit = z.object({
  entity: z.literal('visit'),
  visitId,
  unitId,
  version: z.number(),
  personId: z.optional(personId),
  openedBy: z.enum(['registration', 'call']),
  openedAt: instant,
  citizen: z.optional(citizenFacts),
  offer: z.optional(offer),
  /** Stays when the choice is offered later after all. */
  notOffered: z.optional(notOffered),
  /** What the citizen chose last, so that a change of mind can be told. */
  choice: z.optional(choice),
  /** Absent where nobody said so. */
  askedBy: z.optional(askedBy),
  /** The local day on which the contact came in; all counting of the contact is on this day. */
  contactDay: localDay,
  /** First ring (or registration with a wish to be called) of the wait that is running now. */
  waitingSince: z.optional(instant),
  /** The number in hand, for a caller without a registration or one who keyed another number: what is dialled, and written to where none is registered. */
  callNumber: z.optional(sealed),
  /** Keyed hash of the number that is dialled; nobody rings it twice at once. */
  dialHash: z.optional(z.string()),
  /** Keyed hash of a number in hand that the carrier found to take no SMS. */
  smsRefused: z.optional(z.string()),
  /** Keyed hashes by which an open contact is found by number, and by its reference code. */
  numberHashes: z.optional(z.array(z.string())),
  codeHash: z.optional(z.string()),
  referenceCode: z.optional(sealed),
  desk: z.optional(deskNeed),
  activeCallId: z.optional(callId),
  callback: z.optional(callback),
  meeting: z.optional(bookedMeeting),
  /** Set by the first conversation, cleared by the conclusion: a talk without a conclusion stays on the desk's list. */
  talkedAt: z.optional(instant),
  talkedBy: z.optional(staffId),
  /** In the talk that goes on another time was agreed for it, since it did not suit the citizen; gone when the call is. */
  putOffAt: z.optional(instant),
  /** Everybody whom the citizen has talked with so far, in this case and the person's earlier ones; the first one first. */
  consultants: z.optional(z.array(staffId)),
  /** As on the person, for whoever looks for a consultant: nobody of these is rung about this case, and whose citizen it is. */
  notWith: z.optional(z.array(staffId)),
  caseworker: z.optional(staffId),
  /** As what third parties have taken part in talks about this case. */
  guests: z.optional(z.array(guestRole)),
  /** When the person's first case was opened, where that is an earlier one. */
  firstContactAt: z.optional(instant),
  /** Talks held so far, by telephone or in person. */
  talks: z.optional(z.number()),
  /** Talks that broke off: a consultant's leg was lost, or the citizen was gone and called again. */
  drops: z.optional(z.number()),
  /** The last talk ended on the citizen's side, before the case was concluded. */
  cutOff: z.optional(z.boolean()),
  /** Type of the talk (samtaletype) where one was chosen; a visitation where not. */
  conversationType: z.optional(code),
  /** The talk outside the line that was noted last: noted once more it is the same. */
  notedTalk: z.optional(z.object({ at: instant, form: channel })),
  /** Flags with steps of their own, by when these were noted as followed. */
  procedures: z.optional(z.record(flagId, instant)),
  /**
   * Since when the citizen is in safe contact: nothing is sent, since somebody may read it whom it must not reach, and we call only at a time
   * that the citizen knows of.
   */
  noMessages: z.optional(instant),
  /** Since when the citizen is to be written to and not rung: until a call is asked for again. */
  inWriting: z.optional(instant),
  /** What came in by SMS, the oldest first. */
  replies: z.optional(z.array(replyId)),
  /** When what is arranged was last sent to somebody who asked for it without a code. */
  arrangedSentAt: z.optional(instant),
  /** The first talk that counts under the rules of its day. */
  firstTalkAt: z.optional(instant),
  /** How the talks were held that count as held: by telephone, physically, or outside the line. */
  talkedForm: z.optional(channel),
  /** The week of § 31 has passed without a talk that counts; said once. */
  deadlineMissedAt: z.optional(instant),
  conclusion: z.optional(conclusion),
  followUpId: z.optional(followUpId),
  /** What was put right in it, or of its person while it was the latest; the oldest first. */
  corrections: z.optional(z.array(correctionId)),
  ended: z.optional(z.object({ at: instant, reason: endReason })),
  /** Derived from the rest at every write, never set by hand; absent when nothing is open. */
  step: z.optional(nextStep),
});
export type Visit = z.infer<typeof visit>;
