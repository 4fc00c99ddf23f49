/**
 * `npm run rebuild -- [--table NAME] [--endpoint URL] [--data DIR] [--unit ID] [--from DAY] [--to DAY] [--write]`: recomputes the
 * roll-ups of the reports from the events and prints where they differ; `--write` puts what the events say in their place. Calls may go
 * on meanwhile (functions/project/rebuild.ts says why nothing is lost or counted twice).
 *
 * Without --table: the line that runs on this machine, on the folder --data. With it: a table in AWS, by the usual credentials and region,
 * or at --endpoint.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { addDays, localDayOf } from '../flows/calendar/local-time.ts';
import { createClient } from '../functions/adapters/dynamo-client.ts';
import { createTable } from '../functions/adapters/dynamo-table.ts';
import { createEventLog } from '../functions/adapters/event-log.ts';
import { createPatientTable } from '../functions/adapters/patient-table.ts';
import { createRollUps } from '../functions/adapters/roll-ups.ts';
import { createStore } from '../functions/adapters/store.ts';
import { firstDayOf } from '../functions/project/first-day.ts';
import { type Rebuilt, rebuild } from '../functions/project/rebuild.ts';
import type { LineFile } from '../local/line-file.ts';
import { localTable, runningLine } from './line-here.ts';

const usage =
  'npm run rebuild -- [--table NAME] [--endpoint URL] [--data DIR] [--unit ID] [--from DAY] [--to DAY] [--write]';

class UsageError extends Error {}

function readOptions() {
  const { values } = parseArgs({
    options: {
      table: { type: 'string' },
      endpoint: { type: 'string' },
      data: { type: 'string', default: '.local' },
      unit: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  for (const name of ['from', 'to'] as const)
    if (values[name] !== undefined && !isDay(values[name]))
      throw new UsageError(`--${name}: ${values[name]} is no day like 2021-01-04`);
  return values;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

/** A driven line lives in its own time. */
async function nowOf(line: LineFile | undefined, endpoint: string | undefined): Promise<string> {
  if (line === undefined || endpoint !== line.store) return new Date().toISOString();
  const response = await fetch(`${line.carrier}/clock`);
  const { now } = (await response.json()) as { now: string };
  return new Date(now).toISOString();
}

function tell(unitId: string, { differences, ...rebuilt }: Rebuilt, seconds: number): void {
  for (const { day, counter, stored, counted } of differences)
    console.log(`${unitId}  ${day}  ${counter.padEnd(32)} ${stored} -> ${counted}`);
  const days = new Set(differences.map(({ day }) => day)).size;
  const rate = Math.round(rebuilt.events / seconds).toLocaleString('en');
  console.log(`${unitId}  ${rebuilt.events} events in ${seconds.toFixed(1)} s, ${rate} a second`);
  console.log(`${unitId}  ${rebuilt.days} days, ${days} of them different in ${differences.length} counters`);
  console.log(`${unitId}  stored       sha256 ${rebuilt.hashes.stored}`);
  console.log(`${unitId}  from events  sha256 ${rebuilt.hashes.counted}`);
  if (rebuilt.late > 0) console.log(`${unitId}  ${rebuilt.late} events of late were not counted before`);
  if (rebuilt.frozen > 0)
    console.log(`${unitId}  ${rebuilt.frozen} days have no events any more and stand as they are`);
  for (const key of rebuilt.unreadable) console.log(`${unitId}  set aside, since nobody can read it: ${key}`);
}

async function main(): Promise<void> {
  const options = readOptions();
  const line = runningLine(options.data);
  const endpoint = options.endpoint ?? (options.table === undefined ? line?.store : undefined);
  if (options.table === undefined && endpoint === undefined)
    throw new UsageError('No line runs here. Start one, or name a table with --table.');
  const name = options.table ?? localTable;
  const local: DynamoDBClientConfig =
    endpoint === undefined
      ? {}
      : { endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  const client = createClient(local);
  try {
    const now = await nowOf(line, endpoint);
    const patience = { pause: async (ms: number) => void (await sleep(ms)), random: () => Math.random() };
    const table = createPatientTable(createTable(name, client), patience);
    const store = createStore(table, { now: () => now, onSetAside: (key) => console.log(`set aside: ${key}`) });
    const rollUps = createRollUps(table, () => Date.parse(now));
    const deps = { eventLog: createEventLog(table), rollUps, now: () => now };
    console.log(
      `table ${name} ${endpoint === undefined ? 'in AWS' : `at ${endpoint}`}, ${options.write ? 'writing' : 'dry run'}`,
    );
    for (const unitId of options.unit === undefined ? await store.unitIds() : [options.unit]) {
      const began = performance.now();
      const from = options.from ?? (await firstDayOf({ store, rollUps }, unitId));
      const to = options.to ?? addDays(localDayOf(now), 1);
      const rebuilt = await rebuild(deps, { unitId, from, to, write: options.write });
      tell(unitId, rebuilt, (performance.now() - began) / 1000);
    }
    if (!options.write) console.log('nothing was written; --write puts what the events say in place');
  } finally {
    client.destroy();
  }
}

try {
  await main();
} catch (error) {
  const { message, code, cause } = error as Error & { code?: string };
  const isUsage = error instanceof UsageError || code?.startsWith('ERR_PARSE_ARGS') === true;
  console.error(isUsage ? `${message}\n${usage}` : cause instanceof Error ? `${message}: ${cause.message}` : message);
  process.exitCode = 1;
}
