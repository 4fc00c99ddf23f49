import { Logger } from '@aws-lambda-powertools/logger';
import type * as z from 'zod/mini';
import { createSealing, type Sealing } from '../adapters/sealing.ts';
import { createSecrets, type Secrets } from '../adapters/secrets.ts';
import { createStore } from '../adapters/store.ts';
import { createTable } from '../adapters/table.ts';
import { createUnits } from '../adapters/units.ts';
import type { MoveDeps } from '../moves/deps.ts';
import type { env } from './env.ts';

export interface Deps extends MoveDeps {
  secrets: Secrets;
  sealing: Sealing;
  publicUrl: string;
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
    now: () => new Date().toISOString(),
    log: new Logger(),
  };
};
