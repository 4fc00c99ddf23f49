/** A worker process of `play-all.ts`: does its job and tells of it. It is started, never imported. */
import { type Plan, planOf, seedOf } from './acts.ts';
import { baseRows, rowsUnder } from './base.ts';
import { type EngineStores, startEngineStores } from './engine-store.ts';
import { play } from './history.ts';
import type { Job, Told } from './job.ts';
import type { Snapshot } from './memory-table.ts';
import { type Chances, createChances } from './pairs/alone.ts';
import type { Pair } from './pairs/pair.ts';
import { isWorthPlaying, playOrders, samplePairs } from './pairs/pairs.ts';
import { createMemoryStore } from './store.ts';

/** Decisions ask for what is missing by throwing, some thousand times a history; a trace of the stack is had by playing it again. */
Error.stackTraceLimit = 0;

/** What a worker plays with. */
interface Means {
  seed: number;
  /** Of the pairs, and of a history under its rules. */
  rows: Snapshot;
  rowsOf(plan: Plan): Promise<Snapshot>;
  policy: string | undefined;
  engine: EngineStores | undefined;
  pairs: readonly Pair[];
  chances: Chances;
}

async function tellHistory({ seed, rowsOf, engine, policy }: Means, history: number): Promise<Told> {
  const plan = planOf(seedOf(seed, history), policy);
  const rows = await rowsOf(plan);
  const store = engine === undefined ? createMemoryStore(rows) : await engine.open(rows);
  const { violations, tally, turns } = await play({ plan, store });
  return { history: { history, violations, tally, turns } };
}

async function tellPair({ seed, rows, pairs, chances }: Means, number: number): Promise<Told | undefined> {
  const pair = pairs[number];
  if (pair === undefined || !(await isWorthPlaying(pair, chances))) return undefined;
  const told = await playOrders(rows, seed, pair);
  return told && { pair: told };
}

async function work({ kind, seed, first, step, count, policy, enginePort }: Job): Promise<void> {
  const engine = enginePort === undefined ? undefined : await startEngineStores(enginePort);
  const rows = await baseRows();
  const pairs = kind === 'pairs' ? samplePairs(seed, count) : [];
  const means: Means = { seed, rows, rowsOf: rowsUnder(), policy, engine, pairs, chances: createChances(rows, seed) };
  for (let number = first; number < count; number += step) {
    const told = kind === 'pairs' ? tellPair(means, number) : tellHistory(means, number);
    const result = await told.catch((error: unknown) => ({ broken: String((error as Error).stack ?? error), number }));
    if (result !== undefined) process.send?.(result);
  }
  await engine?.close();
  process.disconnect();
}

process.on('message', (job: Job) => void work(job));
// Nobody is left to be told.
process.on('disconnect', () => process.exit());
