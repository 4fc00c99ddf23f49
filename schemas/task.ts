import * as z from 'zod/mini';
import { staffId, taskId, unitId, visitId } from './ids.ts';
import { nextStep } from './step.ts';
import { instant } from './time.ts';

/**
 * `acuteNeed`: no money for food and rent. `coordinator`: somebody aktivitetsparat is to be offered a coordinating caseworker. `brokenPromise`:
 * somebody whom we did not call as promised, twice, is to be spoken with. `otherConsultant`: somebody has asked for another consultant.
 * `officeGone`: somebody was put through to an office that was gone again at once, and may have got no help.
 */
export const taskSort = z.enum(['acuteNeed', 'coordinator', 'brokenPromise', 'otherConsultant', 'officeGone']);
export type TaskSort = z.infer<typeof taskSort>;

/**
 * What staff can say of one: the benefits office was told; the citizen accepted the offer, or declined it; the citizen was spoken with, or has
 * another consultant.
 */
export const taskDone = z.enum(['told', 'accepted', 'declined', 'spokenWith', 'given']);
export type TaskDone = z.infer<typeof taskDone>;

/** Or there is no reason for it any more, or it goes on in the case that took up its own. */
export const taskOutcome = z.enum([...taskDone.options, 'withdrawn', 'joined']);
export type TaskOutcome = z.infer<typeof taskOutcome>;

/** Something that somebody has to do because of what was said in a talk, or of its conclusion (opgave). */
export const task = z.object({
  entity: z.literal('task'),
  taskId,
  sort: taskSort,
  unitId,
  /** The case in which the reason for it came up. */
  visitId,
  version: z.number(),
  openedAt: instant,
  dueAt: instant,
  /** It was not done in time; said once. */
  overdueAt: z.optional(instant),
  /** Derived from the rest at every write, never set by hand; absent once it is closed. */
  step: z.optional(nextStep),
  closed: z.optional(z.object({ at: instant, by: z.union([z.literal('system'), staffId]), outcome: taskOutcome })),
  /** The case whose conclusion ended the time for which an offer was made: another one begins anew. */
  over: z.optional(visitId),
});
export type Task = z.infer<typeof task>;
