import { readEnvironment } from '../environment.ts';
import { createDeps } from './deps.ts';
import { env } from './env.ts';
import { createApi, withNet } from './handler.ts';

const deps = createDeps(readEnvironment(env, process.env));

export const handler = withNet(deps, createApi(deps));
