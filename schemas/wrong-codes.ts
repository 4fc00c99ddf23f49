import * as z from 'zod/mini';
import { unitId } from './ids.ts';
import { instant } from './time.ts';

/**
 * Reference codes that were compared and found to be none: those keyed from one telephone on a day, by its keyed hash, or those of all callers
 * whom nobody knows within an hour (`line`). One item each, begun anew when its time is over.
 */
export const wrongCodes = z.object({
  entity: z.literal('wrongCodes'),
  unitId,
  version: z.number(),
  from: z.string(),
  /** When the first of them was keyed. */
  since: instant,
  wrong: z.number(),
  /** Of `line`: no code of a caller whom nobody knows is compared before. */
  stoppedUntil: z.optional(instant),
});
export type WrongCodes = z.infer<typeof wrongCodes>;
