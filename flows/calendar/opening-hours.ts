import type { Instant, LocalDay } from '../../schemas/time.ts';
import type { OpeningHours } from '../../schemas/unit.ts';
import { isHoliday } from './holidays.ts';
import { addDays, atLocal, localDayOf, weekdayOf } from './local-time.ts';

/** A year without one open day is a mistake in the configuration, not something to search for ever. */
const LONGEST_SEARCH_DAYS = 366;

/** Opening and closing time of a day, or nothing when it is closed. */
export const hoursOf = (day: LocalDay, hours: OpeningHours): { opens: Instant; closes: Instant } | undefined => {
  const weekday = hours.weekdays[String(weekdayOf(day))];
  if (weekday === undefined || hours.closedDays.includes(day) || isHoliday(day)) return undefined;
  return { opens: atLocal(day, weekday.open), closes: atLocal(day, weekday.close) };
};

export const isOpen = (at: Instant, hours: OpeningHours): boolean => {
  const today = hoursOf(localDayOf(at), hours);
  return today !== undefined && today.opens <= at && at < today.closes;
};

/** The nth working day after a day; throws when the configuration has no open day in a year. */
export const workingDayAfter = (day: LocalDay, hours: OpeningHours, nth = 1): LocalDay => {
  let left = nth;
  for (let ahead = 1; ahead <= LONGEST_SEARCH_DAYS; ahead += 1) {
    const candidate = addDays(day, ahead);
    if (hoursOf(candidate, hours) === undefined) continue;
    left -= 1;
    if (left === 0) return candidate;
  }
  throw new Error('The opening hours have no open day within a year');
};
