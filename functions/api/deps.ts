import { randomInt, randomUUID } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import type * as z from 'zod/mini';
import { createRollUps, type RollUps } from '../adapters/roll-ups.ts';
import { createSealing, type Sealing } from '../adapters/sealing.ts';
import { createSecrets, type Secrets } from '../adapters/secrets.ts';
import { createStore } from '../adapters/store.ts';
import { createTable } from '../adapters/table.ts';
import { createUnits } from '../adapters/units.ts';
import type { MoveDeps } from '../moves/deps.ts';
import type { env } from './env.ts';

export interface Deps extends MoveDeps {
  rollUps: RollUps;
  sealing: Sealing;
  secrets: Secrets;
  carrierRegion: string;
  newId(): string;
  /** Six digits (interfaces.md §2), by a source that cannot be guessed. */
  newCode(): string;
  log: Logger;
}

export const createDeps = (variables: z.infer<typeof env>): Deps => {
  const table = createTable(variables.TABLE_NAME);
  const store = createStore(table);
  const secrets = createSecrets({ carrier: variables.CARRIER_SECRET_ID, keys: variables.KEYS_SECRET_ID });
  return {
    store,
    rollUps: createRollUps(table, () => Date.now()),
    secrets,
    sealing: createSealing(secrets.keys),
    carrierRegion: variables.CARRIER_REGION,
    unit: createUnits(store, () => Date.now()),
    now: () => new Date().toISOString(),
    newId: () => randomUUID().replaceAll('-', ''),
    newCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
    log: new Logger(),
  };
};
