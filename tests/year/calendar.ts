import { Temporal } from 'temporal-polyfill';

/*
 * The year as the players know it: their own calendar, written down by hand and not taken from the code under test.
 */

const zone = 'Europe/Copenhagen';
const opens = '08:00';
/** A call-back is promised within two hours, unless less than half an hour of the day is left. */
const promisedFor = 120 * 60_000;
const leastLeft = 30 * 60_000;

/** Working days and what is reckoned in them; which days the office is closed is a rule of its own. */
export interface Calendar {
  isWorkingDay(day: string): boolean;
  /** The nth working day after a day. */
  workingDayAfter(day: string, nth?: number): string;
  /** Working days from one day to another, both included. */
  workingDays(from: string, to: string): string[];
  /** When the window ends that is promised at a moment: two hours in the hours of one day, of which at least half an hour is left. */
  promisedUntil(moment: number): number;
  /** The moment at which a working day's duty is over: midnight after the next working day. */
  endOfNextWorkingDay(moment: number): number;
}

/** @param closed weekdays on which the office is closed */
export function createCalendar(closed: readonly string[]): Calendar {
  function isWorkingDay(day: string): boolean {
    return Temporal.PlainDate.from(day).dayOfWeek <= 5 && !closed.includes(day);
  }
  function workingDayAfter(day: string, nth = 1): string {
    let date = Temporal.PlainDate.from(day);
    for (let left = nth; left > 0; ) {
      date = date.add({ days: 1 });
      if (isWorkingDay(date.toString())) left -= 1;
    }
    return date.toString();
  }
  return {
    isWorkingDay,
    workingDayAfter,
    workingDays: (from, to) => {
      const days: string[] = [];
      for (let day = isWorkingDay(from) ? from : workingDayAfter(from); day <= to; day = workingDayAfter(day))
        days.push(day);
      return days;
    },
    promisedUntil: (moment) => {
      const today = dayOf(moment);
      const from = Math.max(moment, at(today, opens));
      const isToday = isWorkingDay(today) && from + leastLeft <= closes(today);
      const day = isToday ? today : workingDayAfter(today);
      return Math.min((isToday ? from : at(day, opens)) + promisedFor, closes(day));
    },
    endOfNextWorkingDay: (moment) => at(addDays(workingDayAfter(dayOf(moment)), 1), '00:00'),
  };
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function isFriday(day: string): boolean {
  return Temporal.PlainDate.from(day).dayOfWeek === 5;
}

/** Epoch ms at which a clock in Denmark shows the time on the day. */
export function at(day: string, time: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/** The Danish day of a moment. */
export function dayOf(moment: number): string {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** When the office closes: 16, on Fridays 15. */
export function closes(day: string): number {
  return at(day, isFriday(day) ? '15:00' : '16:00');
}
