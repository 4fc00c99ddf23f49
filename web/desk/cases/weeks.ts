import type { LocalDay } from '../../../schemas/time.ts';

/* Weeks of the calendar by arithmetic on days alone: a day is 24 hours here, whatever the clocks do in it. */

const dayMs = 86_400_000;

export function daysAfter(day: LocalDay, days: number): LocalDay {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

export function mondayOf(day: LocalDay): LocalDay {
  return daysAfter(day, -((new Date(day).getUTCDay() + 6) % 7));
}

/** The number of a week as Danish calendars have it: that of the year in which its Thursday lies. */
export function weekNumber(monday: LocalDay): number {
  const thursday = daysAfter(monday, 3);
  const days = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / dayMs;
  return Math.floor(days / 7) + 1;
}
