import { luckOf } from '../luck.ts';
import type { Snapshot } from '../memory-table.ts';
import type { Chances } from './alone.ts';
import { commands } from './commands.ts';
import { createOrders } from './orders.ts';
import { type Pair, playPair } from './pair.ts';
import { situationNames } from './situations.ts';

/** What came of one pair in all its orders. */
export interface PairTold {
  pair: Pair;
  orders: number;
  sampled: boolean;
  /** The first order that broke each invariant. */
  broken: { invariant: string; what: string; path: readonly number[] }[];
  /** Rows and partitions that the two write: what is read of them is part of an order. */
  written: string[];
}

export function nameOfPair({ situation, one, other }: Pair): string {
  return `${situation}: ${one} + ${other}`;
}

/** Every two commands in every situation; which of them can be done there shows when they are played. */
export function allPairs(): Pair[] {
  const names = Object.keys(commands);
  return situationNames.flatMap((situation) =>
    names.flatMap((one, index) => names.slice(index).map((other): Pair => ({ situation, one, other }))),
  );
}

/** So many of the pairs, drawn by a seed, in the order in which all of them stand. */
export function samplePairs(seed: number, most: number): Pair[] {
  const drawn = allPairs().map((pair, at) => ({ pair, at, tie: luckOf(seed, `draws ${nameOfPair(pair)}`).next() }));
  return drawn
    .toSorted((a, b) => a.tie - b.tie)
    .slice(0, most)
    .toSorted((a, b) => a.at - b.at)
    .map(({ pair }) => pair);
}

/** Can both be given, and would one of the two be done? Two that are refused anyhow have nothing to race for. */
export async function isWorthPlaying({ situation, one, other }: Pair, chances: Chances): Promise<boolean> {
  const both = [await chances(situation, one), await chances(situation, other)];
  return !both.includes('absent') && both.includes('done');
}

/** Plays a pair in every order of its requests, or in a sample of very many. Nothing when it cannot be done. */
export async function playOrders(rows: Snapshot, seed: number, pair: Pair): Promise<PairTold | undefined> {
  const name = nameOfPair(pair);
  const broken = new Map<string, PairTold['broken'][number]>();
  const written = new Set<string>();
  let orders = createOrders(seed, name);
  while (orders.next()) {
    const known = written.size;
    const played = await playPair({ rows, seed, pair, orders, written });
    if (played === undefined) return undefined;
    if (played === 'repeats') orders.repeats();
    else
      for (const { invariant, what } of played.violations)
        if (!broken.has(invariant)) broken.set(invariant, { invariant, what, path: [...orders.path] });
    // More is written than was known: there are more orders than were looked for.
    if (written.size > known) {
      orders = createOrders(seed, name);
      broken.clear();
    }
  }
  return { pair, orders: orders.taken, sampled: orders.sampled, broken: [...broken.values()], written: [...written] };
}
