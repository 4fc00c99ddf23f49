import type { Call } from '../../schemas/call.ts';
import type { Ref } from '../../schemas/entity.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Visit } from '../../schemas/visit.ts';
import { reminderDue } from '../booking/reminder.ts';
import { plus } from '../calendar/local-time.ts';
import { breakWindow, isBroken } from '../callback/broken.ts';
import { overAt } from '../callback/left.ts';
import { isDue, isQueuedCallback, queueCallback } from '../callback/request.ts';
import { nextLookAt } from '../routing/carry-suited.ts';
import { isForwarded, isOnTelephone, silentLeg } from '../routing/legs.ts';
import { setPresence } from '../routing/presence.ts';
import { lapseSupervision } from '../routing/supervise.ts';
import { giveToNext, isRejoinOver } from '../routing/talk.ts';
import { birthdayDue } from '../visit/birthday.ts';
import { isWeekOpen, openDeadline } from '../visit/first-talk.ts';
import { noteDue } from '../visit/keep-note.ts';
import { taskDue } from '../visit/task.ts';
import { watchMarkDue } from '../visit/watch-mark.ts';
import { omit } from './omit.ts';
import type { Work } from './work.ts';

/** A talk is asked after seldom: its legs tell of their own end, this is for the word that got lost. */
const longCheck = 'PT10M';

/** Something is due by the clock. An index may be behind, so what is stored decides whether it still is. */
export function fallDue(work: Work, ref: Ref): void {
  const due = work.item(ref.entity, ref.id);
  switch (due?.entity) {
    case 'visit':
      return visitDue(work, due);
    case 'call':
      return callDue(work, due);
    case 'followUp':
      return followUpDue(work, due);
    case 'meeting':
      return reminderDue(work, due);
    case 'consultant':
      return consultantDue(work, due);
    case 'birthday':
      return birthdayDue(work, due);
    case 'watchMark':
      return watchMarkDue(work, due);
    case 'task':
      return taskDue(work, due);
    case 'note':
      return noteDue(work, due);
    default:
      return undefined;
  }
}

function visitDue(work: Work, visit: Visit): void {
  if (isBroken(work, visit)) breakWindow(work, visit);
  const current = work.demand('visit', visit.visitId);
  if (isDue(current, work.now)) queueCallback(work, current);
  else if (isHeldUp(work, current)) lookAgain(work, current);
  else lookNoMore(work, current);
  missDeadline(work, work.demand('visit', visit.visitId));
}

/** Has the window of a call-back ended while there is a call in the case? What comes of the call decides whether it was broken. */
function isHeldUp(work: Work, visit: Visit): boolean {
  const { callback, activeCallId } = visit;
  return callback !== undefined && activeCallId !== undefined && overAt(visit, callback, work.unit) <= work.now;
}

function lookAgain(work: Work, visit: Visit): void {
  if (visit.callback === undefined) return;
  work.put({ ...visit, callback: { ...visit.callback, checkAt: plus(work.now, longCheck) } });
}

/** The call that held it up was tried and has ended: the promise has its next time, and nothing is to be looked at before that. */
function lookNoMore(work: Work, visit: Visit): void {
  const { callback } = visit;
  if (callback?.checkAt === undefined || callback.checkAt > work.now) return;
  work.put({ ...visit, callback: omit(callback, 'checkAt') });
}

/** The week of § 31 is over without a talk that counts: said once. */
function missDeadline(work: Work, visit: Visit): void {
  const dueAt = openDeadline(work, visit);
  if (!isWeekOpen(visit) || dueAt === undefined || dueAt > work.now) return;
  work.put({ ...visit, deadlineMissedAt: work.now });
  work.record({ type: 'deadlineMissed', dueAt }, { visitId: visit.visitId });
}

/** The carrier was asked and the legs are there: look again later, and let nobody wait for a consultant who will not come back. */
function callDue(work: Work, call: Call): void {
  const isOver = call.state.at === 'ended' && !isOnTelephone(call) && !isForwarded(call);
  if (isOver || (call.checkAt ?? '') > work.now) return;
  const checkAt = plus(work.now, silentLeg);
  // It is more people's now, in the end anybody's; the match that follows gives it to whoever is free.
  if (isQueuedCallback(call) && call.state.at === 'waiting') lookNext(work, call);
  else if (isRejoinOver(work, call)) giveToNext(work, { ...call, checkAt });
  else {
    work.put({ ...call, checkAt });
    lapseSupervision(work, work.demand('call', call.callId));
  }
}

function lookNext(work: Work, call: Call): void {
  const checkAt = nextLookAt(call, work.now);
  work.put(checkAt === undefined ? omit(call, 'checkAt') : { ...call, checkAt });
}

function followUpDue(work: Work, stored: FollowUp): void {
  if (stored.closed !== undefined) return;
  const followUp = lookAtWeek(work, stored);
  const { overdueAt, dueAt, followUpId, visitId } = followUp;
  if (overdueAt !== undefined || dueAt > work.now) return;
  work.put({ ...followUp, overdueAt: work.now });
  work.record({ type: 'followUpOverdue', followUpId, dueAt }, { visitId });
}

/** A conclusion that is provisional is no talk that counts: the week of the case is looked at with its doubt, once. */
function lookAtWeek(work: Work, followUp: FollowUp): FollowUp {
  if (followUp.firstTalkDueAt === undefined || followUp.firstTalkDueAt > work.now) return followUp;
  missDeadline(work, work.demand('visit', followUp.visitId));
  const after = omit(followUp, 'firstTalkDueAt');
  work.put(after);
  return after;
}

function consultantDue(work: Work, consultant: Consultant): void {
  // The cool-off is over; the match that follows gives the next call.
  const hasCooledOff = consultant.state === 'available' && (consultant.idleFrom ?? '') <= work.now;
  if (hasCooledOff) return work.put({ ...consultant, since: work.now });
  if (consultant.state === 'wrapping' && (consultant.wrapUntil ?? '') <= work.now)
    setPresence(work, consultant, 'available');
}
