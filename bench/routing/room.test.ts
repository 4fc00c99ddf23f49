import { expect, test } from 'vitest';
import { erlangA, erlangC } from './erlang.ts';
import { knownFigures } from './known-figures.ts';
import { Room } from './room.ts';
import { figuresOf } from './room-figures.ts';
import type { Served } from './room-plan.ts';

const handling = 900;
const seed = 1;
/** Of calls as few as these a mean is known to some three hundredths. */
const within = 0.04;

test('the line’s routing makes people wait as long as Erlang C says', () => {
  const load = { perHour: 8, handling, consultants: 3 };
  const { wait, abandoned } = figuresOf({ ...load, calls: 300_000, seed });
  expect(Math.abs(wait / erlangC(load).wait - 1)).toBeLessThan(within);
  expect(abandoned).toBe(0);
});

test('and as many give up as Erlang A says', () => {
  const load = { perHour: 12, handling, consultants: 3 };
  const { wait, abandoned } = figuresOf({ ...load, calls: 200_000, patience: 300, seed });
  const expected = erlangA(load, 300);
  expect(Math.abs(wait / expected.wait - 1)).toBeLessThan(within);
  expect(Math.abs(abandoned / expected.abandoned - 1)).toBeLessThan(within);
});

test('in a room where nobody knows anybody, calls are answered in the order in which they came', () => {
  const served: Served[] = [];
  new Room({ perHour: 12, handling, consultants: 3, calls: 5000, patience: 300, seed }, (one) =>
    served.push(one),
  ).play();
  const answered = served.filter(({ by }) => by !== undefined).map(({ call }) => call);
  expect(answered).toEqual(answered.toSorted((a, b) => a - b));
  expect(served).toHaveLength(5000);
  expect(served.filter(({ isPassedOver }) => isPassedOver)).toEqual([]);
});

test('the same seed is the same calls, whoever is waited for', () => {
  const plan = { perHour: 10, handling, consultants: 5, calls: 2000, seed };
  const [once, again] = [knownFigures({ ...plan, cap: 45 }), knownFigures({ ...plan, cap: 45 })];
  expect(once).toEqual(again);
  expect(knownFigures({ ...plan, cap: 0 })).toMatchObject({ roomOver: 0, ownOver: 0, worst: 0 });
});

test('a call waits for the consultant one knows while it is theirs and they are at work, and costs nobody more than that', () => {
  const found = knownFigures({ perHour: 28, handling, consultants: 10, calls: 20_000, seed, cap: 45 });
  expect(found.answered).toBeGreaterThan(2 * found.byChance);
  expect(found.byChance).toBeCloseTo(1 / 10, 2);
  expect(found).toMatchObject({ passedOver: 0, forAbsent: 0, ownOver: 0, roomOver: 0 });
  expect(found.worst).toBeCloseTo(45, 6);
});
