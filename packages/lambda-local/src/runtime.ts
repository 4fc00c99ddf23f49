import { appendFileSync, createWriteStream, mkdirSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Clock } from 'driven-clock/clock';
import type { Flight } from 'driven-clock/flight';
import { createAsynchronous } from './asynchronous.ts';
import { openCheckpoints } from './checkpoints.ts';
import { createFunctionPool, type FunctionPool, type Outcome } from './function-pool.ts';
import { createHttpApi } from './http-api.ts';
import { type FunctionSpec, type Inventory, takeInventory } from './inventory.ts';
import { startInvocationsEndpoint } from './invocations-endpoint.ts';
import { newestRecord } from './newest-record.ts';
import { startSchedules } from './schedules.ts';
import { startSecretsEndpoint } from './secrets-endpoint.ts';
import { createSocketApi } from './socket-api.ts';
import { createStreamClient } from './stream-client.ts';
import { createStreamFeed } from './stream-feed.ts';
import { createStreamMapping } from './stream-mapping.ts';
import type { StreamRecord } from './stream-record.ts';
import { createTable } from './table.ts';
import { ofType, type References, readTemplate, type Template, targetOf } from './template.ts';

export interface RuntimeOptions {
  clock: Clock;
  flight: Flight;
  /** Folder of the synthesized assembly. */
  templateDir: string;
  dataDir: string;
  storeEndpoint: string;
  tableName: string;
  /** Public address of the HTTP API, no slash at the end. */
  apiUrl: string;
  /** Issuer and client in place of the user pool's. */
  issuer: string;
  clientId: string;
  /** What this machine adds to the variables of every function. */
  variables?: Record<string, string>;
  /** Secret strings by name of the template output that gives the secret's ARN. */
  secrets: Record<string, string>;
  /** Awaited before any function runs; given whether the request is the refresh itself. */
  beforeInvoke?: (headers: IncomingMessage['headers'] | undefined) => Promise<void> | undefined;
  workers?: number;
  /** When what an inserted item tells of happened (epoch ms); undefined for an item that tells of nothing. */
  momentOf?: (image: Record<string, { S?: string } | undefined>) => number | undefined;
  /** Fills a table that is new: no function is told of what stands there before its stream is read. */
  fill?: () => Promise<void>;
  /** Functions besides the scheduled ones whose writes never make a timed duty due, such as projections. */
  followers?: string[];
  /** Functions that are started when they are called, not ahead, and end when idle: each that runs holds some 15 MB. */
  seldom?: string[];
}

export interface Runtime {
  inventory: Inventory;
  template: Template;
  /** Answers a request of the HTTP API, or one to a connection of the WebSocket API; false when the path is none of theirs. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Takes the upgrades of a server that are for the WebSocket API. */
  attach(server: Server): void;
  /** Calls a function by its name. */
  invoke(name: string, event: unknown): Promise<Outcome>;
  /** The newest moment of an item inserted since `seeded()`, by `momentOf`. */
  newest(): number | undefined;
  /** From now on items count for `newest`. */
  seeded(): void;
  /** Adds to the variables of every function, as a new configuration does: what runs finishes first. */
  configure(variables: Record<string, string>): void;
  /** Something outside the functions wrote to the table: look at once. Unasked it is noticed within a second. */
  wrote(): void;
  close(): Promise<void>;
}

/** Records waiting in one consumer before reading pauses. */
const room = 5000;

/** Real ms for which a stream found empty counts as empty, unless a function ran. */
const lookAgainMs = 50;

