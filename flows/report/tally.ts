import type { LocalDay } from '../../schemas/time.ts';
import type { Addition } from './count.ts';

/** Counters by local day: what the roll-ups of a unit hold. */
export type Tally = Map<LocalDay, Record<string, number>>;

/** A counter that is not what the events say; 0 stands for one that is not there. */
export interface Difference {
  day: LocalDay;
  counter: string;
  stored: number;
  counted: number;
}

/** Adds to the counters of a tally, as adding to the roll-ups does: a counter that comes back to 0 stays. */
export function addTo(tally: Tally, additions: readonly Addition[]): void {
  for (const { day, counter, by } of additions) {
    const ofDay = tally.get(day) ?? {};
    ofDay[counter] = (ofDay[counter] ?? 0) + by;
    tally.set(day, ofDay);
  }
}

/** A tally that holds what both hold. */
export function sumOfBoth(one: Tally, other: Tally): Tally {
  const sum: Tally = new Map([...one].map(([day, counts]) => [day, { ...counts }]));
  for (const [day, counts] of other)
    addTo(
      sum,
      Object.entries(counts).map(([counter, by]) => ({ day, counter: counter as Addition['counter'], by })),
    );
  return sum;
}

/** Every counter of a day in which the two differ, also in whether it stands at all. */
export function differencesOn(
  day: LocalDay,
  stored: Record<string, number>,
  counted: Record<string, number>,
): Difference[] {
  const counters = [...new Set([...Object.keys(stored), ...Object.keys(counted)])].toSorted();
  return counters
    .filter((counter) => stored[counter] !== counted[counter])
    .map((counter) => ({ day, counter, stored: stored[counter] ?? 0, counted: counted[counter] ?? 0 }));
}

/** One text for one content, whatever the order in which it came about: a line a day, days and counters sorted. */
export function canonical(tally: Tally): string {
  return [...tally]
    .filter(([, counts]) => Object.keys(counts).length > 0)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([day, counts]) => `${JSON.stringify([day, Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1))])}\n`,
    )
    .join('');
}
