import * as z from 'zod/mini';
import { personId, staffId, unitId, visitId } from './ids.ts';
import { nextStep } from './step.ts';
import { instant, localDay } from './time.ts';

/** How staff settles the move into the older group: it is arranged with the citizen, or no help is received any more. */
export const settledBirthday = z.enum(['arranged', 'left']);

/** Or it is settled by itself, since a category of the new group has been stored (`visited`). */
export const birthdayOutcome = z.enum([...settledBirthday.options, 'visited']);
export type BirthdayOutcome = z.infer<typeof birthdayOutcome>;

/** Somebody visited while young comes to the age border: another target group, other categories, often another office. */
export const birthday = z.object({
  entity: z.literal('birthday'),
  personId,
  unitId,
  /** The case in which the person was last visited while young. */
  visitId,
  version: z.number(),
  /** The birthday on which the group changes. */
  on: localDay,
  /** From when on it is a matter. */
  opensAt: instant,
  /** It was said that the birthday is near. */
  saidAt: z.optional(instant),
  /** Derived from the rest at every write, never set by hand; absent before the matter opens, and once it is settled. */
  step: z.optional(nextStep),
  settled: z.optional(z.object({ at: instant, by: z.union([z.literal('system'), staffId]), outcome: birthdayOutcome })),
});
export type Birthday = z.infer<typeof birthday>;
