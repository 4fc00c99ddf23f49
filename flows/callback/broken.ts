import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookVisitMeeting } from '../booking/book.ts';
import { firstTimeToBook } from '../booking/times.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { askDesk } from '../visit/desk.ts';
import { openDeadline } from '../visit/first-talk.ts';
import { isSafeContact, mayRing } from '../visit/safe-contact.ts';
import { letLapse } from './agreed.ts';
import { isQueuedCallback } from './request.ts';
import { takeBackCallback } from './take-back.ts';
import { callbackWindow } from './window.ts';

/** Has the promised window ended without our calling, and is the citizen neither on the line nor being called? */
export function isBroken(work: Work, visit: Visit): boolean {
  if (!isWindowOver(visit, work.now)) return false;
  const active = visit.activeCallId === undefined ? undefined : work.item('call', visit.activeCallId);
  return active === undefined || active.state.at === 'ended' || isQueuedCallback(active);
}

/** Who did not answer was called: the further attempts have their own times, but in safe contact, where there is no other. */
function isWindowOver(visit: Visit, now: Instant): boolean {
  const { callback } = visit;
  if (callback === undefined) return false;
  return isSafeContact(visit) ? !mayRing(visit, now) : callback.until <= now && callback.attempts === 0;
}

/**
 * We did not call in the window that was promised. It is said, counted and made good: a new window, with the place kept; and when that
 * is broken too, no further promise, but a meeting, or a coordinator who finds one.
 */
export function breakWindow(work: Work, visit: Visit): void {
  const { callback, visitId } = visit;
  if (callback === undefined) return;
  if (isSafeContact(visit)) return takeBackCallback(work, letLapse(work, visit));
  const times = (callback.broken ?? 0) + 1;
  const { from, until } = callback;
  if (times < work.policy.callback.brokenMost) {
    const next = callbackWindow(work.now, work.unit);
    work.record({ type: 'callbackBroken', times, from, until, next }, { visitId });
    work.put({ ...visit, callback: { ...omit(callback, 'checkAt'), ...next, broken: times, nextAt: next.from } });
    return;
  }
  work.record({ type: 'callbackBroken', times, from, until }, { visitId });
  const rest = omit(visit, 'callback');
  work.put(rest);
  takeBackCallback(work, rest);
  const current = work.demand('visit', visitId);
  const chair = current.meeting === undefined ? firstTimeToBook(work, openDeadline(work, current)) : undefined;
  if (chair !== undefined) bookVisitMeeting(work, current, chair, { sms: 'brokenMeeting' });
  else if (current.meeting === undefined) askDesk(work, current, 'brokenTwice');
}
