import * as z from 'zod/mini';
import { caseworkerChange, notWith, notWithReason } from './caseworker.ts';
import { staffId } from './ids.ts';

/* What goes over the staff routes of a person's caseworker. */

const named = { staffId, name: z.string() };

/** Who the citizen talks with, and with whom they wish not to. */
export const caseworkerView = z.object({
  /** `isGiven`: by a coordinator; else whoever talked with them last. Absent where nobody has, or the citizen has asked for another. */
  caseworker: z.optional(z.object({ ...named, isGiven: z.boolean() })),
  notWith: z.array(z.object({ ...named, at: notWith.shape.at, reason: notWith.shape.reason })),
  /** Every consultant of the unit. */
  consultants: z.array(z.object(named)),
});
export type CaseworkerView = z.infer<typeof caseworkerView>;

export const notWithRequest = z.object({ staffId, reason: z.optional(notWithReason) });
export const notWithTakenBackRequest = z.object({ staffId });
export const caseworkerRequest = z.object({ to: staffId, reason: caseworkerChange });
