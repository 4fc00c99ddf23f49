import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  atLocal,
  endOfDay,
  localDayOf,
  minus,
  plus,
  sayDay,
  sayTime,
  secondsBetween,
  secondsOf,
  timeOfDayOf,
  weekdayOf,
} from './local-time.ts';

const now = '2021-01-04T09:00:00.000Z';

test.each([
  ['2026-03-29', 23],
  ['2026-10-25', 25],
  ['2027-03-28', 23],
  ['2027-10-31', 25],
  ['2028-03-26', 23],
  ['2028-10-29', 25],
  ['2028-10-30', 24],
])('%s has %i hours', (day, length) => {
  const midnight = Date.parse(atLocal(day, '00:00'));
  expect((Date.parse(endOfDay(day)) + 1 - midnight) / 3_600_000).toBe(length);
});

test('a time that summer time skips is moved forward', () => {
  expect(atLocal('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
});

test('a week later, or earlier, is the same time of day, across summer time as well', () => {
  const at = atLocal('2026-03-25', '10:15');
  expect(plus(at, 'P1W')).toBe('2026-04-01T08:15:00.000Z');
  expect(minus(plus(at, 'P1W'), 'P1W')).toBe(at);
});

test('an hour later is an hour later, across summer time as well', () => {
  expect(plus('2026-03-29T00:30:00.000Z', 'PT1H')).toBe('2026-03-29T01:30:00.000Z');
  expect(minus('2026-03-29T01:30:00.000Z', 'PT0.001S')).toBe('2026-03-29T01:29:59.999Z');
});

test('the day and time of day of a moment lead back to it', () => {
  const moment = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2031-01-01') });
  fc.assert(
    fc.property(moment, (ms) => {
      const at = new Date(Math.floor(ms / 60_000) * 60_000).toISOString();
      const back = atLocal(localDayOf(at), timeOfDayOf(at));
      // In the hour that comes twice the first one is meant.
      expect([0, 3_600_000]).toContain(Date.parse(at) - Date.parse(back));
    }),
    { numRuns: 300 },
  );
});

test('days are counted over the ends of months and years, backwards too', () => {
  expect([addDays('2020-02-28', 1), addDays('2020-12-31', 1), addDays('2021-03-01', -1)]).toEqual([
    '2020-02-29',
    '2021-01-01',
    '2021-02-28',
  ]);
});

test('Monday is the first day of the week and Sunday the seventh', () => {
  expect([weekdayOf('2021-01-04'), weekdayOf('2021-01-10')]).toEqual([1, 7]);
});

test('seconds are whole', () => {
  expect(secondsBetween(now, '2021-01-04T09:01:02.499Z')).toBe(62);
  expect(secondsBetween(now, '2021-01-04T09:00:00.500Z')).toBe(1);
  expect(secondsBetween(now, '2021-01-04T08:59:00.000Z')).toBe(-60);
  expect([secondsOf('PT1M30S'), secondsOf('P1D'), secondsOf('P1W')]).toEqual([90, 86_400, 604_800]);
});

test('today and tomorrow are said as such, by the local day', () => {
  expect(sayDay('2021-01-04T22:59:00.000Z', now)).toBe('i dag');
  expect(sayDay('2021-01-04T23:00:00.000Z', now)).toBe('i morgen');
  expect(sayDay('2021-01-05T23:00:00.000Z', now)).toBe('onsdag den 6. januar');
});

test('each weekday and each month has its Danish name', () => {
  const weekdays = [6, 7, 8, 9, 10, 11, 12].map((date) => sayDay(atLocal(addDays('2021-01-01', date), '09:00'), now));
  expect(weekdays.map((day) => day.split(' ')[0])).toEqual([
    'torsdag',
    'fredag',
    'lørdag',
    'søndag',
    'mandag',
    'tirsdag',
    'onsdag',
  ]);
  const months = Array.from({ length: 12 }, (_, index) => `2022-${String(index + 1).padStart(2, '0')}-01`);
  expect(months.map((day) => sayDay(atLocal(day, '09:00'), now).split('. ')[1])).toEqual([
    'januar',
    'februar',
    'marts',
    'april',
    'maj',
    'juni',
    'juli',
    'august',
    'september',
    'oktober',
    'november',
    'december',
  ]);
});

test('the clock is said as a Dane says it', () => {
  const times = ['2021-01-04T09:00:00.000Z', '2021-07-01T07:30:00.000Z', '2021-01-04T11:05:00.000Z'];
  expect(times.map(sayTime)).toEqual(['10', '9.30', '12.05']);
});
