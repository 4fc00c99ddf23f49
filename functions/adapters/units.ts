import type { Unit } from '../../schemas/unit.ts';
import type { Store } from './store.ts';

/** A unit's rules change a few times a year and are read by every key press: kept in the warm function this long. */
const KEPT_MS = 60_000;

/** Units by id, read once a minute at most. Throws for a unit that does not exist. */
export const createUnits = (store: Store, now: () => number): ((unitId: string) => Promise<Unit>) => {
  const kept = new Map<string, { unit: Unit; readAt: number }>();
  return async (unitId) => {
    const known = kept.get(unitId);
    if (known !== undefined && Math.abs(now() - known.readAt) < KEPT_MS) return known.unit;
    const unit = await store.unit(unitId);
    if (unit === undefined) throw new Error(`No unit ${unitId}`);
    kept.set(unitId, { unit, readAt: now() });
    return unit;
  };
};
