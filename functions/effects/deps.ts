import { Logger } from '@aws-lambda-powertools/logger';
import type * as z from 'zod/mini';
import { type Carrier, createCarrier } from '../adapters/carrier.ts';
import { createSealing, type Sealing } from '../adapters/sealing.ts';
import { createSecrets } from '../adapters/secrets.ts';
import { createStore } from '../adapters/store.ts';
import { createTable } from '../adapters/table.ts';
import { createUnits } from '../adapters/units.ts';
import type { env } from '../dispatch/env.ts';
import type { MoveDeps } from '../moves/deps.ts';

export interface EffectDeps extends MoveDeps {
  carrier: Carrier;
  sealing: Sealing;
  publicUrl: string;
  log: Logger;
}

export const createEffectDeps = (variables: z.infer<typeof env>): EffectDeps => {
  const store = createStore(createTable(variables.TABLE_NAME));
  const secrets = createSecrets({ carrier: variables.CARRIER_SECRET_ID, keys: variables.KEYS_SECRET_ID });
  return {
    store,
    sealing: createSealing(secrets.keys),
    carrier: createCarrier(secrets, {
      region: variables.CARRIER_REGION,
      edge: variables.CARRIER_EDGE,
      apiUrl: variables.CARRIER_API_URL,
    }),
    unit: createUnits(store, () => Date.now()),
    publicUrl: variables.PUBLIC_URL,
    now: () => new Date().toISOString(),
    log: new Logger(),
  };
};
