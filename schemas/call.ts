import * as z from 'zod/mini';
import { callOut } from './call-out.ts';
import { callOwner } from './call-owner.ts';
import { guestRole } from './guest.ts';
import { callId, callSid, staffId, unitId, visitId } from './ids.ts';
import { language } from './language.ts';
import { forward } from './office.ts';
import { arrangement, offeredTime, offeredWindow, promptName, reason } from './prompt.ts';
import { sealed } from './sealed.ts';
import { suitedBy } from './skills.ts';
import { supervision } from './supervision.ts';
import { instant } from './time.ts';
import { visit } from './visit.ts';

/**
 * What the carrier lets us see of the caller. `danish`: a number we may call, from the Danish realm or a country that the rules list, and
 * so one that need not be keyed; `foreign`: of another country; `withheld`: none that could ever be called.
 */
export const callerNumber = z.enum(['danish', 'foreign', 'withheld']);
export type CallerNumber = z.infer<typeof callerNumber>;

export const direction = z.enum(['inbound', 'callback']);

/** One telephone connection of a call. Its number counts within the call; its name at the carrier is the CallSid. */
export const leg = z.object({
  /** `colleague`: a consultant who is asked, whose talk it is not; `supervisor`: a coordinator who listens, or speaks too. */
  party: z.enum(['citizen', 'consultant', 'colleague', 'guest', 'supervisor']),
  /** Known once the carrier has told it; an end, an answer or a join by another CallSid is not this leg's. */
  sid: z.optional(callSid),
  /** Whose softphone it rings. */
  staffId: z.optional(staffId),
  user: z.optional(z.string()),
  /** Of a third party: as what they take part, and the number that is called. */
  role: z.optional(guestRole),
  number: z.optional(sealed),
  numberHash: z.optional(z.string()),
  forward: z.optional(forward),
  supervision: z.optional(supervision),
  /** Since when whoever it is talks with the citizen; the citizen's own leg has none. */
  joinedAt: z.optional(instant),
  /** When it was asked for. */
  at: instant,
  endedAt: z.optional(instant),
});
export type Leg = z.infer<typeof leg>;

/** What of a case a call can change by what the caller wishes, whether or not somebody talks with them. */
export const wishFields = {
  callback: true,
  meeting: true,
  desk: true,
  offer: true,
  choice: true,
  askedBy: true,
  waitingSince: true,
  callNumber: true,
  dialHash: true,
} as const;

/** What of a case a call can change by being a talk. That a case's own week has passed is no call's doing, and is none of these. */
export const talkFields = {
  talkedAt: true,
  talkedBy: true,
  consultants: true,
  guests: true,
  talkedForm: true,
  firstTalkAt: true,
  talks: true,
  drops: true,
  cutOff: true,
  procedures: true,
  conversationType: true,
} as const;

/** How a case stands, of all that a call can change: noted before the call, and given back by a split. */
export const standing = z.pick(visit, { ...wishFields, ...talkFields });
export type Standing = z.infer<typeof standing>;
export const callOutcome = z.enum([
  'ended',
  'voicemail',
  'citizenHungUp',
  'forwarded',
  'noAnswer',
  'notDialled',
  'nobodyFree',
  'superseded',
  'promised',
  'booked',
  'abandoned',
  'missed',
  'farewell',
]);
export type CallOutcome = z.infer<typeof callOutcome>;

/** A talk that lost its consultant, while the way back to it is tried: since when, and which leg it was. */
const lostTalk = z.object({ since: instant, leg: z.number() });

