import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, Told } from './job.ts';
import type { PairTold } from './pairs/pairs.ts';
import { add, fromPlain, type PlainTally, type Tally, toPlain } from './tally.ts';

export interface PlayAllOptions {
  seed: number;
  count: number;
  workers: number;
  policy?: string | undefined;
  /** On the real engine, from this port on. */
  enginePort?: number | undefined;
  /** Ends at the first history that breaks this invariant. */
  until?: string | undefined;
  say(line: string): void;
}

export interface AllPlayed {
  tally: PlainTally;
  /** Histories by the invariant they broke. */
  failures: Map<string, number[]>;
  turns: number;
  played: number;
}

export interface AllPairs {
  pairs: PairTold[];
  broken: string[];
}

/**
 * Histories leave much behind that lives for one turn: room for it is cheaper than clearing it away so often. Each worker has a core, so
 * a thread beside it that clears away only gets in its neighbour's way.
 */
const memory = ['--max-semi-space-size=64', '--single-threaded-gc'];
const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
/** Histories between two lines of progress. */
const progress = 1000;
/** Pairs between two lines of progress. */
const pairProgress = 100;

/** Plays histories in worker processes and adds up what they tell. */
export async function playAll({
  seed,
  count,
  workers,
  policy,
  enginePort,
  until,
  say,
}: PlayAllOptions): Promise<AllPlayed> {
  const tally: Tally = new Map();
  const failures = new Map<string, number[]>();
  let turns = 0;
  let played = 0;
  const fail = (invariant: string, history: number) => {
    const histories = failures.get(invariant) ?? [];
    failures.set(invariant, histories);
    if (histories.at(-1) !== history) histories.push(history);
  };
  await inWorkers(workers, { kind: 'histories', seed, count, policy, enginePort }, (told) => {
    played += 1;
    if (played % progress === 0) say(`${played} of ${count}`);
    if ('broken' in told) {
      fail('broken', told.number);
      say(`history ${told.number} broke: ${told.broken}`);
    }
    if ('history' in told) {
      turns += told.history.turns;
      add(tally, fromPlain(told.history.tally));
      const { history, violations } = told.history;
      for (const { invariant } of violations) fail(invariant, history);
      for (const { invariant, what } of violations.slice(0, 1)) say(`history ${history}: ${invariant}: ${what}`);
    }
    return until !== undefined && failures.has(until);
  });
  for (const histories of failures.values()) histories.sort((a, b) => a - b);
  return { tally: toPlain(tally), failures, turns, played };
}

/** Plays every pair of commands in every order, in worker processes. */
export async function playAllPairs({ seed, count, workers, say }: PlayAllOptions): Promise<AllPairs> {
  const pairs: PairTold[] = [];
  const broken: string[] = [];
  await inWorkers(workers, { kind: 'pairs', seed, count }, (told) => {
    if ('pair' in told) pairs.push(told.pair);
    if ('pair' in told && pairs.length % pairProgress === 0) say(`${pairs.length} pairs`);
    if ('broken' in told) broken.push(`pair ${told.number}: ${told.broken}`);
    return false;
  });
  return { pairs, broken };
}

/** Gives each worker its share; ends them all once enough has been heard. */
async function inWorkers(
  workers: number,
  job: Omit<Job, 'first' | 'step'>,
  hear: (told: Told) => boolean,
): Promise<void> {
  const children = Array.from({ length: workers }, () => fork(worker, { execArgv: [...process.execArgv, ...memory] }));
  let enough = false;
  await Promise.all(
    children.map(
      (child, first) =>
        new Promise<void>((resolve, reject) => {
          child.on('message', (told: Told) => {
            enough ||= hear(told);
            if (enough) for (const one of children) one.kill();
          });
          child.on('error', reject);
          child.on('exit', (code) =>
            code === 0 || enough ? resolve() : reject(new Error(`A worker ended with ${code}`)),
          );
          child.send({ ...job, first, step: workers, enginePort: job.enginePort && job.enginePort + first });
        }),
    ),
  );
}