/** Runs the template: its functions, HTTP API, stream mappings and schedules, against a local store. */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { clock, flight, dataDir, seldom = [] } = options;
  const template = readTemplate(options.templateDir);
  const references = localMeanings(template, options);
  const inventory = takeInventory(template, references);
  mkdirSync(join(dataDir, 'log'), { recursive: true });
  const isNew = await createTable(template, options.storeEndpoint, options.tableName);
  if (isNew) await options.fill?.();

  const secrets = await startSecretsEndpoint(
    Object.fromEntries(
      Object.entries(options.secrets).map(([output, value]) => [
        references[targetOf(template.outputs[output]) ?? ''] ?? output,
        value,
      ]),
    ),
  );
  const byName = (name: string) => inventory.functions.find((one) => one.name === name);
  const asynchronous = createAsynchronous({
    clock,
    flight,
    invoke: (functionId, event) => invokeReady(functionId, event, true),
    ran: (functionId, outcome) => schedules.ran(functionId, outcome),
    givenUp: (notice) => noteFailure(notice, `${notice.function} ${notice.condition} ${notice.error}`),
  });
  const invocations = await startInvocationsEndpoint({
    accept(name, event) {
      const spec = byName(name);
      if (spec) asynchronous.accept(spec, event);
      return spec !== undefined;
    },
  });
  const logs = inventory.functions.map(({ name }) =>
    createWriteStream(join(dataDir, 'log', `${name}.log`), { flags: 'a' }),
  );
  const pools = new Map<string, FunctionPool>();
  for (const [index, spec] of inventory.functions.entries()) {
    const log = logs[index];
    if (!log) continue;
    const endpoints = {
      AWS_ENDPOINT_URL_LAMBDA: invocations.url,
      PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: String(secrets.port),
    };
    const environment = { ...spec.environment, ...machineVariables(spec, options), ...endpoints, ...options.variables };
    pools.set(
      spec.id,
      createFunctionPool({
        spec,
        environment,
        clock: clock.shared,
        log,
        isSeldom: seldom.includes(spec.name),
        ...(options.workers && { workers: options.workers }),
      }),
    );
  }

  // Scheduled and projecting functions only follow what others wrote; their own writes must not call for another run.
  const followers = new Set(inventory.schedules.map(({ functionId }) => functionId));
  for (const { id, name } of inventory.functions) if (options.followers?.includes(name)) followers.add(id);
  let running = 0;
  let writersRan = 0;
  let leadersRan = 0;
  let recordsSeen = 0;
  let takenLeaders = 0;
  let takenRecords = 0;

  /** Every run counts as one that may have written, reading requests too. */
  async function run(functionId: string, event: unknown, patient = false): Promise<Outcome> {
    const pool = pools.get(functionId);
    if (!pool) throw new Error(`The template has no function ${functionId}`);
    const landed = flight.begin(`function ${pool.name}`);
    running++;
    try {
      return await pool.invoke(event, patient);
    } finally {
      running--;
      if (!followers.has(functionId)) leadersRan++;
      wrote();
      landed();
    }
  }

  async function invokeReady(functionId: string, event: unknown, patient = false): Promise<Outcome> {
    await options.beforeInvoke?.(undefined);
    return run(functionId, event, patient);
  }

  function noteFailure(notice: object, inWords: string): void {
    appendFileSync(join(dataDir, 'failures.jsonl'), `${JSON.stringify(notice)}\n`);
    process.stderr.write(`failure queue: ${inWords}\n`);
  }

  function wrote(): void {
    writersRan++;
    feed.poke();
  }

  const client = createStreamClient(options.storeEndpoint);
  const streamArn = await client.findStream(options.tableName);
  const checkpoints = openCheckpoints(join(dataDir, 'checkpoints.json'));
  checkpoints.forStream(streamArn);
  const filledUpTo = isNew && options.fill ? await newestRecord(client, streamArn) : undefined;
  if (filledUpTo !== undefined) for (const { id } of inventory.mappings) checkpoints.set(id, filledUpTo);
  let seeded = checkpoints.newest !== undefined;

  const mappings = inventory.mappings.map((spec) =>
    createStreamMapping({
      spec,
      invoke: (event) => invokeReady(spec.functionId, event),
      doneUpTo: checkpoints.get(spec.id),
      done: (sequence) => checkpoints.set(spec.id, sequence),
      failed: (notice) =>
        noteFailure(notice, `${pools.get(spec.functionId)?.name} ${notice.condition} ${notice.error}`),
    }),
  );
  const doneByAll = mappings.map(({ doneUpTo }) => doneUpTo);
  const feed = createStreamFeed({
    client,
    streamArn,
    after: doneByAll.reduce<bigint | undefined>(
      (least, one) => (least === undefined || one === undefined ? undefined : one < least ? one : least),
      doneByAll[0],
    ),
    hasRoom: () => mappings.every(({ waiting }) => waiting < room),
    onRecords(records) {
      recordsSeen += records.length;
      if (seeded) noteNewest(records);
      for (const mapping of mappings) mapping.accept(records);
    },
  });

  function noteNewest(records: StreamRecord[]): void {
    for (const { eventName, dynamodb } of records) {
      const image = dynamodb.NewImage as Record<string, { S?: string }> | undefined;
      const at = eventName === 'INSERT' && image ? options.momentOf?.(image) : undefined;
      if (at !== undefined && at > (checkpoints.newest ?? Number.NEGATIVE_INFINITY)) checkpoints.newest = at;
    }
  }

  // A function that is still running may have written long ago: look while it runs, so that a ring does not wait for it.
  const during = setInterval(() => {
    if (running > 0) feed.poke();
  }, 20);
  during.unref();

  let handedBefore = 0;
  let drainedAt = { writersRan: -1, at: 0 };
  flight.settler(async () => {
    // Time driven in small steps asks often: with no function run since, one look in a while is enough for writes of others.
    if (running === 0 && drainedAt.writersRan === writersRan && performance.now() - drainedAt.at < lookAgainMs)
      return false;
    const before = writersRan;
    await feed.drain();
    drainedAt = { writersRan: before, at: performance.now() };
    await Promise.all(mappings.map((mapping) => mapping.settled()));
    const handed = mappings.reduce((sum, mapping) => sum + mapping.handed, 0);
    const worked = handed !== handedBefore;
    handedBefore = handed;
    return worked;
  }, 'stream mappings');

  const schedules = startSchedules({
    clock,
    schedules: inventory.schedules,
    invoke: invokeReady,
    takeWrites() {
      const wrote = leadersRan !== takenLeaders && recordsSeen !== takenRecords;
      takenLeaders = leadersRan;
      takenRecords = recordsSeen;
      return wrote;
    },
  });
  flight.settler(() => schedules.settle(), 'schedules');

  const api = createHttpApi({
    routes: inventory.routes,
    baseUrl: options.apiUrl,
    now: () => clock.now(),
    invoke: async (functionId, event, headers) => {
      await options.beforeInvoke?.(headers);
      return run(functionId, event);
    },
  });
  const sockets = inventory.sockets && createSocketApi({ api: inventory.sockets, clock, invoke: invokeReady });
  for (const pool of pools.values()) pool.warm();

  return {
    inventory,
    template,
    handle: async (request, response) =>
      (await sockets?.handle(request, response)) === true || api.handle(request, response),
    attach: (server) => sockets?.attach(server),
    invoke(name, event) {
      const spec = byName(name);
      if (!spec) throw new Error(`The template has no function ${name}`);
      return run(spec.id, event);
    },
    newest: () => checkpoints.newest,
    seeded() {
      seeded = true;
    },
    configure(variables) {
      for (const pool of pools.values()) {
        pool.configure(variables);
        pool.warm();
      }
    },
    wrote,
    async close() {
      clearInterval(during);
      sockets?.close();
      schedules.close();
      asynchronous.stop();
      await feed.close();
      for (const mapping of mappings) mapping.stop();
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      await checkpoints.flush();
      await secrets.close();
      await invocations.close();
      client.close();
      for (const log of logs) log.end();
      await Promise.all(logs.map((log) => finished(log)));
    },
  };
}

