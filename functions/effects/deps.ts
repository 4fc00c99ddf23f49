import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod/mini';
import type { Carrier } from '../adapters/carrier.ts';
import { createCarrier } from '../adapters/rest-carrier.ts';
import type { Table } from '../adapters/table.ts';
import { type CommonDeps, createCommonDeps } from '../case/deps.ts';
import type { effectsEnv } from './env.ts';

export interface EffectDeps extends CommonDeps {
  carrier: Carrier;
  publicUrl: string;
  pause(milliseconds: number): Promise<void>;
}

export function createEffectDeps(variables: z.infer<typeof effectsEnv>): EffectDeps & { table: Table } {
  const common = createCommonDeps(variables);
  return {
    ...common,
    carrier: createCarrier(common.secrets, {
      region: variables.CARRIER_REGION,
      edge: variables.CARRIER_EDGE,
      apiUrl: variables.CARRIER_API_URL,
    }),
    publicUrl: variables.PUBLIC_URL,
    pause: (milliseconds) => sleep(milliseconds),
  };
}
