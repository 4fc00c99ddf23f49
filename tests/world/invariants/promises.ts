import { localDayOf } from '../../../flows/calendar/local-time.ts';
import type { Check, Complain } from './check.ts';
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

/**
 * Whoever hangs up before anything came of their call is promised one, met, asked by the desk or on the line again; or they have been talked
 * with, and somebody is to conclude it, or their contact is over.
 */
export function createLeftCheck(mirror: Mirror, complain: Complain): Check {
  return ({ changes }) => {
    for (const { before, after } of changes) {
      if (after?.is !== 'call' || !after.abandoned || (before?.is === 'call' && before.abandoned)) continue;
      const contact = mirror.one('contact', after.visitId);
      if (contact === undefined || !contact.open || contact.talked) continue;
      const { promise, meetingId, desk, callId } = contact;
      if (promise === undefined && meetingId === undefined && callId === undefined && !desk)
        complain('left unasked', `${contact.id} hung up in ${after.id}`);
    }
  };
}
