import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { quantile } from '../figures.ts';
import type { Asked } from './counted-table.ts';
import type { Point } from './curves.ts';

/** Something that a deployed function does for somebody. */
export interface Step {
  name: string;
  /** What has to stand before; it is not measured. */
  before?(): Promise<unknown>;
  does(): Promise<unknown>;
  /** So that the next round finds all as this one did. */
  after?(): Promise<unknown>;
  /** It is done for so many at once: what one of them costs is told. */
  of?: number;
}

/** Further rounds, for what is not the same in each. */
export interface Rounds {
  timed: number;
  /** Rounds of which everything that is allocated is sampled; they are slow, and not timed. */
  sampled: number;
}

interface Round extends Asked {
  /** Of the processor: nothing here waits for anything else, and what else runs on the machine counts for nothing. */
  milliseconds: number;
}

/**
 * All steps at one size. First each is done twice and counted the second time, when what a warm function keeps is warm: so the counts
 * are the same however many rounds follow. Then each is timed, then sampled.
 */
export async function measureAll(
  n: number,
  steps: readonly Step[],
  { take, rounds }: Means,
): Promise<Map<string, Point>> {
  const points = new Map<string, Point>();
  for (const step of steps) {
    await once(step, take);
    const { requests, rows, milliseconds } = await once(step, take);
    const { of = 1 } = step;
    points.set(step.name, { n, requests: requests / of, rows: rows / of, milliseconds: milliseconds / of });
  }
  for (const step of steps) Object.assign(points.get(step.name) ?? {}, await timedAndSampled(step, { take, rounds }));
  return points;
}

async function timedAndSampled(step: Step, { take, rounds }: Means): Promise<Partial<Point>> {
  const { of = 1 } = step;
  const times: number[] = [];
  for (let round = 0; round < rounds.timed; round += 1) times.push((await once(step, take)).milliseconds);
  const sizes: number[] = [];
  for (let round = 0; round < rounds.sampled; round += 1) sizes.push(await allocated(step));
  return {
    ...(times.length > 0 && { milliseconds: quantile(times, 0.5) / of }),
    ...(sizes.length > 0 && { kilobytes: quantile(sizes, 0.5) / of }),
  };
}

export interface Means {
  take(): Asked;
  rounds: Rounds;
}

async function once({ before, does, after }: Step, take: () => Asked): Promise<Round> {
  await before?.();
  take();
  const began = process.cpuUsage();
  await does();
  const { user, system } = process.cpuUsage(began);
  const milliseconds = (user + system) / 1000;
  const asked = take();
  await after?.();
  return { ...asked, milliseconds };
}

/** A sample for so many bytes that are allocated. */
const samplingInterval = 512;

/** Everything that a step allocates, in kB, whether it is collected meanwhile or not. */
async function allocated({ before, does, after }: Step): Promise<number> {
  await before?.();
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.startSampling', {
    samplingInterval,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  });
  await does();
  const { profile } = await session.post('HeapProfiler.stopSampling');
  session.disconnect();
  await after?.();
  return sizeOf(profile.head) / 1024;
}

interface Node {
  selfSize: number;
  children: Node[];
}

function sizeOf({ selfSize, children }: Node): number {
  return children.reduce((sum, child) => sum + sizeOf(child), selfSize);
}

/** Heap in use after everything that is over was collected, in MB. */
export function keptMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
