import type { Call } from '../../schemas/call.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { CallbackPromise, Visit } from '../../schemas/visit.ts';
import { bookVisitMeeting } from '../booking/book.ts';
import type { Draft } from '../change.ts';
import { callbackWindow, nextAttempt } from './window.ts';

/** Opens a promise to call back; one that was open is replaced, never doubled. A place earned by waiting is kept. */
export const openPromise = (
  draft: Draft,
  visit: Visit,
  policy: Policy,
  {
    kind,
    placeAt,
    number,
  }: { kind: CallbackPromise['kind']; placeAt?: Instant | undefined; number?: string | undefined },
): Visit => {
  const window = callbackWindow(draft.now, policy);
  const promise: CallbackPromise = {
    kind,
    madeAt: draft.now,
    from: window.from,
    until: window.until,
    placeAt: placeAt ?? window.from,
    attempts: 0,
    nextAt: window.from,
  };
  if (visit.promise !== undefined) draft.tell({ type: 'promiseReplaced' }, { visitId: visit.visitId });
  draft.tell({ type: 'promiseMade', kind, from: promise.from, until: promise.until }, { visitId: visit.visitId });
  return {
    ...visit,
    promise,
    waitingSince: visit.waitingSince ?? draft.now,
    ...(number !== undefined && { callNumber: number }),
  };
};

/** Is it time to call, and is nobody talking with the citizen already? */
export const isDue = (visit: Visit, now: Instant): boolean =>
  visit.promise !== undefined &&
  visit.promise.nextAt <= now &&
  visit.activeCallId === undefined &&
  visit.ended === undefined;

/** Puts a due call-back in the queue as a call of its own, at the place it has kept; the consultant is rung first. */
export const queueCallback = (draft: Draft, visit: Visit): Visit => {
  if (visit.promise === undefined) throw new Error(`No promise to keep on ${visit.visitId}`);
  const callId = `call_${visit.visitId}.${visit.version}` as const;
  const after: Visit = { ...visit, activeCallId: callId };
  const call: Call = {
    entity: 'call',
    callId,
    unitId: visit.unitId,
    version: 0,
    direction: 'callback',
    startedAt: draft.now,
    line: {
      value: 'dialled',
      context: {
        shown: false,
        callable: true,
        open: true,
        offers: 0,
        queued: true,
        reason: 'first',
        wrong: 0,
        silent: 0,
        page: 0,
        taken: 0,
      },
      step: 0,
    },
    routing: 'waiting',
    caller: 'danish',
    placeAt: visit.promise.placeAt,
    reservations: 0,
    offers: [],
    visit: after,
  };
  draft.put(call);
  draft.put({
    entity: 'queueEntry',
    unitId: visit.unitId,
    placeAt: visit.promise.placeAt,
    callId,
    direction: 'callback',
  });
  draft.tell(
    { type: 'callWaiting' },
    { visitId: visit.visitId, callId, effects: [{ kind: 'match', unitId: visit.unitId }] },
  );
  return after;
};

/**
 * An attempt did not reach the citizen: again after the pause, and after the last one a booked physical meeting and an SMS, or a task
 * for the desk when no time is free. The end is never silence (design.md §4.5).
 */
export const failAttempt = (draft: Draft, visit: Visit, policy: Policy, freeSlot: Slot | undefined): Visit => {
  if (visit.promise === undefined) return visit;
  const attempts = visit.promise.attempts + 1;
  if (attempts < policy.callback.attempts) {
    const nextAt = nextAttempt(draft.now, policy);
    draft.tell({ type: 'promiseAttemptFailed', attempts, nextAt }, { visitId: visit.visitId });
    return { ...visit, promise: { ...visit.promise, attempts, nextAt, placeAt: nextAt } };
  }
  draft.tell({ type: 'promiseMissed', attempts }, { visitId: visit.visitId });
  const { promise: _missed, ...rest } = visit;
  if (rest.meeting !== undefined) return rest;
  if (freeSlot !== undefined) return bookVisitMeeting(draft, rest, freeSlot, { sms: 'notReachedMeeting' });
  openTask(draft, rest, 'noTimes');
  return rest;
};

/** Opens a task at the desk. */
export const openTask = (
  draft: Draft,
  visit: Visit,
  kind: 'noTimes' | 'noShow' | 'noChoice' | 'followUpNoShow',
): void => {
  const taskId = `task_${kind}_${visit.visitId}_${visit.version}` as const;
  draft.put({
    entity: 'task',
    taskId,
    unitId: visit.unitId,
    version: 0,
    kind,
    visitId: visit.visitId,
    openedAt: draft.now,
  });
  draft.tell({ type: 'taskOpened', taskId }, { visitId: visit.visitId });
};

/**
 * The citizen calls us before we call, or the promise no longer holds: the call-back that waits or rings at a desk is taken back, the
 * promise itself is the caller's matter. The end of the ringing leg frees its consultant.
 */
export const endQueuedCallback = (draft: Draft, call: Call): void => {
  if (call.routing === 'waiting') {
    draft.remove({
      entity: 'queueEntry',
      unitId: call.unitId,
      placeAt: call.placeAt ?? call.startedAt,
      callId: call.callId,
      direction: call.direction,
    });
  }
  const { checkAt: _check, ...kept } = call;
  draft.put({ ...kept, routing: 'ended', endedAt: draft.now, outcome: 'farewell' });
  draft.tell(
    { type: 'callEnded', direction: 'callback', outcome: 'farewell', conversation: false },
    {
      visitId: call.visit.visitId,
      callId: call.callId,
      effects: call.reservation?.sid !== undefined ? [{ kind: 'hangUp', sid: call.reservation.sid }] : [],
    },
  );
};

/** Nobody has been called yet: the call-back waits for a consultant, or rings at a desk. */
export const isQueuedCallback = (call: Call): boolean =>
  call.direction === 'callback' &&
  (call.routing === 'waiting' || call.routing === 'reserved') &&
  call.citizenSid === undefined;
