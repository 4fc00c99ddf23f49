import * as z from 'zod/mini';
import type { SweepDeps } from './deps.ts';
import { fanOut } from './fan-out.ts';
import { sweepUnit } from './sweep-unit.ts';

/** The minute's own event names no unit, and everything else in it is ignored. */
const event = z.object({ unitId: z.optional(z.string().check(z.minLength(1))) });

/** When the unit that was seen to next has something to do; of the minute's own run, which does nothing itself, nobody can say. */
export interface Swept {
  nextDueAt: string | null;
}

/**
 * Every minute: asks for a run of this function for each unit, and each of those does what is due in its unit. Only a run without a unit
 * asks for others, so none can go on for ever.
 */
export function createSweep(deps: SweepDeps) {
  return async (input: unknown): Promise<Swept> => {
    const { unitId } = event.parse(input);
    if (unitId !== undefined) return { nextDueAt: (await sweepUnit(deps, unitId)) ?? null };
    await fanOut(deps);
    return { nextDueAt: null };
  };
}
