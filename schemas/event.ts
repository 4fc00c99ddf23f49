import * as z from 'zod/mini';
import { callOutcome } from './call.ts';
import { effect } from './effect.ts';
import { followUpOutcome } from './follow-up.ts';
import { callId, eventId, followUpId, meetingId, staffId, taskId, unitId, visitId } from './ids.ts';
import { presence } from './staff.ts';
import { instant, localDay } from './time.ts';
import { certainty, contactState, endReason } from './visit.ts';

/** The way a contact chose or was given. */
export const choice = z.enum(['callback', 'physical', 'talkNow', 'none']);

/** What an event tells, each with every fact that its figures need; never a name, number, CPR or free text. */
export const told = z.discriminatedUnion('type', [
  z.object({ type: z.literal('visitOpened'), by: z.enum(['registration', 'call']), choice: z.optional(choice) }),
  z.object({ type: z.literal('applicantRegistered') }),
  z.object({
    type: z.literal('callReceived'),
    caller: z.enum(['danish', 'foreign', 'withheld']),
    known: z.boolean(),
    open: z.boolean(),
  }),
  z.object({ type: z.literal('callIdentified'), by: z.enum(['code', 'staff']) }),
  z.object({ type: z.literal('choiceMade'), choice }),
  z.object({ type: z.literal('callWaiting') }),
  z.object({ type: z.literal('callReserved'), staffId, reservation: z.number() }),
  z.object({
    type: z.literal('callReleased'),
    staffId,
    why: z.enum(['rejected', 'timeout', 'canceled', 'failed', 'notBack']),
  }),
  z.object({ type: z.literal('callAccepted'), staffId }),
  z.object({ type: z.literal('callConnected'), staffId }),
  z.object({ type: z.literal('callLost'), staffId }),
  z.object({
    type: z.literal('callEnded'),
    direction: z.enum(['inbound', 'callback']),
    outcome: callOutcome,
    /** True when a citizen and a consultant spoke (a mailbox is no conversation). */
    conversation: z.boolean(),
    /** Seconds from first ring to conversation, call-backs included; only with a conversation that ended a wait. */
    waitSeconds: z.optional(z.number()),
    talkSeconds: z.optional(z.number()),
    staffId: z.optional(staffId),
  }),
  z.object({ type: z.literal('promiseMade'), kind: z.enum(['callback', 'missed']), from: instant, until: instant }),
  z.object({ type: z.literal('promiseKept'), attempts: z.number(), inWindow: z.boolean() }),
  z.object({ type: z.literal('promiseAttemptFailed'), attempts: z.number(), nextAt: instant }),
  z.object({ type: z.literal('promiseMissed'), attempts: z.number() }),
  /** Replaced by another choice of the citizen before it was due. */
  z.object({ type: z.literal('promiseReplaced') }),
  z.object({ type: z.literal('meetingBooked'), meetingId, purpose: z.enum(['visit', 'followUp']), startAt: instant }),
  z.object({ type: z.literal('meetingCancelled'), meetingId }),
  z.object({
    type: z.literal('meetingEnded'),
    meetingId,
    purpose: z.enum(['visit', 'followUp']),
    outcome: z.enum(['held', 'noShow']),
  }),
  z.object({
    type: z.literal('visitConcluded'),
    category: z.string(),
    certainty,
    channel: z.string(),
    flags: z.array(z.string()),
    flagged: z.boolean(),
  }),
  z.object({ type: z.literal('visitEnded'), reason: endReason }),
  z.object({ type: z.literal('followUpOpened'), followUpId, dueAt: instant }),
  z.object({ type: z.literal('followUpOverdue'), followUpId }),
  z.object({
    type: z.literal('followUpClosed'),
    followUpId,
    outcome: followUpOutcome,
    held: z.boolean(),
    changed: z.boolean(),
  }),
  z.object({ type: z.literal('taskOpened'), taskId }),
  z.object({ type: z.literal('taskDone'), taskId }),
  z.object({ type: z.literal('presenceChanged'), staffId, state: presence }),
]);
export type Told = z.infer<typeof told>;

/** The move of a contact from one state to another; `from` is absent when it comes in. */
export const contactMove = z.object({
  day: localDay,
  from: z.optional(contactState),
  to: contactState,
  reason: z.optional(endReason),
});
export type ContactMove = z.infer<typeof contactMove>;

/** `done` and `refused` are final; `retryAt` is taken up by `sweep`. */
export const effectOutcome = z.union([
  z.object({ result: z.literal('done') }),
  z.object({ result: z.literal('refused'), code: z.string() }),
  z.object({ result: z.literal('retry'), retryAt: instant, tries: z.number() }),
]);
export type EffectOutcome = z.infer<typeof effectOutcome>;

/** Outbox, audit trail and source of reports at once. */
export const event = z.object({
  entity: z.literal('event'),
  eventId,
  unitId,
  at: instant,
  day: localDay,
  visitId: z.optional(visitId),
  callId: z.optional(callId),
  told,
  contact: z.optional(contactMove),
  effects: z.array(effect),
  hasEffects: z.boolean(),
  /** What became of each effect, in order; written by `dispatch`. */
  outcomes: z.optional(z.array(effectOutcome)),
});
export type Event = z.infer<typeof event>;
