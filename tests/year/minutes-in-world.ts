import type { World } from '../world/world.ts';
import { addDays, at, type Calendar, dayOf } from './calendar.ts';

/** Between these times of a working day people act, on the others only what was begun falls due. */
const morning = '07:00';
const evening = '19:00';

/**
 * Lets time go by with the minute's sweep: every minute of a working day, and outside of it at the minutes at which the last sweep said
 * that something falls due (and each quarter of an hour), which comes to the same as long as nobody acts.
 */
export function createMinutes({ scheduler, sweeps }: World, calendar: Calendar): (moment: number) => Promise<void> {
  let sweptUntil = scheduler.now();
  return async (moment) => {
    while (scheduler.now() < moment) {
      const now = scheduler.now();
      if (now >= sweptUntil) {
        const { until, isWork } = stretchFrom(now, calendar);
        sweeps.until(until, !isWork);
        sweptUntil = until;
      }
      await scheduler.runUntil(Math.min(moment, sweptUntil));
    }
  };
}

function stretchFrom(now: number, { isWorkingDay }: Calendar): { until: number; isWork: boolean } {
  const day = dayOf(now);
  if (now < at(day, morning)) return { until: at(day, morning), isWork: false };
  if (now < at(day, evening)) return { until: at(day, evening), isWork: isWorkingDay(day) };
  return { until: at(addDays(day, 1), morning), isWork: false };
}
