import { faultNames } from './faults.ts';
import { eventTypes } from './invariants/facts.ts';
import { refusalNames } from './refusals.ts';
import type { PlainTally } from './tally.ts';

/** From so many histories on everything that can happen has happened often enough. */
export const enoughHistories = 20_000;
const leastOften = 100;

const names: Record<string, readonly string[]> = { event: eventTypes, refusal: refusalNames, fault: faultNames };

/** Refusals that nobody at a desk can be told in this world, and why; one that is told of after all is a failure. */
export const impossible: Record<string, string> = {
  '409 lostVersion': 'no published checklist is taken away in it',
  '409 supervisionOff': 'its rules let a coordinator take part in every way',
  '409 supervised': 'it has one coordinator',
};

/** The tally with everything that never happened. */
export function withNever(tally: PlainTally): PlainTally {
  const never = Object.entries(names).map(([kind, all]) => {
    const zeros = Object.fromEntries(all.map((name) => [name, 0]));
    return [kind, { ...zeros, ...tally[kind] }];
  });
  return { ...tally, ...Object.fromEntries(never) };
}

/**
 * What happened too seldom to say that it was tried, of fewer histories in proportion, and what should not have happened at all: each
 * with how often it did.
 */
export function tooRare(tally: PlainTally, played = enoughHistories): { kind: string; name: string; times: number }[] {
  const least = leastOften * Math.min(1, played / enoughHistories);
  return Object.entries(withNever(tally)).flatMap(([kind, counts]) =>
    Object.entries(counts)
      .filter(([name, times]) => kind in names && (name in impossible ? times > 0 : times < least))
      .map(([name, times]) => ({ kind, name, times })),
  );
}
