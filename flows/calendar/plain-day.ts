import type { LocalDay } from '../../schemas/time.ts';

/* Days of the calendar by arithmetic alone, for what also runs in a page, where the calendar's own library would be its largest part. */

const pattern = /^(\d{4})-(\d\d)-(\d\d)$/;

/** A day as `2021-01-04`; nothing for what is no day of the calendar, such as 30 February. */
export function plainDay(text: string): LocalDay | undefined {
  const [, year, month, day] = (pattern.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) ? text : undefined;
}

/** So many months before a day; the last day of a month that is shorter. Throws for what is no day. */
export function monthsBefore(day: LocalDay, months: number): LocalDay {
  const [, year, month, date] = (pattern.exec(day) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) throw new Error(`${day} is no day`);
  const count = year * 12 + month - 1 - months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return [
    String(toYear).padStart(4, '0'),
    String(toMonth).padStart(2, '0'),
    String(Math.min(date, daysIn(toYear, toMonth))).padStart(2, '0'),
  ].join('-');
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
