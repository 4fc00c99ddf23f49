import { Logger } from '@aws-lambda-powertools/logger';
import type * as z from 'zod/mini';
import type { Unit } from '../../schemas/unit.ts';
import { createSealing, type Sealing } from '../adapters/sealing.ts';
import { createSecrets, type Secrets } from '../adapters/secrets.ts';
import { createStore, type Store } from '../adapters/store.ts';
import { createTable } from '../adapters/table.ts';
import { createUnits } from '../adapters/units.ts';
import type { env } from './env.ts';

export interface Deps {
  store: Store;
  secrets: Secrets;
  sealing: Sealing;
  unit(unitId: string): Promise<Unit>;
  publicUrl: string;
  siteUrl: string;
  now(): string;
  log: Logger;
}

export const createDeps = (variables: z.infer<typeof env>): Deps => {
  const store = createStore(createTable(variables.TABLE_NAME));
  const secrets = createSecrets({ carrier: variables.CARRIER_SECRET_ID, keys: variables.KEYS_SECRET_ID });
  return {
    store,
    secrets,
    sealing: createSealing(secrets.keys),
    unit: createUnits(store, () => Date.now()),
    publicUrl: variables.PUBLIC_URL,
    siteUrl: variables.SITE_URL,
    now: () => new Date().toISOString(),
    log: new Logger(),
  };
};
