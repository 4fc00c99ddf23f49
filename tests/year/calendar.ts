import { Temporal } from 'temporal-polyfill';

/*
 * The year as the players know it: their own calendar, written down by hand and not taken from the code under test.
 */

const ZONE = 'Europe/Copenhagen';

/** Weekdays of 2021 on which the office is closed: public holidays, and the days the seeded unit keeps closed. */
const CLOSED = [
  '2021-01-01',
  '2021-04-01',
  '2021-04-02',
  '2021-04-05',
  '2021-04-30',
  '2021-05-13',
  '2021-05-14',
  '2021-05-24',
  '2021-12-24',
  '2021-12-31',
];

export const isWorkingDay = (day: string): boolean =>
  Temporal.PlainDate.from(day).dayOfWeek <= 5 && !CLOSED.includes(day);

/** The nth working day after a day. */
export const workingDayAfter = (day: string, nth = 1): string => {
  let date = Temporal.PlainDate.from(day);
  for (let left = nth; left > 0; ) {
    date = date.add({ days: 1 });
    if (isWorkingDay(date.toString())) left -= 1;
  }
  return date.toString();
};

/** Working days from one day to another, both included. */
export const workingDays = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = isWorkingDay(from) ? from : workingDayAfter(from); day <= to; day = workingDayAfter(day))
    days.push(day);
  return days;
};

export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

export const isFriday = (day: string): boolean => Temporal.PlainDate.from(day).dayOfWeek === 5;

/** Epoch ms at which a clock in Denmark shows the time on the day. */
export const at = (day: string, time: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds;

/** The Danish day of a moment. */
export const dayOf = (moment: number): string =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(ZONE).toPlainDate().toString();

/** When the office closes: 16, on Fridays 15. */
export const closes = (day: string): number => at(day, isFriday(day) ? '15:00' : '16:00');

/** The moment at which a working day's duty is over: midnight after the next working day. */
export const endOfNextWorkingDay = (moment: number): number => at(addDays(workingDayAfter(dayOf(moment)), 1), '00:00');
