import * as z from 'zod/mini';
import { flagId } from './code.ts';
import { personId, staffId, unitId, visitId, watchMarkId } from './ids.ts';
import { sealed } from './sealed.ts';
import { nextStep } from './step.ts';
import { instant, localDay } from './time.ts';

/** Something about a person that is looked at again on a day, whatever becomes of the case meanwhile (mærke). */
export const watchMark = z.object({
  entity: z.literal('watchMark'),
  watchMarkId,
  unitId,
  personId,
  /** The case in which it was set. */
  visitId,
  version: z.number(),
  setAt: instant,
  /** Who set it, and looks again. */
  owner: staffId,
  /** The flag that wants it; else the text says what to look at. */
  flag: z.optional(flagId),
  text: z.optional(sealed),
  reviewOn: localDay,
  /** From when on it is a matter: the beginning of that day. */
  opensAt: instant,
  /** It was said that the day has come. */
  saidAt: z.optional(instant),
  /** Derived from the rest at every write, never set by hand; absent before the day, and once it is closed. */
  step: z.optional(nextStep),
  /** `reason`: written, what was found. */
  closed: z.optional(z.object({ at: instant, by: staffId, reason: sealed })),
});
export type WatchMark = z.infer<typeof watchMark>;
