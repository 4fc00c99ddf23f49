import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Key, Row } from '../../functions/adapters/table.ts';
import type { Faults } from './faults.ts';
import type { Invoked } from './lambda.ts';
import type { RowChange } from './memory-rows.ts';
import type { Scheduler } from './scheduler.ts';
import { recordOf } from './stream-record.ts';

export interface MappingSpec {
  name: string;
  /** Which inserted items it is told of. */
  wants(row: Row): boolean;
  batchSize: number;
  invoke(name: string, event: DynamoDBStreamEvent): Promise<Invoked<DynamoDBBatchResponse>>;
}

export interface Mapping {
  take(changes: readonly RowChange[]): void;
  /** Delivers once more what was given up. */
  redrive(): void;
}

interface Pending {
  name: string;
  partition: string;
  record: DynamoDBRecord;
  tries: number;
}

/** As the stack has it: three tries after the first, then the failure queue. */
const mostTries = 4;

/** A moment within a key. */
const instants = /\d{4}-\d\d-\d\dT[\d:.]+Z#?/g;

/** Everything a mapping knows. */
interface State {
  spec: MappingSpec;
  scheduler: Scheduler;
  faults: Faults;
  /** Records to be delivered, by partition, in order. */
  waiting: Map<string, Pending[]>;
  /** Partitions of which a batch is under way. */
  busy: Set<string>;
  /** Given up and put aside, as the failure queue keeps them. */
  failed: Pending[];
  named: Map<string, number>;
  sequence: number;
}

/** A record's own name, without moments: what comes a little later in another history has the same luck there. */
function nameOf({ named }: State, { pk, sk }: Key): string {
  const name = `${pk}/${sk}`.replaceAll(instants, '');
  const times = (named.get(name) ?? 0) + 1;
  named.set(name, times);
  return times === 1 ? name : `${name} again ${times}`;
}

function giveUp(state: State, pending: Pending): void {
  state.scheduler.note(`${pending.name} is given up by ${state.spec.name}`);
  state.failed.push(pending);
}

function offer(state: State, pending: Pending): void {
  const waiting = state.waiting.get(pending.partition) ?? [];
  state.waiting.set(pending.partition, waiting);
  waiting.push(pending);
  pump(state, pending.partition);
}

/** Sends the next batch of a partition on its way, unless one is. */
function pump(state: State, partition: string): void {
  const { spec, scheduler, faults, busy } = state;
  const [first] = state.waiting.get(partition) ?? [];
  if (first === undefined || busy.has(partition)) return;
  busy.add(partition);
  const name = `${spec.name}/${first.name}#${first.tries}`;
  const { luck } = scheduler.task(`${name} travels`);
  const travels = faults.onTheWay(luck.chance(0.6) ? luck.below(20) : luck.below(400));
  const late = faults.strikes('recordLate', luck, name) ? luck.below(40_000) : 0;
  const doubled = faults.strikes('recordDoubled', luck, name);
  const most = luck.chance(0.5) ? spec.batchSize : 1 + luck.below(spec.batchSize);
  scheduler.at(scheduler.now() + travels + late, name, () => void deliver(state, partition, { name, most, doubled }));
}

interface Delivery {
  name: string;
  most: number;
  /** A batch that was carried out comes again all the same. */
  doubled: boolean;
}

async function deliver(state: State, partition: string, { name, most, doubled }: Delivery): Promise<void> {
  const waiting = state.waiting.get(partition) ?? [];
  const batch = waiting.slice(0, most);
  const invoked = await state.spec.invoke(name, { Records: batch.map(({ record }) => record) });
  for (const pending of batch) pending.tries += 1;
  const done = doneOf(batch, invoked);
  if (!(doubled && done === batch.length)) waiting.splice(0, done);
  const stuck = batch[done];
  if (stuck !== undefined && stuck.tries >= mostTries) {
    waiting.splice(waiting.indexOf(stuck), 1);
    giveUp(state, stuck);
  }
  state.busy.delete(partition);
  pump(state, partition);
}

/** How many records of a batch were carried out: up to the first that failed. */
function doneOf(batch: readonly Pending[], invoked: Invoked<DynamoDBBatchResponse>): number {
  if (!invoked.ok) return 0;
  const bad = invoked.answer.batchItemFailures[0]?.itemIdentifier;
  const at = batch.findIndex(({ record }) => record.dynamodb?.SequenceNumber === bad);
  return at < 0 ? batch.length : at;
}

function take(state: State, change: RowChange): void {
  const { spec, scheduler, faults } = state;
  if (change.kind !== 'INSERT' || !spec.wants(change.newImage ?? {})) return;
  state.sequence += 1;
  const { pk: partition } = change.keys;
  const pending = { name: nameOf(state, change.keys), partition, record: recordOf(change, state.sequence), tries: 0 };
  const { luck } = scheduler.task(`${spec.name}/${pending.name} is offered`);
  if (faults.strikes('recordDropped', luck, `${spec.name}/${pending.name}`)) giveUp(state, pending);
  else offer(state, pending);
}

/** The event stream to one consumer: in order within a partition, at least once, partial failures, few tries, then the failure queue. */
export function createMapping(spec: MappingSpec, scheduler: Scheduler, faults: Faults): Mapping {
  const state: State = {
    spec,
    scheduler,
    faults,
    waiting: new Map(),
    busy: new Set(),
    failed: [],
    named: new Map(),
    sequence: 0,
  };
  return {
    take: (changes) => {
      for (const change of changes) take(state, change);
    },
    redrive: () => {
      for (const pending of state.failed.splice(0)) offer(state, { ...pending, tries: 0 });
    },
  };
}
