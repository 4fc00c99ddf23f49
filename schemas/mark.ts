import * as z from 'zod/mini';
import { unitId } from './ids.ts';
import { instant } from './time.ts';

/** How far a recurring duty has come for a unit, so that a restart neither skips nor repeats. */
export const mark = z.object({
  entity: z.literal('mark'),
  unitId,
  /** `reconciled`: the carrier's list of ended calls has been read up to `at`. */
  kind: z.enum(['reconciled']),
  at: instant,
});
