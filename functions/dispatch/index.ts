import { createConnections } from '../adapters/connections.ts';
import { createPost } from '../adapters/live-sockets.ts';
import { createEffectDeps } from '../effects/deps.ts';
import { readEnvironment } from '../environment.ts';
import { logCodes } from '../log-codes.ts';
import { env } from './env.ts';
import { createDispatch } from './handler.ts';
import { createTellDesks } from './tell-desks.ts';

const variables = readEnvironment(env, process.env);
const deps = createEffectDeps(variables);
const { table, now, log } = deps;

export const handler = createDispatch({
  ...deps,
  tellDesks: createTellDesks({
    connections: createConnections(table, { now, onSetAside: (key) => log.error(logCodes.itemSetAside, { key }) }),
    post: createPost(variables.CONNECTIONS_URL),
    log,
    now,
  }),
});
