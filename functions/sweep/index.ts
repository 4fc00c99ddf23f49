import type { Context } from 'aws-lambda';
import { createInvoke } from '../adapters/invocations.ts';
import { createEffectDeps } from '../effects/deps.ts';
import { readEnvironment } from '../environment.ts';
import { env } from './env.ts';
import { createSweep } from './handler.ts';

const deps = createEffectDeps(readEnvironment(env, process.env));
const invoke = createInvoke();

export function handler(event: unknown, { functionName }: Context) {
  return createSweep({ ...deps, sweepLater: (unitId) => invoke(functionName, { unitId }) })(event);
}
