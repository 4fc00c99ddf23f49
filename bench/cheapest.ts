import { duration, lambdaCost } from './prices.ts';
import { type Need, room, sizes } from './work.ts';

/** Has a function enough memory, and does a first invocation answer in time? */
export function fits({ peakMb, cold, within }: Need, megabytes: number): boolean {
  return megabytes >= peakMb * room && duration(cold, megabytes) <= within;
}

/** Costs so near to the least are alike: the larger size answers sooner. */
const alike = 1.05;

/** Of the sizes that fit, the one at which an invocation costs least; the largest of all where none fits. */
export function cheapest(need: Need): number {
  const fitting = sizes.filter((size) => fits(need, size));
  if (fitting.length === 0) return Math.max(...sizes);
  const least = Math.min(...fitting.map((size) => lambdaCost(need.work, size)));
  return Math.max(...fitting.filter((size) => lambdaCost(need.work, size) <= alike * least));
}
