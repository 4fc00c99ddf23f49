import type { Instant } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import { endOfDay, localDayOf } from '../calendar/local-time.ts';
import { hoursOn } from '../calendar/opening-hours.ts';
import { isClosedOutOfTurn } from '../calendar/policy.ts';
import { isSafeContact } from '../visit/safe-contact.ts';
import { isTried } from './tried.ts';

/**
 * When it shows whether the promise can still be kept as it was given: at the end of its window as long as nobody has been called in it
 * (in safe contact whatever was tried), after an attempt at the end of the day of the next one; later where the citizen was on the line then.
 */
export function overAt(visit: Visit, callback: Callback, unit: Unit): Instant {
  const { checkAt, nextAt, until } = callback;
  return checkAt ?? (isTried(callback) && !isSafeContact(visit) ? endOfTries(nextAt, unit) : until);
}

/** When the day ends on which the next attempt was to be made. */
function endOfTries(nextAt: Instant, unit: Unit): Instant {
  const day = localDayOf(nextAt);
  const closes = hoursOn(day, unit)?.closes ?? endOfDay(day);
  return closes < nextAt ? nextAt : closes;
}

/**
 * Was somebody to be called today who will not be: the line was closed for the rest of the day, or the day has ended and the attempt after
 * the first was never made? The first one has the promised window, which says so itself.
 */
export function isLeftToday(visit: Visit, now: Instant, unit: Unit): boolean {
  const { callback } = visit;
  if (callback === undefined) return false;
  const today = localDayOf(now);
  if (isClosedOutOfTurn(unit, today)) return localDayOf(callback.nextAt) <= today;
  return isTried(callback) && !isSafeContact(visit) && endOfTries(callback.nextAt, unit) <= now;
}
