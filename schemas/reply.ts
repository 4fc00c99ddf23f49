import * as z from 'zod/mini';
import { replyId, staffId, unitId, visitId } from './ids.ts';
import { sealed } from './sealed.ts';
import { nextStep } from './step.ts';
import { instant } from './time.ts';

/**
 * What somebody wants who writes to the line: what stands is cancelled, a call, to be written to and never rung, no messages any more, and
 * messages again. `other`: a person has to read it.
 */
export const replyMeaning = z.enum(['cancel', 'call', 'write', 'stop', 'start', 'other']);
export type ReplyMeaning = z.infer<typeof replyMeaning>;

/** An SMS that came in, from a number behind which somebody is known. */
export const reply = z.object({
  entity: z.literal('reply'),
  replyId,
  unitId,
  /** The case it is about, or the first of several behind the number. */
  visitId,
  version: z.number(),
  at: instant,
  text: sealed,
  from: sealed,
  meaning: replyMeaning,
  /** Several open contacts stand behind the number: nobody knows whose it is. */
  shared: z.optional(z.literal(true)),
  /** A coordinator's to answer: somebody else may have the telephone. */
  safeContact: z.optional(z.literal(true)),
  /** By when somebody must have read it; absent where the line did what was asked. */
  dueAt: z.optional(instant),
  /** Derived from the rest at every write, never set by hand; absent when nothing is open. */
  step: z.optional(nextStep),
  /** Somebody has seen to it: by whom, when, and what was done. */
  answered: z.optional(z.object({ at: instant, by: staffId, done: sealed })),
});
export type Reply = z.infer<typeof reply>;

/**
 * Stands once a message was taken in (by the keyed hash of the carrier's name for it), so that the same webhook twice is one, and once a
 * number that nobody knows was answered on a day.
 */
export const replyMark = z.object({ entity: z.literal('replyMark'), unitId, about: z.string() });
