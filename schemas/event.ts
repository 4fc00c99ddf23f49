import * as z from 'zod/mini';
import { refusalCode } from './code.ts';
import { effect } from './effect.ts';
import { callPayloads } from './event/call.ts';
import { callOutPayloads } from './event/call-out.ts';
import { callbackPayloads } from './event/callback.ts';
import { deskPayloads } from './event/desk.ts';
import { personFacts } from './event/facts.ts';
import { meetingPayloads } from './event/meeting.ts';
import { visitPayloads } from './event/visit.ts';
import { callId, eventId, personId, staffId, unitId, visitId } from './ids.ts';
import { instant, localDay } from './time.ts';
import { citizenFacts, contactState, endReason } from './visit.ts';

/** What an event says, each with every fact that its figures need; never a name, number, CPR, CallSid or free text. */
export const payload = z.discriminatedUnion('type', [
  ...visitPayloads,
  ...callPayloads,
  ...callOutPayloads,
  ...callbackPayloads,
  ...meetingPayloads,
  ...deskPayloads,
]);
export type Payload = z.infer<typeof payload>;
export type PayloadOf<Type extends Payload['type']> = Extract<Payload, { type: Type }>;

/** The move of a contact from one state to another; `from` is absent when it comes in. */
export const contactTransition = z.object({
  day: localDay,
  from: z.optional(contactState),
  to: contactState,
  reason: z.optional(endReason),
});
export type ContactTransition = z.infer<typeof contactTransition>;

/** Who did it: the citizen, the line itself, or a member of staff under a pseudonym. */
export const actor = z.union([z.enum(['citizen', 'system']), staffId]);
export type Actor = z.infer<typeof actor>;

/**
 * `begun` is written before something is sent that must not be sent twice; `done` and `refused` are final; `retry` is taken up by
 * `sweep`. `since`: from when on it may have been sent by an earlier run, or by a request whose answer was lost.
 */
export const effectOutcome = z.discriminatedUnion('result', [
  z.object({ result: z.literal('begun'), at: instant, since: instant, tries: z.number() }),
  z.object({ result: z.literal('done') }),
  z.object({ result: z.literal('refused'), code: refusalCode }),
  z.object({ result: z.literal('retry'), retryAt: instant, since: z.optional(instant), tries: z.number() }),
]);
export type EffectOutcome = z.infer<typeof effectOutcome>;

/** Place of an effect in its event. */
const place = z.string().check(z.regex(/^\d{1,2}$/));

/** Outbox, audit trail and source of reports at once. */
export const event = z.object({
  entity: z.literal('event'),
  eventId,
  unitId,
  at: instant,
  day: localDay,
  by: actor,
  personId: z.optional(personId),
  visitId: z.optional(visitId),
  callId: z.optional(callId),
  payload,
  citizen: z.optional(citizenFacts),
  person: z.optional(personFacts),
  contact: z.optional(contactTransition),
  effects: z.array(effect),
  hasEffects: z.boolean(),
  /** Desks looked on when it was written: they are told that there is something new. */
  forDesks: z.optional(z.literal(true)),
  /** What became of each effect, by its place; written by `dispatch` and `sweep`. */
  outcomes: z.optional(z.record(place, effectOutcome)),
});
export type Event = z.infer<typeof event>;
