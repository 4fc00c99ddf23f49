import type { Instant } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Callback } from '../../schemas/visit.ts';
import { localDayOf, plus, quarterBefore, quarterFrom } from '../calendar/local-time.ts';
import { hoursOf, hoursOn, nextOpening } from '../calendar/opening-hours.ts';
import { policyOn } from '../calendar/policy.ts';

export interface Window {
  from: Instant;
  until: Instant;
}

/** A window is told in quarters of an hour; a time that was agreed, as it was agreed. */
export function toldFrom({ from, agreed }: Pick<Callback, 'from' | 'agreed'>): Instant {
  return agreed === true ? from : quarterBefore(from);
}

/** Are both windows one to whoever is told of them? */
export function isSameWindow(one: Window, other: Window): boolean {
  const minute = (at: Instant) => at.slice(0, 'yyyy-mm-ddThh:mm'.length);
  return quarterBefore(one.from) === quarterBefore(other.from) && minute(one.until) === minute(other.until);
}

/**
 * The window in which we promise to call: now, within today's opening hours; when too little of the day is left, from opening time of
 * the next working day. Each day by its own rules. `from` is the moment at which the call-back is due.
 */
export function callbackWindow(now: Instant, unit: Unit): Window {
  const today = localDayOf(now);
  const { openingHours, callback } = policyOn(unit, today);
  const hours = hoursOf(today, openingHours);
  if (hours !== undefined && now < hours.closes) {
    const from = now < hours.opens ? hours.opens : now;
    if (plus(from, callback.leastLeft) <= hours.closes) {
      // Told in quarters of an hour, and kept as it is told.
      const until = quarterFrom(plus(from, callback.window));
      return { from, until: until < hours.closes ? until : hours.closes };
    }
  }
  const next = nextOpening(today, unit);
  const until = quarterFrom(plus(next.opens, policyOn(unit, localDayOf(next.opens)).callback.window));
  return { from: next.opens, until: until < next.closes ? until : next.closes };
}

/** How long after an agreed time we may still call: the citizen keeps the telephone at hand for so long. */
const agreedFor = 'PT30M';
/** So far ahead a time is agreed at most. */
const agreedWithin = 'P31D';

/** The window of a time that was agreed on; none where it has passed, is far off, or where the line is closed. */
export function agreedWindow(at: Instant, now: Instant, unit: Unit): Window | undefined {
  const hours = hoursOn(localDayOf(at), unit);
  if (hours === undefined || at < hours.opens || at >= hours.closes) return undefined;
  if (at < now || at > plus(now, agreedWithin)) return undefined;
  const until = plus(at, agreedFor);
  return { from: at, until: until < hours.closes ? until : hours.closes };
}

/** When the next attempt is made: after the pause, or at opening time of the next working day. */
export function nextAttempt(now: Instant, unit: Unit): Instant {
  const at = plus(now, policyOn(unit, localDayOf(now)).callback.pause);
  const day = localDayOf(at);
  const hours = hoursOf(day, policyOn(unit, day).openingHours);
  if (hours !== undefined && at < hours.closes) return at < hours.opens ? hours.opens : at;
  return nextOpening(day, unit).opens;
}
