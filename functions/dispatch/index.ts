import { createEffectDeps } from '../effects/deps.ts';
import { readEnvironment } from '../environment.ts';
import { env } from './env.ts';
import { createDispatch } from './handler.ts';

export const handler = createDispatch(createEffectDeps(readEnvironment(env, process.env)));
