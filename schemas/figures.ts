import * as z from 'zod/mini';
import { unitId } from './ids.ts';
import { localDay } from './time.ts';

/** Counters of one unit and one local day; only ever added to. */
export const rollUp = z.object({
  entity: z.literal('rollUp'),
  unitId,
  day: localDay,
  counts: z.record(z.string(), z.number()),
});
export type RollUp = z.infer<typeof rollUp>;
