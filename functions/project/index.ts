import { Logger } from '@aws-lambda-powertools/logger';
import { openTable } from '../adapters/open-table.ts';
import { createRollUps } from '../adapters/roll-ups.ts';
import { readEnvironment } from '../environment.ts';
import { env } from './env.ts';
import { createProject } from './handler.ts';

const variables = readEnvironment(env, process.env);

export const handler = createProject({
  rollUps: createRollUps(openTable(variables.TABLE_NAME), () => Date.now()),
  log: new Logger(),
});
