import type { Violation } from '../invariants/invariants.ts';
import type { Snapshot } from '../memory-table.ts';
import type { Commit } from '../witness.ts';
import { commands } from './commands.ts';
import type { Orders } from './orders.ts';
import { createRace } from './race.ts';
import { prepare, type SituationName } from './situations.ts';
import { createStage } from './stage.ts';

export interface Pair {
  situation: SituationName;
  one: string;
  other: string;
}

export interface PairPlayed {
  violations: readonly Violation[];
  trace: readonly string[];
}

const minuteMs = 60_000;
/** Both have been answered by then. */
const raceMs = 10_000;
/** As long as a history takes to come to rest. */
const restMs = 22 * minuteMs;

export interface PairOptions {
  rows: Snapshot;
  seed: number;
  pair: Pair;
  orders: Orders;
  /** Rows and partitions that the two are known to write; more are added as they are seen. */
  written: Set<string>;
}

/**
 * Plays two commands at once in one order of their requests; nothing when either cannot be done there. When something is read that
 * neither writes makes no difference, so orders that differ only in that are one; `repeats` where it is one that comes to the same as another.
 */
export async function playPair(options: PairOptions): Promise<PairPlayed | 'repeats' | undefined> {
  const { rows, seed, pair, orders, written } = options;
  let isRacing = false;
  const told = ({ changes }: Commit) => {
    if (isRacing) for (const { keys } of changes) written.add(`${keys.pk}/${keys.sk}`).add(keys.pk);
  };
  const stage = createStage({ rows, seed, told });
  const { world, invariants } = stage;
  const { scheduler } = world;
  const scene = await prepare(stage, pair.situation);
  const race = createRace(orders, written);
  scheduler.setGate(race.gate);
  world.runtime.onOver(race.ends);
  const failed: string[] = [];
  isRacing = true;
  const both = [commands[pair.one]?.(scene, 'one'), commands[pair.other]?.(scene, 'other')];
  for (const one of both) if (one !== undefined) race.begins(one.run);
  if (race.runs() < 2) return undefined;
  for (const one of both) {
    void one?.start()?.then(({ status }) => {
      if (status >= 500) failed.push(`${one.run} was answered ${status}`);
    });
  }
  await scheduler.runUntil(scheduler.now() + raceMs, race.isOver);
  isRacing = false;
  scheduler.setGate(undefined);
  if (race.repeats()) return 'repeats';
  await scheduler.runUntil(scheduler.now() + raceMs);
  for (const station of Object.values(stage.telephones)) for (const leg of station.legs) world.carrier.hangUp(leg);
  const rest = scheduler.now() + restMs;
  world.sweeps.until(rest, true);
  await scheduler.runUntil(rest);
  invariants.settled();
  const at = scheduler.now();
  const unanswered = failed.map((what): Violation => ({ invariant: 'failed command', what, at }));
  return { violations: [...invariants.violations, ...unanswered], trace: scheduler.trace };
}
