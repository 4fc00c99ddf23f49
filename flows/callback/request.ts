import type { Call } from '../../schemas/call.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { recordReplaced } from './replace.ts';
import { callbackWindow } from './window.ts';

export interface Wish {
  kind: Callback['kind'];
  /** The place earned by waiting, which is kept. */
  placeAt?: Instant | undefined;
  /** Sealed. */
  number?: string | undefined;
}

/** Promises to call back; one that was open is replaced, never doubled. */
export function promiseCallback(work: Work, visit: Visit, { kind, placeAt, number }: Wish): Visit {
  const { from, until } = callbackWindow(work.now, work.unit);
  recordReplaced(work, visit);
  work.record({ type: 'callbackPromised', kind, from, until }, { visitId: visit.visitId });
  const after: Visit = {
    ...visit,
    callback: { kind, madeAt: work.now, from, until, placeAt: placeAt ?? from, attempts: 0, nextAt: from },
    waitingSince: visit.waitingSince ?? work.now,
    ...(number !== undefined && { callNumber: number }),
  };
  work.put(after);
  return after;
}

/** Is it time to call, and is nobody talking with the citizen already? */
export function isDue(visit: Visit, now: Instant): boolean {
  return (
    visit.callback !== undefined &&
    visit.callback.nextAt <= now &&
    visit.activeCallId === undefined &&
    visit.ended === undefined &&
    visit.conclusion === undefined
  );
}

/** Puts a due call-back in the queue as a call of its own, at the place it has kept; the consultant is rung first. */
export function queueCallback(work: Work, visit: Visit): void {
  if (visit.callback === undefined) throw new Error(`No call-back to make for ${visit.visitId}`);
  const { placeAt } = visit.callback;
  const call: Call = {
    entity: 'call',
    callId: `call_${work.newId()}`,
    unitId: visit.unitId,
    visitId: visit.visitId,
    version: 0,
    direction: 'callback',
    startedAt: work.now,
    state: { at: 'waiting' },
    reason: 'first',
    step: 0,
    caller: 'danish',
    callable: true,
    identified: visit.applicantId !== undefined,
    legs: {},
    placeAt,
  };
  work.put(call);
  work.put({ ...visit, activeCallId: call.callId });
  work.record(
    { type: 'callWaiting', direction: 'callback', place: placeAt },
    { visitId: visit.visitId, callId: call.callId },
  );
}

/** A call-back that is due follows at once on the end of another call. */
export function queueIfDue(work: Work, visit: Visit): void {
  if (isDue(visit, work.now)) queueCallback(work, visit);
}

/** Nobody has been called yet: the call-back waits for a consultant, or rings at a desk. */
export function isQueuedCallback(call: Call): boolean {
  return (
    call.direction === 'callback' &&
    call.citizenLeg === undefined &&
    (call.state.at === 'waiting' || call.state.at === 'reserved')
  );
}
