import { readEnvironment } from '../environment.ts';
import { createDeps } from './deps.ts';
import { env } from './env.ts';
import { createSweep } from './handler.ts';

export const handler = createSweep(createDeps(readEnvironment(env, process.env)));
