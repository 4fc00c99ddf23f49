import type { Row } from '../../functions/adapters/table.ts';
import { fallbackFile, lineNumber, publicUrl, siteUrl } from './base.ts';
import { type CarrierModel, createCarrierModel } from './carrier/carrier-model.ts';
import { isLive } from './carrier/leg.ts';
import { createFaults, type Faults, type Weather } from './faults.ts';
import { type AskStaff, createFront, type Front } from './front.ts';
import { createHandlers, type Handlers } from './handlers.ts';
import { createRuntime, type Runtime } from './lambda.ts';
import { createLaterRuns, type LaterRuns } from './later-runs.ts';
import { createScheduler, type Limits, type Scheduler } from './scheduler.ts';
import type { WorldStore } from './store.ts';
import { createMapping, type Mapping, type MappingSpec } from './stream.ts';
import { createSweeps, type Sweeps } from './sweeps.ts';
import { count, type Tally } from './tally.ts';
import type { Witness } from './witness.ts';

export interface World {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly carrier: CarrierModel;
  readonly runtime: Runtime;
  readonly sweeps: Sweeps;
  readonly tally: Tally;
  readonly ask: AskStaff;
  /** Delivers once more what the stream has given up. */
  redrive(): void;
}

export interface WorldOptions {
  seed: number;
  /** Epoch milliseconds at which the history begins. */
  start: number;
  store: WorldStore;
  /** Made of what it watches. */
  witness(watched: { carrier: CarrierModel; scheduler: Scheduler; faults: Faults }): Witness;
  weather?: Weather | undefined;
  /** For a world that goes on longer than a history. */
  limits?: Limits | undefined;
}

const account = {
  accountSid: 'AC00000000000000000000000000000001',
  authToken: '00000000000000000000000000000001',
};
/** Reasons of a failed run that a fault explains: it was not begun, the store stayed busy or silent, or somebody else was first every time. */
const explained =
  /^(The invocation was not accepted|Another transaction was at|The table takes nothing|The table did not answer|\w+ met other writes \d+ times)/;

/** What a world is made of besides its handlers. */
interface Ground extends WorldOptions {
  scheduler: Scheduler;
  faults: Faults;
  tally: Tally;
  /** Made one after the other, and known to each other only while the history runs. */
  parts: { front?: Front; witness?: Witness; sweeps?: Sweeps; mappings: Mapping[] };
}

function part<Value>(made: Value | undefined): Value {
  if (made === undefined) throw new Error('The world is not finished yet');
  return made;
}

/** A run failed, or logged that something did. */
function failed({ tally, scheduler, parts }: Ground, name: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  count(tally, 'failed run', reason.slice(0, 60));
  scheduler.note(`${name} fails: ${reason}`);
  if (error instanceof Error && !explained.test(reason)) part(parts.witness).failed(name, reason);
}

function carrierOf(ground: Ground): CarrierModel {
  const { parts } = ground;
  return createCarrierModel({
    ...ground,
    ...account,
    publicUrl,
    number: {
      address: lineNumber,
      voiceUrl: `${publicUrl}/voice`,
      fallbackUrl: `${siteUrl}/fallback.xml`,
      statusCallback: `${publicUrl}/carrier-status`,
      smsUrl: `${publicUrl}/replies`,
    },
    files: new Map([[`${siteUrl}/fallback.xml`, fallbackFile]]),
    post: (posted) => part(parts.front).post(posted),
    says: (leg, text) => part(parts.witness).said(leg, text),
    begins: () => part(parts.sweeps).wake(),
    dialled: (leg) => part(parts.witness).dialled(leg),
    wasAlone: (leg, milliseconds) => part(parts.witness).wasAlone(leg, milliseconds),
    sends: (message) => part(parts.witness).sent(message),
  });
}

/** A request has been carried out: the stream and the witness are told of everything it wrote. */
async function committed({ store, tally, parts }: Ground, by: string): Promise<void> {
  const changes = await store.changes();
  if (changes.length === 0) return;
  for (const { kind, newImage } of changes)
    if (kind === 'INSERT' && newImage?.entity === 'event')
      count(tally, 'event', String((newImage.payload as { type: string }).type));
  for (const mapping of parts.mappings) mapping.take(changes);
  part(parts.witness).committed({ by, changes });
}

function handlersOf(ground: Ground, { carrier, laterRuns }: { carrier: CarrierModel; laterRuns: LaterRuns }): Handlers {
  const { store, tally } = ground;
  return createHandlers({
    ...ground,
    ...account,
    carrier,
    laterRuns,
    store: { table: store.table, lag: store.lag, committed: (by) => committed(ground, by) },
    publicUrl,
    siteUrl,
    logged: (level, code, more) => {
      count(tally, 'log', code);
      const reason = typeof more?.reason === 'string' ? more.reason : undefined;
      if (level === 'error' && reason !== undefined) failed(ground, code, new Error(reason));
    },
  });
}

/** The stream's two consumers, with the filters and batches of the stack; no desk looks on through a socket here. */
function mappingsOf({ scheduler, faults }: Ground, runtime: Runtime, { dispatch, project }: Handlers): Mapping[] {
  const isEvent = (row: Row) => row.entity === 'event';
  const to =
    (spec: Handlers['dispatch']): MappingSpec['invoke'] =>
    (name, event) =>
      runtime.invoke(spec, name, event);
  const specs: MappingSpec[] = [
    { name: 'dispatch', batchSize: 10, wants: (row) => isEvent(row) && row.hasEffects === true, invoke: to(dispatch) },
    { name: 'project', batchSize: 100, wants: isEvent, invoke: to(project) },
  ];
  return specs.map((spec) => createMapping(spec, scheduler, faults));
}

/** One deployment of the line with its carrier, its store and its clock, in one process and on one scheduler. */
export function createWorld(options: WorldOptions): World {
  const { seed, start, witness, weather, limits } = options;
  const scheduler = createScheduler(seed, start, limits);
  const faults = createFaults(seed, weather);
  const tally: Tally = new Map();
  const ground: Ground = { ...options, scheduler, faults, tally, parts: { mappings: [] } };
  const runtime = createRuntime({ scheduler, failed: (name, why, error) => failed(ground, name, error ?? why) });
  const carrier = carrierOf(ground);
  const laterRuns = createLaterRuns({ scheduler, faults, runtime });
  const handlers = handlersOf(ground, { carrier, laterRuns });
  const front = createFront({
    runtime,
    handlers,
    scheduler,
    tally,
    answered: (...told) => part(ground.parts.witness).answered(...told),
  });
  const mappings = mappingsOf(ground, runtime, handlers);
  const isTelephoneQuiet = () => [...carrier.legs.values()].every((leg) => !isLive(leg));
  const sweeps = createSweeps({ scheduler, faults, runtime, laterRuns, handlers, isTelephoneQuiet, start });
  const watching = witness({ carrier, scheduler, faults });
  Object.assign(ground.parts, { front, witness: watching, sweeps, mappings });
  return {
    scheduler,
    faults,
    carrier,
    runtime,
    tally,
    sweeps,
    ask: front.ask,
    redrive: () => {
      for (const mapping of mappings) mapping.redrive();
    },
  };
}
