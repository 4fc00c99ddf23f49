import { expect, test } from 'vitest';
import { daysAfter, mondayOf, weekNumber } from './weeks.ts';

test.each([
  ['2021-01-04', '2021-01-04'],
  ['2021-01-10', '2021-01-04'],
  ['2021-01-03', '2020-12-28'],
])('%s lies in the week that begins on %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

test('a day follows another over a change of the clocks and of the year', () => {
  expect([daysAfter('2021-03-28', 1), daysAfter('2021-10-31', 1), daysAfter('2020-12-28', 7)]).toEqual([
    '2021-03-29',
    '2021-11-01',
    '2021-01-04',
  ]);
});

test.each([
  ['2020-12-21', 52],
  ['2020-12-28', 53],
  ['2021-01-04', 1],
  ['2021-12-27', 52],
  ['2024-12-30', 1],
])('the week from %s is number %i', (monday, number) => {
  expect(weekNumber(monday)).toBe(number);
});
