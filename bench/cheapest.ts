import { duration, lambdaCost } from './prices.ts';
import { type Need, room, sizes } from './work.ts';

/** Has a function enough memory, and does a first invocation answer in time? */
export function fits({ peakMb, cold, within }: Need, megabytes: number): boolean {
  return megabytes >= peakMb * room && duration(cold, megabytes) <= within;
}

/** Of the sizes that fit, the one at which an invocation costs least; the largest where none does. */
export function cheapest(need: Need): number {
  const [first] = sizes
    .filter((size) => fits(need, size))
    .toSorted((a, b) => lambdaCost(need.work, a) - lambdaCost(need.work, b));
  return first ?? Math.max(...sizes);
}
