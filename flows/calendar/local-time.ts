import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import { remembered } from './remembered.ts';

/** "Same day", "next working day" and "within a week" are decided in Danish local time. */
const zone = 'Europe/Copenhagen';

function write(instant: Temporal.Instant): Instant {
  return instant.toString({ fractionalSecondDigits: 3 });
}

function zoned(at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone);
}

/** By the hour in UTC: Danish offsets are whole hours, so that all of it falls on one local day. */
const localDayOfHour = remembered((hour: string): LocalDay => zoned(`${hour}:00:00.000Z`).toPlainDate().toString());

export function localDayOf(at: Instant): LocalDay {
  return localDayOfHour(at.slice(0, 'yyyy-mm-ddThh'.length));
}

/** Local time of day, `09:05`. */
export function timeOfDayOf(at: Instant): string {
  return zoned(at).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** The moment at which a local clock shows the time on the day; a time skipped by summer time is moved forward. */
export const atLocal = remembered(
  (day: LocalDay, time: string): Instant =>
    write(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant()),
);

/** The last millisecond of a local day. */
export const endOfDay = remembered((day: LocalDay): Instant => minus(atLocal(addDays(day, 1), '00:00'), 'PT0.001S'));

export const addDays = remembered(
  (day: LocalDay, days: number): LocalDay => Temporal.PlainDate.from(day).add({ days }).toString(),
);

/** ISO weekday, 1 Monday to 7 Sunday. */
export const weekdayOf = remembered((day: LocalDay): number => Temporal.PlainDate.from(day).dayOfWeek);

/** Adds an ISO 8601 duration in local time, so that P1W lands on the same time of day across summer time. */
export const plus = remembered((at: Instant, duration: string): Instant => moved(at, durationOf(duration)));
export const minus = remembered((at: Instant, duration: string): Instant => moved(at, durationOf(duration).negated()));

const durationOf = remembered((duration: string): Temporal.Duration => Temporal.Duration.from(duration));

/** Hours and less are as long on every day and ask no calendar, which saves most of the time. */
function moved(at: Instant, by: Temporal.Duration): Instant {
  const isTime = by.years === 0 && by.months === 0 && by.weeks === 0 && by.days === 0;
  return isTime ? instantAt(msOf(at) + by.total('millisecond')) : write(zoned(at).add(by).toInstant());
}

/** Milliseconds since 1970, which are counted without a calendar at a tenth of the work. */
function msOf(at: Instant): number {
  // biome-ignore lint/style/noRestrictedGlobals: no clock is read
  return Date.parse(at);
}

function instantAt(ms: number): Instant {
  // biome-ignore lint/style/noRestrictedGlobals: no clock is read
  return new Date(ms).toISOString();
}

const quarterMs = 15 * 60 * 1000;

/** The moment, or the next at which a clock shows a quarter: times are told in quarters. */
export const quarterFrom = remembered((at: Instant): Instant => quarterOf(at, Math.ceil));
/** The moment, or the last before it at which a clock shows a quarter. */
export const quarterBefore = remembered((at: Instant): Instant => quarterOf(at, Math.floor));

/** Danish offsets are whole hours, so that a quarter is one in UTC too. */
function quarterOf(at: Instant, round: (quarters: number) => number): Instant {
  return instantAt(round(msOf(at) / quarterMs) * quarterMs);
}

/** Whole seconds from one moment to another. */
export function secondsBetween(from: Instant, to: Instant): number {
  return Math.round((msOf(to) - msOf(from)) / 1000);
}

/** Whole seconds of an ISO 8601 duration; a day counts 24 hours. */
export const secondsOf = remembered((duration: string): number =>
  Math.round(Temporal.Duration.from(duration).total({ unit: 'second', relativeTo: '2021-01-04' })),
);

const months = [
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
];
const weekdays = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'];

/** `10` or `10.30`, as a Dane says and writes the clock. */
export function sayTime(at: Instant): string {
  const [hour, minute] = timeOfDayOf(at).split(':');
  return minute === '00' ? String(Number(hour)) : `${Number(hour)}.${minute}`;
}

/** `i dag`, `i morgen`, or `mandag den 4. januar`. */
export function sayDay(at: Instant, now: Instant): string {
  const day = localDayOf(at);
  if (day === localDayOf(now)) return 'i dag';
  if (day === addDays(localDayOf(now), 1)) return 'i morgen';
  const date = Temporal.PlainDate.from(day);
  return `${weekdays[date.dayOfWeek - 1]} den ${date.day}. ${months[date.month - 1]}`;
}

/** `4. januar 2021`: for what is read years later. */
export function sayDate(day: LocalDay): string {
  const date = Temporal.PlainDate.from(day);
  return `${date.day}. ${months[date.month - 1]} ${date.year}`;
}

/** `mandag den 4. januar`: in writing, which may be read another day than it was sent. */
export function sayWeekday(at: Instant): string {
  const date = Temporal.PlainDate.from(localDayOf(at));
  return `${weekdays[date.dayOfWeek - 1]} den ${date.day}. ${months[date.month - 1]}`;
}
