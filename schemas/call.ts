import * as z from 'zod/mini';
import { sealed } from './applicant.ts';
import { callId, callSid, staffId, unitId } from './ids.ts';
import { slot } from './meeting.ts';
import { instant } from './time.ts';
import { visit } from './visit.ts';

/** What the carrier lets us see of the caller: only a Danish number can be called back without being keyed. */
export const callerNumber = z.enum(['danish', 'foreign', 'withheld']);
export type CallerNumber = z.infer<typeof callerNumber>;

/** Where routing has the call; names mirror TaskRouter's. `lost`: the consultant's leg ended without *Afslut*. */
export const routing = z.enum(['none', 'waiting', 'reserved', 'accepted', 'connected', 'lost', 'ended']);

/** One ringing of one consultant's softphone. */
export const reservation = z.object({
  /** Counts within the call; a leg that comes up with another number is no longer wanted. */
  number: z.number(),
  staffId,
  user: z.string(),
  at: instant,
  sid: z.optional(callSid),
});

export const callOutcome = z.enum([
  'ended',
  'voicemail',
  'citizenHungUp',
  'noAnswer',
  'promised',
  'booked',
  'abandoned',
  'missed',
  'farewell',
]);
export type CallOutcome = z.infer<typeof callOutcome>;

/** One conversation or the attempt at one, whichever legs it has. */
export const call = z.object({
  entity: z.literal('call'),
  callId,
  unitId,
  version: z.number(),
  direction: z.enum(['inbound', 'callback']),
  startedAt: instant,
  /** State of the line machine: what the caller hears (flows/line). */
  line: z.object({
    value: z.string(),
    context: z.record(z.string(), z.unknown()),
    /** Counts what the caller has said; an answer to an earlier prompt is late or repeated and changes nothing. */
    step: z.number(),
  }),
  routing,
  caller: callerNumber,
  callerSealed: z.optional(sealed),
  citizenSid: z.optional(callSid),
  /** Key of the queue entry; kept over releases, so that nobody loses the place. */
  placeAt: z.optional(instant),
  reservation: z.optional(reservation),
  reservations: z.number(),
  acceptedAt: z.optional(instant),
  connectedAt: z.optional(instant),
  lostAt: z.optional(instant),
  endedAt: z.optional(instant),
  outcome: z.optional(callOutcome),
  /** Free times read when the call came in; a time taken meanwhile is refused by its own condition and read again. */
  offers: z.array(slot),
  /** The visit as last seen, so that a key press needs one read; its version is the condition of the write. */
  visit,
  /** When `sweep` asks the carrier whether the leg still exists. */
  checkAt: z.optional(instant),
});
export type Call = z.infer<typeof call>;

/** Stands in the unit's own partition exactly while the call waits for a consultant, sorted by `placeAt`. */
export const queueEntry = z.object({
  entity: z.literal('queueEntry'),
  unitId,
  placeAt: instant,
  callId,
  direction: z.enum(['inbound', 'callback']),
});
export type QueueEntry = z.infer<typeof queueEntry>;