/** What the references of the template come to on this machine. */
function localMeanings(template: Template, options: RuntimeOptions): References {
  const references: References = {
    'AWS::Region': 'eu-west-1',
    'AWS::AccountId': '000000000000',
    'AWS::URLSuffix': 'localhost',
  };
  for (const [id] of ofType(template, 'AWS::DynamoDB::Table')) references[id] = options.tableName;
  for (const [id, { Properties }] of ofType(template, 'AWS::ApiGatewayV2::Api'))
    references[`${id}.ApiEndpoint`] =
      Properties.ProtocolType === 'WEBSOCKET' ? options.apiUrl.replace(/^http/, 'ws') : options.apiUrl;
  for (const [id] of ofType(template, 'AWS::Cognito::UserPool')) references[`${id}.ProviderURL`] = options.issuer;
  for (const [id] of ofType(template, 'AWS::Cognito::UserPoolClient')) references[id] = options.clientId;
  for (const [id] of ofType(template, 'AWS::SecretsManager::Secret')) {
    references[id] = `arn:aws:secretsmanager:eu-west-1:000000000000:secret:${id}`;
  }
  // No key service here.
  for (const [id] of ofType(template, 'AWS::KMS::Key')) references[`${id}.Arn`] = 'local';
  return references;
}

/** What the service adds to a function's own variables. */
function machineVariables({ name, memoryMb }: FunctionSpec, options: RuntimeOptions): Record<string, string> {
  return {
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_ENDPOINT_URL_DYNAMODB: options.storeEndpoint,
    TZ: ':UTC',
  };
}
