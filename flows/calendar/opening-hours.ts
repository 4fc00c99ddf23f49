import type { Instant, LocalDay } from '../../schemas/time.ts';
import type { OpeningHours, Unit } from '../../schemas/unit.ts';
import { isHoliday } from './holidays.ts';
import { addDays, atLocal, localDayOf, weekdayOf } from './local-time.ts';
import { policyOn } from './policy.ts';

/** A year without one open day is a mistake in the configuration, not something to search for ever. */
const longestSearchDays = 366;

export interface Hours {
  opens: Instant;
  closes: Instant;
}

/** Opening and closing time of a day, or nothing when it is closed. */
export function hoursOf(day: LocalDay, hours: OpeningHours): Hours | undefined {
  const weekday = hours.weekdays[String(weekdayOf(day))];
  const isClosed = hours.closedDays.some((closed) => closed === day || closed === day.slice('yyyy-'.length));
  if (weekday === undefined || isClosed || isHoliday(day)) return undefined;
  return { opens: atLocal(day, weekday.open), closes: atLocal(day, weekday.close) };
}

/** Opening and closing time of a day by the rules of that day. */
export function hoursOn(day: LocalDay, unit: Unit): Hours | undefined {
  return hoursOf(day, policyOn(unit, day).openingHours);
}

export function isOpen(at: Instant, hours: OpeningHours): boolean {
  const today = hoursOf(localDayOf(at), hours);
  return today !== undefined && today.opens <= at && at < today.closes;
}

/** The nth working day after a day, each day by its own rules; throws when the configuration has no open day in a year. */
export function workingDayAfter(day: LocalDay, unit: Unit, nth = 1): LocalDay {
  let left = nth;
  for (let ahead = 1; ahead <= longestSearchDays; ahead += 1) {
    const candidate = addDays(day, ahead);
    if (hoursOn(candidate, unit) === undefined) continue;
    left -= 1;
    if (left === 0) return candidate;
  }
  throw new Error('The opening hours have no open day within a year');
}

/** The working day before a day, each day by its own rules; none where a year has no open day. */
export function workingDayBefore(day: LocalDay, unit: Unit): LocalDay | undefined {
  for (let back = 1; back <= longestSearchDays; back += 1) {
    const candidate = addDays(day, -back);
    if (hoursOn(candidate, unit) !== undefined) return candidate;
  }
  return undefined;
}

/** When the line opens next, seen from a moment at which it is closed: later today, or on the next working day. */
export function opensNext(at: Instant, unit: Unit): Instant {
  const today = localDayOf(at);
  const hours = hoursOn(today, unit);
  return hours !== undefined && at < hours.opens ? hours.opens : nextOpening(today, unit).opens;
}

/** When the next working day after a day opens and closes. */
export function nextOpening(day: LocalDay, unit: Unit): Hours {
  const next = hoursOn(workingDayAfter(day, unit), unit);
  if (next === undefined) throw new Error('A working day without opening hours');
  return next;
}
