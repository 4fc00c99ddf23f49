import { randomFrom } from '../../tests/year/random.ts';

/** What chance decides about one call, in whole milliseconds. */
export interface Drawn {
  /** Until the next call comes. */
  gap: number;
  handling: number;
  patience: number;
  /** From 0 up to, but not including, 1: for whoever has something more to decide about it. */
  luck: number;
}

interface Means {
  perHour: number;
  handling: number;
  patience?: number;
  seed: number;
}

/**
 * One call after the other, exponential in gap, handling and patience. Each has a stream of its own and one draw a call, so that the same seed
 * is the same calls whatever becomes of them: two ways of routing can be compared call by call.
 */
export function createDraws({ perHour, handling, patience, seed }: Means): () => Drawn {
  const streams = [1, 2, 3, 4].map((place) => randomFrom(seed * 8 + place));
  const [gaps, handlings, patiences, lucks] = streams.map(({ next }) => next);
  const after = (mean: number, next: (() => number) | undefined) =>
    Math.round(-Math.log(1 - (next?.() ?? 0)) * mean * 1000);
  return () => ({
    gap: after(3600 / perHour, gaps),
    handling: after(handling, handlings),
    patience: patience === undefined ? Number.POSITIVE_INFINITY : after(patience, patiences),
    luck: lucks?.() ?? 0,
  });
}
