import { localDayOf } from '../../../flows/calendar/local-time.ts';
import type { Complain } from './check.ts';
import type { Mirror } from './mirror.ts';

/** A store that takes nothing puts a duty off, for up to an hour at a time; the night is longer. */
const putOffMs = 6 * 3_600_000;

/** What was promised for a day and not kept has by the next morning become a promise of another day, a meeting or somebody's matter. */
export function checkPromises(mirror: Mirror, { now, complain }: { now: number; complain: Complain }): void {
  const morning = localDayOf(new Date(now - putOffMs).toISOString());
  for (const { id, promise, callId } of mirror.contacts()) {
    const isOnLine = callId !== undefined && mirror.one('call', callId)?.citizenSid !== undefined;
    if (promise !== undefined && !isOnLine && localDayOf(promise.until) < morning)
      complain('promise left', `${id} was to be called by ${promise.until}`);
  }
}
