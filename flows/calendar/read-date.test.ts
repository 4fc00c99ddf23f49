import { expect, test } from 'vitest';
import { readDay, readMoment } from './read-date.ts';

test.each([
  ['2021-01-04', '2021-01-04'],
  ['2020-02-29', '2020-02-29'],
  ['2021-02-30', undefined],
  ['2021-13-01', undefined],
  ['20210104', undefined],
  ['2021-01-04T09:00', undefined],
  ['+002021-01-04', undefined],
  ['x2021-01-04', undefined],
  ['', undefined],
])('%s as a day is %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});

test.each([
  ['2021-01-04T09:00:00Z', '2021-01-04T09:00:00.000Z'],
  ['2021-01-04T10:00:00+01:00', '2021-01-04T09:00:00.000Z'],
  ['2021-01-04T09:00:00.1234567Z', '2021-01-04T09:00:00.123Z'],
  ['2021-01-04T09:00:00', undefined],
  ['2021-02-30T09:00:00Z', undefined],
  ['2021-01-04T25:00:00Z', undefined],
  ['20210104T090000Z', undefined],
  ['+002021-01-04T09:00:00Z', undefined],
  ['2021-01-04', undefined],
])('%s as a moment is %s', (text, moment) => {
  expect(readMoment(text)).toBe(moment);
});
