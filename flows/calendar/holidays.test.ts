import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { isHoliday } from './holidays.ts';
import { addDays } from './local-time.ts';

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
}

test.each(Array.from({ length: 26 }, (_, index) => 2015 + index))('holidays are those of the oracle in %i', (year) => {
  // The oracle lists grundlovsdag and juleaftensdag as observances, which are the rules' of an office.
  const oracle = new Holidays('DK')
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
  const expected = [...new Set(oracle)].toSorted();
  expect(daysOf(year).filter(isHoliday)).toEqual(expected);
});

// Easter Sundays of the almanac, early and late ones, and those of centuries that are no leap years.
test.each([
  '1818-03-22',
  '1900-04-15',
  '1943-04-25',
  '1954-04-18',
  '1981-04-19',
  '2000-04-23',
  '2049-04-18',
  '2076-04-19',
  '2100-03-28',
  '2200-04-06',
])('Easter Sunday was or is %s, between skærtorsdag, langfredag and 2. påskedag', (sunday) => {
  const around = [-4, -3, -2, -1, 0, 1, 2].map((days) => isHoliday(addDays(sunday, days)));
  expect(around).toEqual([false, true, true, false, true, true, false]);
});

test.each([
  ['2026', ['2026-04-02', '2026-04-06', '2026-05-14', '2026-05-25']],
  ['2027', ['2027-03-25', '2027-03-29', '2027-05-06', '2027-05-17']],
  ['2028', ['2028-04-13', '2028-04-17', '2028-05-25', '2028-06-05']],
])('holidays of %s stand where they were computed by hand', (_year, days) => {
  expect(days.filter((day) => !isHoliday(day))).toEqual([]);
});

test('store bededag ended with 2023', () => {
  expect([isHoliday('2023-05-05'), isHoliday('2024-04-26')]).toEqual([true, false]);
});
