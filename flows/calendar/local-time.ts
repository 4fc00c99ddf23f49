import { Temporal } from 'temporal-polyfill';
import type { Instant, LocalDay } from '../../schemas/time.ts';

/** "Same day", "next working day" and "within a week" are decided in Danish local time (domain.md §5). */
const ZONE = 'Europe/Copenhagen';

const write = (instant: Temporal.Instant): Instant => instant.toString({ fractionalSecondDigits: 3 });
const zoned = (at: Instant): Temporal.ZonedDateTime => Temporal.Instant.from(at).toZonedDateTimeISO(ZONE);

export const localDayOf = (at: Instant): LocalDay => zoned(at).toPlainDate().toString();

/** Local time of day, `09:05`. */
export const timeOfDayOf = (at: Instant): string => zoned(at).toPlainTime().toString({ smallestUnit: 'minute' });

/** The moment at which a local clock shows the time on the day; a time skipped by summer time is moved forward. */
export const atLocal = (day: LocalDay, time: string): Instant =>
  write(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant());

/** The last millisecond of a local day. */
export const endOfDay = (day: LocalDay): Instant => minus(atLocal(addDays(day, 1), '00:00'), 'PT0.001S');

export const addDays = (day: LocalDay, days: number): LocalDay => Temporal.PlainDate.from(day).add({ days }).toString();

/** ISO weekday, 1 Monday to 7 Sunday. */
export const weekdayOf = (day: LocalDay): number => Temporal.PlainDate.from(day).dayOfWeek;

/** Adds an ISO 8601 duration in local time, so that P1W lands on the same time of day across summer time. */
export const plus = (at: Instant, duration: string): Instant =>
  write(zoned(at).add(Temporal.Duration.from(duration)).toInstant());
export const minus = (at: Instant, duration: string): Instant =>
  write(zoned(at).subtract(Temporal.Duration.from(duration)).toInstant());

/** Whole seconds from one moment to another. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  Math.round(Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('second'));

/** Whole seconds of an ISO 8601 duration; a day counts 24 hours. */
export const secondsOf = (duration: string): number =>
  Math.round(Temporal.Duration.from(duration).total({ unit: 'second', relativeTo: '2021-01-04' }));

const MONTHS = [
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
const WEEKDAYS = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'];

/** `10` or `10.30`, as a Dane says and writes the clock. */
export const sayTime = (at: Instant): string => {
  const [hour, minute] = timeOfDayOf(at).split(':');
  return minute === '00' ? String(Number(hour)) : `${Number(hour)}.${minute}`;
};

/** `i dag`, `i morgen`, or `mandag den 4. januar`. */
export const sayDay = (at: Instant, now: Instant): string => {
  const day = localDayOf(at);
  if (day === localDayOf(now)) return 'i dag';
  if (day === addDays(localDayOf(now), 1)) return 'i morgen';
  const date = Temporal.PlainDate.from(day);
  return `${WEEKDAYS[date.dayOfWeek - 1]} den ${date.day}. ${MONTHS[date.month - 1]}`;
};
