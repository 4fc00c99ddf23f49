import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policies } from '../../local/seed/policies/policies.ts';
import type { OpeningHours } from '../../schemas/unit.ts';
import { policy, unit } from '../../tests/fixtures/case.ts';
import { isHoliday } from './holidays.ts';
import { addDays, weekdayOf } from './local-time.ts';
import { hoursOf, hoursOn, isOpen, nextOpening, workingDayAfter } from './opening-hours.ts';

const hours = policy.openingHours;
const never: OpeningHours = { weekdays: {}, closedDays: [] };

/** The unit under other hours from a day on. */
function changesOn(validFrom: string, openingHours: OpeningHours, before: OpeningHours = hours) {
  const policies = [
    { ...policy, openingHours: before },
    { ...policy, validFrom, openingHours },
  ];
  return { ...unit, policies };
}

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

test('a day has hours when it is a weekday that is no holiday and not closed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), (ahead) => {
      const day = addDays('2021-01-01', ahead);
      const open =
        weekdayOf(day) <= 5 && !isHoliday(day) && day !== '2021-05-14' && !/-(?:06-05|12-24|12-31)$/.test(day);
      expect(hoursOf(day, hours) !== undefined).toBe(open);
    }),
    { numRuns: 300 },
  );
});

test('each day has the hours of its own weekday', () => {
  expect(hoursOf('2021-01-07', hours)).toEqual({
    opens: '2021-01-07T07:00:00.000Z',
    closes: '2021-01-07T15:00:00.000Z',
  });
  expect(hoursOf('2021-01-08', hours)).toEqual({
    opens: '2021-01-08T07:00:00.000Z',
    closes: '2021-01-08T14:00:00.000Z',
  });
});

test('each day has the hours of the rules in force on it', () => {
  const weekdays = { 2: { open: '10:00', close: '12:00' } };
  const changing = changesOn('2021-01-05', { weekdays, closedDays: [] });
  expect(hoursOn('2021-01-04', changing)?.opens).toBe('2021-01-04T07:00:00.000Z');
  expect(hoursOn('2021-01-05', changing)?.opens).toBe('2021-01-05T09:00:00.000Z');
  expect(hoursOn('2021-01-06', changing)).toBeUndefined();
});

describe('the next working day', () => {
  test('skips weekends, holidays and local closed days', () => {
    expect(workingDayAfter('2021-03-31', unit)).toBe('2021-04-06');
    expect(workingDayAfter('2021-12-23', unit)).toBe('2021-12-27');
    expect(workingDayAfter('2021-12-30', unit)).toBe('2022-01-03');
    expect(workingDayAfter('2021-05-12', unit, 2)).toBe('2021-05-18');
  });

  test('is found by its own rules, and opens by them', () => {
    const weekdays = { 4: { open: '10:00', close: '12:00' } };
    const changing = changesOn('2021-01-05', { weekdays, closedDays: [] });
    expect(workingDayAfter('2021-01-04', changing)).toBe('2021-01-07');
    expect(nextOpening('2021-01-04', changing)).toEqual({
      opens: '2021-01-07T09:00:00.000Z',
      closes: '2021-01-07T11:00:00.000Z',
    });
  });

  test('is looked for as long as a year and not for ever', () => {
    const everyDay = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, { open: '08:00', close: '16:00' }]));
    const from = (day: string) => changesOn(day, { weekdays: everyDay, closedDays: [] }, never);
    expect(workingDayAfter('2021-01-01', from('2022-01-02'))).toBe('2022-01-02');
    expect(() => workingDayAfter('2021-01-01', from('2022-01-03'))).toThrow(
      'The opening hours have no open day within a year',
    );
  });
});

describe('24 and 31 December and 5 June', () => {
  // Weekdays, all of them.
  const days = ['2021-12-24', '2021-12-31', '2024-06-05', '2025-06-05', '2025-12-24', '2026-12-31'];

  test.each(Object.entries(policies))('are closed under %s, since its rules say so', (_name, { openingHours }) => {
    for (const day of days) expect([day, hoursOf(day, openingHours)]).toEqual([day, undefined]);
  });

  test('are open under rules that leave them out, and the holidays stay closed', () => {
    const open = { ...hours, closedDays: [] };
    for (const day of days) expect([day, hoursOf(day, open) === undefined]).toEqual([day, false]);
    for (const day of ['2025-12-25', '2025-12-26', '2026-01-01'])
      expect([day, hoursOf(day, open)]).toEqual([day, undefined]);
  });
});
