import { randomInt } from 'node:crypto';
import type * as z from 'zod/mini';
import type { Staff } from '../../schemas/staff.ts';
import { keep } from '../adapters/kept.ts';
import { createRollUps, type RollUps } from '../adapters/roll-ups.ts';
import { type CommonDeps, createCommonDeps } from '../case/deps.ts';
import type { env } from './env.ts';

export interface Deps extends CommonDeps {
  rollUps: RollUps;
  carrierRegion: string;
  /** Who is behind a token's subject; a role that was taken away is gone within a minute. */
  staffBy(subject: string): Promise<Staff | undefined>;
  /** Six digits, by a source that cannot be guessed. */
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
    newCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
  };
}
