import { createEffectDeps } from '../effects/deps.ts';
import { readEnvironment } from '../environment.ts';
import { env } from './env.ts';
import { createSweep } from './handler.ts';

export const handler = createSweep(createEffectDeps(readEnvironment(env, process.env)));
