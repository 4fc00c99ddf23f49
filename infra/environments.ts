import { env as api } from '../functions/api/env.ts';
import { env as carrierStatus } from '../functions/carrier-status/env.ts';
import { env as dispatch } from '../functions/dispatch/env.ts';
import { env as live } from '../functions/live/env.ts';
import { env as project } from '../functions/project/env.ts';
import { env as replies } from '../functions/replies/env.ts';
import { env as sweep } from '../functions/sweep/env.ts';
import { env as voice } from '../functions/voice/env.ts';
import type { FunctionName } from './function-names.ts';
import type { EnvSchema } from './variables.ts';

/** Each function's own schema of its variables: the only thing infra knows of the code it deploys. */
export const environments: Record<FunctionName, EnvSchema> = {
  voice,
  'carrier-status': carrierStatus,
  replies,
  api,
  live,
  dispatch,
  project,
  sweep,
};
