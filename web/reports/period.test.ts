import { expect, test } from 'vitest';
import { drawn, neighbour, periodAround, periodName } from './period.ts';

test.each([
  ['day', '2021-01-04', '2021-01-04', '2021-01-04'],
  ['week', '2021-01-03', '2020-12-28', '2021-01-03'],
  ['week', '2021-01-04', '2021-01-04', '2021-01-10'],
  ['month', '2024-02-29', '2024-02-01', '2024-02-29'],
  ['quarter', '2021-12-31', '2021-10-01', '2021-12-31'],
  ['year', '2021-07-01', '2021-01-01', '2021-12-31'],
] as const)('the %s round %s is %s to %s', (kind, day, from, to) => {
  expect(periodAround(kind, day)).toEqual({ from, to });
});

test('goes to the neighbouring period of the same kind, however long', () => {
  expect(neighbour('month', periodAround('month', '2021-03-31'), -1)).toEqual({ from: '2021-02-01', to: '2021-02-28' });
  expect(neighbour('quarter', periodAround('quarter', '2021-11-01'), 1)).toEqual({
    from: '2022-01-01',
    to: '2022-03-31',
  });
  expect(neighbour('own', { from: '2021-01-04', to: '2021-01-08' }, 1)).toEqual({
    from: '2021-01-09',
    to: '2021-01-13',
  });
});

test('names periods as people do', () => {
  expect(periodName('month', periodAround('month', '2021-01-04'))).toBe('januar 2021');
  expect(periodName('quarter', periodAround('quarter', '2021-05-04'))).toBe('2. kvartal 2021');
  expect(periodName('day', { from: '2021-01-04', to: '2021-01-04' })).toBe('4. januar 2021');
});

test('draws a long period by months and a short one by days', () => {
  const days = [
    { day: '2021-01-04', figures: { calls: 2 } },
    { day: '2021-01-05', figures: { calls: 1, served: 1 } },
    { day: '2021-02-01', figures: { calls: 4 } },
  ];

  const year = drawn(days, { from: '2021-01-01', to: '2021-12-31' });
  expect([year.unit, year.points.length]).toEqual(['month', 12]);
  expect(year.points.slice(0, 3)).toEqual([
    { day: '2021-01-01', figures: { calls: 3, served: 1 } },
    { day: '2021-02-01', figures: { calls: 4 } },
    { day: '2021-03-01', figures: {} },
  ]);
  const week = drawn(days.slice(0, 2), { from: '2021-01-03', to: '2021-01-06' });
  expect(week.points.map((point) => [point.day, point.figures.calls ?? 0])).toEqual([
    ['2021-01-03', 0],
    ['2021-01-04', 2],
    ['2021-01-05', 1],
    ['2021-01-06', 0],
  ]);
});
