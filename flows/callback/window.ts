import type { Instant } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import { localDayOf, plus } from '../calendar/local-time.ts';
import { hoursOf, workingDayAfter } from '../calendar/opening-hours.ts';

export interface Window {
  from: Instant;
  until: Instant;
}

/**
 * The window in which we promise to call: now, within today's opening hours; when too little of the day is left, from opening time of
 * the next working day. `from` is the moment at which the promise is due.
 */
export const callbackWindow = (now: Instant, policy: Policy): Window => {
  const today = localDayOf(now);
  const hours = hoursOf(today, policy.openingHours);
  if (hours !== undefined && now < hours.closes) {
    const from = now < hours.opens ? hours.opens : now;
    if (plus(from, policy.callback.leastLeft) <= hours.closes) {
      const until = plus(from, policy.callback.window);
      return { from, until: until < hours.closes ? until : hours.closes };
    }
  }
  const next = hoursOf(workingDayAfter(today, policy.openingHours), policy.openingHours);
  if (next === undefined) throw new Error('A working day without opening hours');
  return { from: next.opens, until: plus(next.opens, policy.callback.window) };
};

/** When the next attempt is made: after the pause, or at opening time of the next working day. */
export const nextAttempt = (now: Instant, policy: Policy): Instant => {
  const at = plus(now, policy.callback.pause);
  const day = localDayOf(at);
  const hours = hoursOf(day, policy.openingHours);
  if (hours !== undefined && at < hours.closes) return at < hours.opens ? hours.opens : at;
  const next = hoursOf(workingDayAfter(day, policy.openingHours), policy.openingHours);
  if (next === undefined) throw new Error('A working day without opening hours');
  return next.opens;
};
