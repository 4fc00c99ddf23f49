import { Logger } from '@aws-lambda-powertools/logger';
import { now } from '../adapters/clock.ts';
import { createConnections } from '../adapters/connections.ts';
import { openTable } from '../adapters/open-table.ts';
import { createStore } from '../adapters/store.ts';
import { readEnvironment } from '../environment.ts';
import { logCodes } from '../log-codes.ts';
import { env } from './env.ts';
import { createLive } from './handler.ts';

const log = new Logger();
const table = openTable(readEnvironment(env, process.env).TABLE_NAME);
const reading = {
  now,
  onSetAside: (key: string) => log.error(logCodes.itemSetAside, { key }),
};

export const handler = createLive({
  connections: createConnections(table, reading),
  store: createStore(table, reading),
  now,
});
