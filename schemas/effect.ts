import * as z from 'zod/mini';
import { callId, meetingId, unitId, visitId } from './ids.ts';
import { supervisionMode } from './supervision.ts';
import { instant } from './time.ts';

export const smsTemplate = z.enum([
  'meetingBooked',
  'notReachedMeeting',
  'meetingMoved',
  'meetingCancelled',
  'callbackBroken',
  'callbackClosed',
  'callbackMoved',
  'brokenMeeting',
  'callbackCancelled',
  'callbackPromised',
  'attemptFailed',
  'meetingReminder',
  'severalStand',
  'arrangements',
]);
export type SmsTemplate = z.infer<typeof smsTemplate>;

/**
 * What must happen outside the store because of an event. Data only; `dispatch` carries it out at least once and records the outcome
 * once. Legs are named by their number within the call, since the carrier's name of a leg stands in no event.
 */
export const effect = z.discriminatedUnion('kind', [
  /** Bring free consultants and waiting calls of the unit together. */
  z.object({ kind: z.literal('match'), unitId }),
  z.object({ kind: z.literal('ringConsultant'), callId, leg: z.number() }),
  z.object({ kind: z.literal('dialCitizen'), callId, leg: z.number() }),
  /** Redirect the citizen's live leg to what the call's state now says. */
  z.object({ kind: z.literal('redirectCitizen'), callId, leg: z.number() }),
  z.object({ kind: z.literal('dialGuest'), callId, leg: z.number() }),
  /** Into the talk or out of it, as the call's state now says. */
  z.object({ kind: z.literal('redirectGuest'), callId, leg: z.number() }),
  /** Put the citizen's leg on hold, or take it off, as the call's state now says. */
  z.object({
    kind: z.literal('holdCitizen'),
    callId,
    leg: z.number(),
    /** What is heard on hold is another by now: who is on hold already hears it from its beginning. */
    anew: z.optional(z.literal(true)),
  }),
  /** Say into the talk how a coordinator takes part in it, or that they no longer do. */
  z.object({
    kind: z.literal('announce'),
    callId,
    leg: z.number(),
    says: z.enum([...supervisionMode.options, 'over']),
  }),
  /** Let the coordinator's leg take part as the call's state now says. */
  z.object({ kind: z.literal('supervise'), callId, leg: z.number() }),
  z.object({ kind: z.literal('hangUp'), callId, leg: z.number() }),
  z.object({ kind: z.literal('endConference'), callId }),
  z.object({
    kind: z.literal('sms'),
    visitId,
    meetingId: z.optional(meetingId),
    template: smsTemplate,
    /** The window of the call it tells of, or from when on we try again: sent only while that stands. */
    from: z.optional(instant),
    until: z.optional(instant),
    /** When what it tells of was promised. */
    promisedAt: z.optional(instant),
    /** The citizen did it by keys and has heard it. */
    isHeard: z.optional(z.boolean()),
  }),
]);
export type Effect = z.infer<typeof effect>;
