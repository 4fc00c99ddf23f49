import type { Instant } from '../../schemas/time.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import { bookVisitMeeting } from '../booking/book.ts';
import { firstTimeToBook } from '../booking/times.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { isClosedOutOfTurn } from '../calendar/policy.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { askDesk, endOfWorkday } from '../visit/desk.ts';
import { openDeadline } from '../visit/first-talk.ts';
import { isSafeContact, mayRing } from '../visit/safe-contact.ts';
import { openTask } from '../visit/task.ts';
import { brokenIdOf } from '../visit/task-ids.ts';
import { letLapse } from './agreed.ts';
import { isLeftToday } from './left.ts';
import { isQueuedCallback } from './request.ts';
import { takeBackCallback, takeBackQueued } from './take-back.ts';
import { isTried } from './tried.ts';
import { callbackWindow, type Window } from './window.ts';

/**
 * Can the promise not be kept any more as it was given: its window has ended without our calling, or the day is over for it? And is the
 * citizen neither on the line nor being called?
 */
export function isBroken(work: Work, visit: Visit): boolean {
  if (!isWindowOver(visit, work.now) && !isLeftToday(visit, work.now, work.unit)) return false;
  const active = visit.activeCallId === undefined ? undefined : work.item('call', visit.activeCallId);
  return active === undefined || active.state.at === 'ended' || isQueuedCallback(active);
}

/** Who did not answer was called: the further attempts have their own times, but in safe contact, where there is no other. */
function isWindowOver(visit: Visit, now: Instant): boolean {
  const { callback } = visit;
  if (callback === undefined) return false;
  return isSafeContact(visit) ? !mayRing(visit, now) : callback.until <= now && !isTried(callback);
}

/**
 * We did not call in the window that was promised, or may not any more today. It is said, counted and made good: a new window, with the
 * place kept; and when that is broken too, no further promise, but a meeting or somebody who finds one, and a coordinator who speaks with
 * the citizen. Whom we called and did not reach was promised nothing more: the next attempt gets a window of its own.
 */
export function breakWindow(work: Work, visit: Visit): void {
  const { callback, visitId } = visit;
  if (callback === undefined) return;
  if (isSafeContact(visit)) return takeBackCallback(work, letLapse(work, visit));
  const next = callbackWindow(work.now, work.unit);
  const { from, until, attempts } = callback;
  if (isTried(callback)) {
    work.record({ type: 'callbackMoved', attempts, from, until, next }, { visitId });
    return giveWindow(work, visit, { callback: { ...callback, triedBefore: attempts }, next });
  }
  const times = (callback.broken ?? 0) + 1;
  const closed = isClosedOutOfTurn(work.unit, localDayOf(work.now)) && { closed: true as const };
  const broken = { type: 'callbackBroken', times, ...closed, from, until } as const;
  if (times >= work.policy.callback.brokenMost) {
    work.record(broken, { visitId });
    return promiseNoMore(work, visit);
  }
  work.record({ ...broken, next }, { visitId });
  // Nobody is waited for a second time.
  giveWindow(work, visit, { callback: { ...omit(callback, 'owner'), broken: times }, next });
}

/** Who stands in the queue is still called first, but not on a day on which nobody expects it. */
function giveWindow(work: Work, visit: Visit, { callback, next }: { callback: Callback; next: Window }): void {
  const isAnotherDay = localDayOf(next.from) !== localDayOf(work.now);
  const again = { ...omit(callback, 'checkAt', 'agreed'), ...next, nextAt: next.from };
  const after: Visit = { ...visit, callback: again };
  work.put(after);
  if (isAnotherDay) takeBackQueued(work, after);
}

/** Our word has been broken too often to be given again. The meeting is found by the line where it can; to say sorry is a person's. */
function promiseNoMore(work: Work, visit: Visit): void {
  const rest = omit(visit, 'callback');
  work.put(rest);
  takeBackCallback(work, rest);
  const current = work.demand('visit', visit.visitId);
  const chair = current.meeting === undefined ? firstTimeToBook(work, openDeadline(work, current)) : undefined;
  if (chair === undefined && current.meeting === undefined) return void askDesk(work, current, 'brokenTwice');
  if (chair !== undefined) bookVisitMeeting(work, current, chair, { sms: 'brokenMeeting' });
  const { visitId } = visit;
  openTask(work, { taskId: brokenIdOf(visitId), sort: 'brokenPromise', visitId, dueAt: endOfWorkday(work) });
}
