import { randomInt } from 'node:crypto';
import type * as z from 'zod/mini';
import type { StaffId, UnitId } from '../../schemas/ids.ts';
import type { Staff } from '../../schemas/staff.ts';
import { keep } from '../adapters/kept.ts';
import { createRollUps, type RollUps } from '../adapters/roll-ups.ts';
import type { Store } from '../adapters/store.ts';
import { type CommonDeps, createCommonDeps } from '../case/deps.ts';
import type { env } from './env.ts';

export type StaffNames = ReadonlyMap<StaffId, string>;

/** How many reference codes there are. */
export const codeCount = 300_000;

/** Six digits, of which the first is 6, 7 or 8: no key of the menu, so that one pressed where a code is asked for is understood at once. */
export function codeAt(index: number): string {
  return String(600_000 + index);
}

/** More staff than a unit has. */
export const mostStaff = 1000;
/** The list is by name, and names begin with letters: from the first sign to the last. */
export const everyName = { from: ' ', to: '\u{10ffff}' };

/** Names by staff id, one unit at a time; who is not there has no name. */
export function keptNames(store: Store, now: () => number): (unitId: UnitId) => Promise<StaffNames> {
  const namesOf = keep(async (unitId) => {
    const staff = await store.list(unitId, 'staff', ['staff'], { ...everyName, limit: mostStaff });
    return new Map(staff.map(({ staffId, name }) => [staffId, name]));
  }, now);
  return async (unitId) => (await namesOf(unitId)) ?? new Map();
}

export interface Deps extends CommonDeps {
  rollUps: RollUps;
  carrierRegion: string;
  /** Who is behind a token's subject; a role that was taken away is gone within a minute. */
  staffBy(subject: string): Promise<Staff | undefined>;
  /** Names of the unit's staff, for those who may see cases; a change is seen within a minute. */
  staffNames(unitId: UnitId): Promise<StaffNames>;
  /** A reference code, by a source that cannot be guessed. */
  newCode(): string;
}

export function createDeps(variables: z.infer<typeof env>): Deps {
  const { table, ...common } = createCommonDeps(variables);
  return {
    ...common,
    rollUps: createRollUps(table, () => Date.now()),
    carrierRegion: variables.CARRIER_REGION,
    staffBy: keep(
      (subject) => common.store.get('staff', subject),
      () => Date.now(),
    ),
    staffNames: keptNames(common.store, () => Date.now()),
    newCode: () => codeAt(randomInt(codeCount)),
  };
}
