import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policy } from '../../tests/fixtures/case.ts';
import { isHoliday } from './holidays.ts';
import { addDays, atLocal, endOfDay, localDayOf, plus, sayDay, sayTime, timeOfDayOf, weekdayOf } from './local-time.ts';
import { hoursOf, isOpen, workingDayAfter } from './opening-hours.ts';
import { policyOn } from './policy.ts';

const hours = policy.openingHours;
const daysOf = (year: number) => {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
};

describe('holidays', () => {
  test.each(Array.from({ length: 16 }, (_, index) => 2015 + index))('are those of the oracle in %i', (year) => {
    // The oracle lists grundlovsdag and juleaftensdag as observances; the closing act names them (domain.md §5).
    const oracle = new Holidays('DK')
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .map(({ date }) => date.slice(0, 10));
    const expected = [...new Set([...oracle, `${year}-06-05`, `${year}-12-24`])].toSorted();
    expect(daysOf(year).filter(isHoliday)).toEqual(expected);
  });

  test.each([
    ['2026', ['2026-04-02', '2026-04-06', '2026-05-14', '2026-05-25']],
    ['2027', ['2027-03-25', '2027-03-29', '2027-05-06', '2027-05-17']],
    ['2028', ['2028-04-13', '2028-04-17', '2028-05-25', '2028-06-05']],
  ])('of %s stand where they were computed by hand', (_year, days) => {
    expect(days.filter((day) => !isHoliday(day))).toEqual([]);
  });

  test('store bededag ended with 2023', () => {
    expect([isHoliday('2023-05-05'), isHoliday('2024-04-26')]).toEqual([true, false]);
  });
});

describe('local time', () => {
  test.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2027-03-28', 23],
    ['2027-10-31', 25],
    ['2028-03-26', 23],
    ['2028-10-29', 25],
    ['2028-10-30', 24],
  ])('gives %s %i hours', (day, length) => {
    const midnight = Date.parse(atLocal(day, '00:00'));
    expect((Date.parse(endOfDay(day)) + 1 - midnight) / 3_600_000).toBe(length);
  });

  test('a time that summer time skips is moved forward', () => {
    expect(atLocal('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
  });

  test('a week later is the same time of day, across summer time as well', () => {
    const at = atLocal('2026-03-25', '10:15');
    expect(timeOfDayOf(plus(at, 'P1W'))).toBe('10:15');
    expect(Date.parse(plus(at, 'P1W')) - Date.parse(at)).toBe((7 * 24 - 1) * 3_600_000);
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

  test('days and times are said as a Dane says them', () => {
    const now = '2021-01-04T09:00:00.000Z';
    expect(sayDay('2021-01-04T22:59:00.000Z', now)).toBe('i dag');
    expect(sayDay('2021-01-04T23:00:00.000Z', now)).toBe('i morgen');
    expect(sayDay('2021-03-01T09:00:00.000Z', now)).toBe('mandag den 1. marts');
    expect([sayTime('2021-01-04T09:00:00.000Z'), sayTime('2021-07-01T07:30:00.000Z')]).toEqual(['10', '9.30']);
  });
});

describe('opening hours', () => {
  test.each([
    ['2021-01-04T06:59:59.999Z', false],
    ['2021-01-04T07:00:00.000Z', true],
    ['2021-01-04T14:59:59.999Z', true],
    ['2021-01-04T15:00:00.000Z', false],
    // Summer time: the same local hours are an hour earlier in UTC.
    ['2021-07-05T06:00:00.000Z', true],
    ['2021-07-05T14:00:00.000Z', false],
    // Friday closes at 15, Saturday is closed, and so are skærtorsdag and the local bridge day.
    ['2021-01-08T14:00:00.000Z', false],
    ['2021-01-09T10:00:00.000Z', false],
    ['2021-04-01T10:00:00.000Z', false],
    ['2021-05-14T10:00:00.000Z', false],
  ])('at %s open is %s', (at, open) => {
    expect(isOpen(at, hours)).toBe(open);
  });

  test('the next working day skips weekend, holidays and local closed days', () => {
    expect(workingDayAfter('2021-03-31', hours)).toBe('2021-04-06');
    expect(workingDayAfter('2021-12-23', hours)).toBe('2021-12-27');
    expect(workingDayAfter('2021-12-30', hours)).toBe('2022-01-03');
    expect(workingDayAfter('2021-05-12', hours, 2)).toBe('2021-05-18');
  });

  test('a day with hours is a weekday that is no holiday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (ahead) => {
        const day = addDays('2021-01-01', ahead);
        const open = weekdayOf(day) <= 5 && !isHoliday(day) && !hours.closedDays.includes(day);
        expect(hoursOf(day, hours) !== undefined).toBe(open);
      }),
      { numRuns: 300 },
    );
  });

  test('opening hours without an open day are refused instead of searched for ever', () => {
    expect(() => workingDayAfter('2021-01-01', { weekdays: {}, closedDays: [] })).toThrow('no open day');
  });
});

test('the rules of a day are the latest that are in force', () => {
  const unit = {
    entity: 'unit' as const,
    unitId: 'u1',
    version: 0,
    name: 'U',
    number: '+4589640000',
    policies: [
      { ...policy, name: 'old', validFrom: '2020-01-01', validTo: '2020-12-31' },
      { ...policy, name: 'new', validFrom: '2021-01-01' },
    ],
  };
  expect(['2019-01-01', '2020-12-31', '2021-01-01'].map((day) => policyOn(unit, day).name)).toEqual([
    'old',
    'old',
    'new',
  ]);
});
