import type { Instant } from '../../schemas/time.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import { bookVisitMeeting } from '../booking/book.ts';
import { firstTimeToBook } from '../booking/times.ts';
import { localDayOf, plus } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { askDesk, askToChoose } from '../visit/desk.ts';
import { openDeadline } from '../visit/first-talk.ts';
import { isSafeContact, mayRing } from '../visit/safe-contact.ts';
import { withoutPromise } from './agreed.ts';
import { isTried } from './tried.ts';
import { callbackWindow, nextAttempt } from './window.ts';

/** A carrier that would not dial is asked again after this long. */
const dialAgainAfter = 'PT1M';

/**
 * The telephone rang and nobody answered: again after the pause, and after the last attempt a booked physical meeting and an SMS, or
 * the desk finds one when no time is free; where talks are voluntary the desk asks. The end is never silence, also where nothing was promised. In safe contact we call in the
 * agreed window only, and what comes after it is the desk's.
 */
export function failAttempt(work: Work, visit: Visit): Visit {
  if (visit.callback === undefined) return askToChoose(work, visit);
  const { from, until } = visit.callback;
  const attempts = visit.callback.attempts + 1;
  const about = { visitId: visit.visitId };
  const nextAt = nextAttempt(work.now, work.unit);
  if (attempts < work.policy.callback.attempts && mayRing(visit, nextAt)) {
    work.record({ type: 'callbackAttemptFailed', attempts, nextAt }, about);
    const again: Visit = {
      ...visit,
      callback: { ...visit.callback, attempts, nextAt, placeAt: nextAt, ...windowFor(work, attempts, nextAt) },
    };
    work.put(again);
    return again;
  }
  work.record({ type: 'callbackMissed', attempts, from, until }, about);
  // Whose talk is voluntary has missed nothing by not answering: no meeting follows by itself, somebody asks.
  if (isSafeContact(visit) || work.policy.voluntary) return withoutPromise(work, visit, 'choose');
  const rest = omit(visit, 'callback');
  work.put(rest);
  if (rest.meeting !== undefined) return rest;
  const chair = firstTimeToBook(work, openDeadline(work, rest));
  if (chair !== undefined) return bookVisitMeeting(work, rest, chair, { sms: 'notReachedMeeting' });
  return askDesk(work, rest, 'findTime');
}

/** An attempt on another day has a window of its own, in which we call. */
function windowFor(work: Work, attempts: number, nextAt: Instant): Partial<Callback> {
  if (localDayOf(nextAt) === localDayOf(work.now)) return {};
  return { ...callbackWindow(nextAt, work.unit), triedBefore: attempts };
}

/** Called again then without another attempt; whoever was tried before, and whose window tells nothing more, has one of that other day. */
export function calledAgain(work: Work, callback: Callback, nextAt: Instant): Callback {
  return { ...callback, nextAt, ...(isTried(callback) && windowFor(work, callback.attempts, nextAt)) };
}

/**
 * The carrier did not dial: no telephone rang, so it is no attempt and nobody is told that we called. A carrier that is busy or down is
 * asked again soon; a number that cannot be reached at all is the desk's to find, at once or after as many tries as attempts.
 */
export function missDial(work: Work, visit: Visit, code: string, how: 'again' | 'unreachable' | 'never'): Visit {
  if (visit.callback === undefined) return askToChoose(work, visit);
  const about = { visitId: visit.visitId };
  const undialled = (visit.callback.undialled ?? 0) + (how === 'unreachable' ? 1 : 0);
  if (how === 'never' || undialled >= work.policy.callback.attempts) {
    work.record({ type: 'callbackNotDialled', code }, about);
    const rest = omit(visit, 'callback');
    work.put(rest);
    return rest.meeting === undefined ? askDesk(work, rest, 'findNumber') : rest;
  }
  const nextAt = how === 'again' ? plus(work.now, dialAgainAfter) : nextAttempt(work.now, work.unit);
  if (!mayRing(visit, nextAt)) {
    work.record({ type: 'callbackNotDialled', code }, about);
    return withoutPromise(work, visit, 'choose');
  }
  work.record({ type: 'callbackNotDialled', code, nextAt }, about);
  const again: Visit = { ...visit, callback: calledAgain(work, { ...visit.callback, undialled }, nextAt) };
  work.put(again);
  return again;
}
