import { Logger } from '@aws-lambda-powertools/logger';
import { createRollUps } from '../adapters/roll-ups.ts';
import { createTable } from '../adapters/table.ts';
import { readEnvironment } from '../environment.ts';
import { env } from './env.ts';
import { createProject } from './handler.ts';

const variables = readEnvironment(env, process.env);

export const handler = createProject({
  rollUps: createRollUps(createTable(variables.TABLE_NAME), () => Date.now()),
  log: new Logger(),
});
