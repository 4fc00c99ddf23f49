import type { LocalDay } from '../../../schemas/time.ts';
import { type Danish, say } from '../../language/say.ts';
import { clockTime, dayAndTime, inEachLanguage, localDay } from '../../theme/formats.ts';
import type { DoubtRow } from './doubts.ts';
import type { CalendarWeek } from './doubts-calendar.ts';
import { daysAfter } from './weeks.ts';

export const weekdays = [
  'Mandag',
  'Tirsdag',
  'Onsdag',
  'Torsdag',
  'Fredag',
  'Lørdag',
  'Søndag',
] as const satisfies readonly Danish[];

/* A day of the calendar is no moment: it is named as it is written, wherever the clocks stand. */
const formatters = inEachLanguage((locale) => {
  const day = { timeZone: 'UTC', day: 'numeric', month: 'long' } as const;
  return {
    dayOfYear: new Intl.DateTimeFormat(locale, day),
    dayOfAnyYear: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
  };
});

/** `4. januar` */
export function dayOfMonth(day: LocalDay): string {
  return formatters().dayOfYear.format(Date.parse(day));
}

/** `Uge 1 til 4 (4. januar til 31. januar)`, with the years where not all of it is this year. */
export function weeksName(weeks: readonly CalendarWeek[], now: string): string {
  const [first] = weeks;
  const last = weeks.at(-1);
  if (first === undefined || last === undefined) return '';
  const ends = [first.monday, daysAfter(last.monday, 6)];
  const thisYear = localDay(now).slice(0, 4);
  const { dayOfYear, dayOfAnyYear } = formatters();
  const format = ends.every((day) => day.startsWith(thisYear)) ? dayOfYear : dayOfAnyYear;
  const [from = '', to = ''] = ends.map((day) => format.format(Date.parse(day)));
  return say('Uge {first} til {last} ({from} til {to})', { first: first.number, last: last.number, from, to });
}

/** How many are due in a week. */
export function dueWords(count: number): string {
  if (count === 0) return say('Ingen frister');
  return count === 1 ? say('1 frist') : say('{count} frister', { count });
}

/**
 * When the citizen is met.
 * @param inDay said under the day on which the doubt is due: a meeting on it needs its hour only
 */
export function meetingWords({ dueAt, startAt }: DoubtRow['doubt'], now: string, inDay: boolean): string {
  if (startAt === undefined) return say('Mangler en tid');
  const when = dayAndTime(startAt, now);
  if (startAt < now) return say('Mødet var {when}', { when });
  if (inDay && localDay(startAt) === localDay(dueAt)) return say('Møde kl. {time}', { time: clockTime(startAt) });
  return dueAt >= now && startAt > dueAt ? say('Møde {when}, efter fristen', { when }) : say('Møde {when}', { when });
}
