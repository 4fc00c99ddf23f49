import type { Violation } from './invariants/invariants.ts';
import type { PairTold } from './pairs/pairs.ts';
import type { PlainTally } from './tally.ts';

/** What a worker process is asked to play: every `step`th history, or pair of commands, from the first on. */
export interface Job {
  kind: 'histories' | 'pairs';
  seed: number;
  first: number;
  step: number;
  count: number;
  /** The rules of every history; without them each is played under those that its seed draws. */
  policy?: string | undefined;
  /** Port of a real engine to play on. */
  enginePort?: number | undefined;
}

/** What it tells of one history. */
export interface HistoryTold {
  history: number;
  violations: readonly Violation[];
  tally: PlainTally;
  turns: number;
}

/** Told after each; `broken`: it could not be played to its end. */
export type Told = { history: HistoryTold } | { pair: PairTold } | { broken: string; number: number };
