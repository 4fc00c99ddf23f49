import { expect, test } from 'vitest';
import { type Curve, countedOnly, curveOf, departures, slopeOf } from './curves.ts';

function grown(step: string, rowsAt: (n: number) => number, sizes = [10, 100, 1000]): Curve {
  return curveOf(
    step,
    sizes.map((n) => ({ n, requests: 4, rows: rowsAt(n), milliseconds: n })),
  );
}

test('a slope is 0 for what is flat, 1 for what grows as the size does, 2 for its square', () => {
  const along = (of: (n: number) => number) => slopeOf([1, 10, 100].map((n) => ({ n, value: of(n) })));
  expect(along(() => 7)).toBeCloseTo(0);
  expect(along((n) => 3 * n)).toBeCloseTo(1);
  expect(along((n) => n * n)).toBeCloseTo(2);
});

test('a curve says the slope of each measure that it has', () => {
  expect(grown('look', (n) => 2 * n).slopes).toEqual({ requests: 0, rows: 1, milliseconds: 1 });
});

test('a run that grows as the kept one leaves nothing, however much more it asks at each size', () => {
  const kept = [grown('look', (n) => n)];
  expect(departures('calls', { kept, fresh: [grown('look', (n) => 5 * n)] })).toEqual([]);
});

test('a run over fewer sizes is compared over those', () => {
  // Bent: steep at the end only.
  const bent = (n: number) => Math.max(4, n / 100);
  const kept = [grown('look', bent, [10, 100, 1000, 100_000])];
  expect(departures('calls', { kept, fresh: [grown('look', bent, [10, 100])] })).toEqual([]);
});

test('a list that grows where it did not is said in a sentence, and so is a time, unless only counts are asked for', () => {
  const kept = [grown('look', () => 4)];
  const slower = {
    ...grown('look', (n) => n),
    points: grown('look', (n) => n).points.map((one) => ({ ...one, milliseconds: 1 })),
  };
  const rows = 'look, rows from 10 to 1000 calls: slope 1.00, kept 0.00, tolerance 0.05';
  const time = 'look, milliseconds from 10 to 1000 calls: slope 0.00, kept 1.00, tolerance 0.5';
  expect(departures('calls', { kept, fresh: [slower] })).toEqual([rows, time]);
  expect(departures('calls', { kept, fresh: [slower] }, countedOnly)).toEqual([rows]);
});

test('a step that is missing, new, or kept at other sizes only is named', () => {
  const kept = [grown('gone', () => 4), grown('elsewhere', () => 4, [2, 20])];
  const fresh = [grown('new', () => 4), grown('elsewhere', () => 4)];
  expect(departures('calls', { kept, fresh })).toEqual([
    'calls: gone is kept and was not measured',
    'calls: new was measured and is not kept yet',
    'calls: elsewhere was kept at other sizes',
  ]);
});
