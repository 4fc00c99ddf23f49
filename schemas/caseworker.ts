import * as z from 'zod/mini';
import { staffId } from './ids.ts';
import { instant } from './time.ts';

/**
 * Why a citizen has another caseworker than before: what Copenhagen gave as causes in 2018, when nobody could count them. `turned30`: another
 * target group; `course`: at a supplier's; `sick`: in the 22nd week of sickness another benefit has consultants of its own.
 */
export const caseworkerChange = z.enum([
  'citizenAsked',
  'turned30',
  'otherBenefit',
  'course',
  'specialEffort',
  'sick',
  'reorganisation',
  'newHire',
]);
export type CaseworkerChange = z.infer<typeof caseworkerChange>;

/** Why a citizen would rather talk with somebody else, where they want to say it. */
export const notWithReason = z.enum(['trust', 'communication', 'acquainted']);
export type NotWithReason = z.infer<typeof notWithReason>;

/** The citizen's wish not to be talked with by a consultant (ønsker en anden konsulent): it stands until a coordinator takes it back. */
export const notWith = z.object({
  staffId,
  at: instant,
  by: staffId,
  reason: z.optional(notWithReason),
  /** The consultant was the citizen's own until then: it was counted as a change. */
  isChange: z.optional(z.literal(true)),
});
export type NotWith = z.infer<typeof notWith>;