/** Where a call stands: one state says at once what the citizen hears and where routing has the call; `leg` is the consultant's, by its number. */
export const callState = z.discriminatedUnion('at', [
  z.object({
    at: z.literal('prompt'),
    prompt: promptName,
    /** Wrong keys and silences at this prompt. */
    wrong: z.number(),
    silent: z.number(),
    /** The caller has waited for a consultant and goes back there if nothing else comes of it. */
    queued: z.boolean(),
    /** The page of free times that is being read, as it was when it was read; `late`: it is to be said that none is free within the week of § 31. */
    times: z.optional(z.object({ page: z.array(offeredTime), more: z.boolean(), late: z.optional(z.boolean()) })),
    /** The first digits of a code, keyed before a pause; what a number is asked for, other than to call; and one that was keyed, until it is promised to be called. */
    part: z.optional(z.string()),
    numberFor: z.optional(z.literal('meeting')),
    keyed: z.optional(z.object({ sealed, hash: z.string() })),
    /** The page of windows that is being read; `late` as of the times. */
    windows: z.optional(z.object({ page: z.array(offeredWindow), more: z.boolean(), late: z.optional(z.boolean()) })),
    /** What is arranged and is being asked about, and what is asked about next; and what gets another time. */
    about: z.optional(arrangement),
    next: z.optional(arrangement),
    moves: z.optional(arrangement),
  }),
  /** In the queue: with the citizen on the line, or a call-back for which nobody has been dialled. */
  z.object({ at: z.literal('waiting') }),
  /** A softphone rings; `lost`: for the consultant who is on the way back. */
  z.object({ at: z.literal('reserved'), leg: z.number(), lost: z.optional(lostTalk) }),
  /** The consultant has accepted and the citizen is being fetched from the line, or dialled. */
  z.object({ at: z.literal('accepted'), leg: z.number(), lost: z.optional(lostTalk) }),
  /** `heldSince`: the consultant has put the citizen on hold. */
  z.object({ at: z.literal('connected'), leg: z.number(), heldSince: z.optional(instant) }),
  /** The consultant's leg ended without *Læg på*; for a short while the same consultant may come back. */
  z.object({ at: z.literal('lost'), leg: z.number(), since: instant }),
  z.object({ at: z.literal('ended'), outcome: callOutcome }),
]);
export type CallState = z.infer<typeof callState>;

/** One conversation or the attempt at one, whichever legs it has. */
export const call = z.object({
  entity: z.literal('call'),
  callId,
  unitId,
  visitId,
  version: z.number(),
  direction,
  startedAt: instant,
  state: callState,
  reason,
  /** Counts what the caller has been asked; an answer to an earlier question is late or repeated and changes nothing. */
  step: z.number(),
  caller: callerNumber,
  callerSealed: z.optional(sealed),
  /** Keyed hash of the number that was shown. */
  callerHash: z.optional(z.string()),
  /** Keyed hash of the telephone number that this call has on the line, or rings. */
  holdsNumber: z.optional(z.string()),
  /** The key heard last at the static document, which numbers no questions: the same one again is the same request again. */
  fallbackKey: z.optional(z.enum(['0', '1'])),
  /** There is some number to call: shown, keyed now, or known from the registration. */
  callable: z.boolean(),
  /** How the call came to its case; by the number alone it is a guess, undone by "Det er en anden person": `before` is how the case stood. */
  through: z.enum(['own', 'number', 'code', 'staff']),
  before: z.optional(standing),
  identified: z.boolean(),
  /** Chosen by key in this call. */
  language: z.optional(language),
  /** By their number within the call; the citizen's once there is one. */
  legs: z.record(z.string(), leg),
  citizenLeg: z.optional(z.number()),
  /** A call of the same contact that was going on when this one came in; the contact's call again once this one has ended; and a later one, which came in during this. */
  besides: z.optional(callId),
  followedBy: z.optional(callId),
  /** Key of the queue entry; kept over releases, so that nobody loses the place. */
  placeAt: z.optional(instant),
  /** One of the seats that a queue has; who was let in without one (nobody could be called) has none. */
  seat: z.optional(z.number()),
  owner: z.optional(callOwner),
  /** As in its case: who is never rung for it. */
  notWith: z.optional(z.array(staffId)),
  suitedBy: z.optional(suitedBy),
  out: z.optional(callOut),
  /** The citizen was called first, and a consultant kept for the call meanwhile. */
  calledFirst: z.optional(z.literal(true)),
  heldFor: z.optional(staffId),
  /** After the talk: the one question is open, or a meeting was wished for instead of an answer. */
  asks: z.optional(z.enum(['satisfaction', 'meeting'])),
  /** Put through to an office, the citizen has come out of that talk, and hears the last sentence. */
  outOfForward: z.optional(z.literal(true)),
  /** The office was gone again at once, and somebody is to speak with the citizen. */
  officeGone: z.optional(z.literal(true)),
  acceptedAt: z.optional(instant),
  /** The first conversation of this call, and the wait that it ended. */
  connectedAt: z.optional(instant),
  waitedSince: z.optional(instant),
  endedAt: z.optional(instant),
  /** When `sweep` asks the carrier whether the legs still exist. */
  checkAt: z.optional(instant),
  /** Codes that were compared in this call, and are none. */
  wrongCodes: z.optional(z.number()),
});
export type Call = z.infer<typeof call>;
