import type { LocalDay } from '../../../schemas/time.ts';
import { clockTime, dayAndTime, localDay } from '../../theme/formats.ts';
import type { DoubtRow } from './doubts.ts';
import type { CalendarWeek } from './doubts-calendar.ts';
import { daysAfter } from './weeks.ts';

export const weekdays = ['Mandag', 'Tirsdag', 'Onsdag', 'Torsdag', 'Fredag', 'Lørdag', 'Søndag'] as const;

/* A day of the calendar is no moment: it is named as it is written, wherever the clocks stand. */
const dayOfYear = new Intl.DateTimeFormat('da-DK', { timeZone: 'UTC', day: 'numeric', month: 'long' });
const dayOfAnyYear = new Intl.DateTimeFormat('da-DK', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** `4. januar` */
export function dayOfMonth(day: LocalDay): string {
  return dayOfYear.format(Date.parse(day));
}

/** `Uge 1 til 4 (4. januar til 31. januar)`, with the years where not all of it is this year. */
export function weeksName(weeks: readonly CalendarWeek[], now: string): string {
  const [first] = weeks;
  const last = weeks.at(-1);
  if (first === undefined || last === undefined) return '';
  const ends = [first.monday, daysAfter(last.monday, 6)];
  const thisYear = localDay(now).slice(0, 4);
  const format = ends.every((day) => day.startsWith(thisYear)) ? dayOfYear : dayOfAnyYear;
  return `Uge ${first.number} til ${last.number} (${ends.map((day) => format.format(Date.parse(day))).join(' til ')})`;
}

/** How many are due in a week. */
export function dueWords(count: number): string {
  if (count === 0) return 'Ingen frister';
  return count === 1 ? '1 frist' : `${count} frister`;
}

/**
 * When the citizen is met.
 * @param inDay said under the day on which the doubt is due: a meeting on it needs its hour only
 */
export function meetingWords({ dueAt, startAt }: DoubtRow['doubt'], now: string, inDay: boolean): string {
  if (startAt === undefined) return 'Mangler en tid';
  if (startAt < now) return `Mødet var ${dayAndTime(startAt, now)}`;
  if (inDay && localDay(startAt) === localDay(dueAt)) return `Møde kl. ${clockTime(startAt)}`;
  return `Møde ${dayAndTime(startAt, now)}${dueAt >= now && startAt > dueAt ? ', efter fristen' : ''}`;
}
