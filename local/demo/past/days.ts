import { addDays, atLocal, localDayOf } from '../../../flows/calendar/local-time.ts';
import { hoursOn, workingDayAfter, workingDayBefore } from '../../../flows/calendar/opening-hours.ts';
import type { Unit } from '../../../schemas/unit.ts';

/** Working days told by how far they are from now, as moments (epoch ms). */
export interface Days {
  /** 0 is today, or the last working day where today is none; −1 the one before, 1 the next. */
  at(working: number, time: string): number;
}

export function daysAround(unit: Unit, now: number): Days {
  const calendar = localDayOf(new Date(now).toISOString());
  const today = hoursOn(calendar, unit) === undefined ? (workingDayBefore(calendar, unit) ?? calendar) : calendar;
  const day = (working: number): string => {
    if (working > 0) return workingDayAfter(today, unit, working);
    let found = today;
    for (let back = 0; back > working; back -= 1) found = workingDayBefore(found, unit) ?? addDays(found, -1);
    return found;
  };
  return { at: (working, time) => Date.parse(atLocal(day(working), time)) };
}
