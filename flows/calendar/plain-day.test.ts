import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { monthsBefore, plainDay } from './plain-day.ts';
import { readDay } from './read-date.ts';

test('a day is one exactly where the calendar has it', () => {
  const part = (max: number, width: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(width, '0'));
  fc.assert(
    fc.property(part(2400, 4), part(13, 2), part(32, 2), (year, month, day) => {
      const text = `${year}-${month}-${day}`;
      expect(plainDay(text)).toBe(readDay(text));
    }),
  );
  expect(['2000-02-29', '1900-02-29', '2021-1-4', '', 'aldrig', '2021-01-04T00:00'].map(plainDay)).toEqual([
    '2000-02-29',
    ...Array.from({ length: 5 }),
  ]);
});

test('months before a day are counted as the calendar does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80_000 }), fc.integer({ min: 0, max: 300 }), (days, months) => {
      const day = Temporal.PlainDate.from('1900-01-01').add({ days });
      expect(monthsBefore(day.toString(), months)).toBe(day.subtract({ months }).toString());
    }),
  );
  expect(() => monthsBefore('aldrig', 1)).toThrow('is no day');
});
