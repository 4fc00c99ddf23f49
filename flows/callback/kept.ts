import type { Call } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { secondsBetween } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';

/** We called as promised and talked: told with how late it was; the visit without the promise. */
export function recordKept(work: Work, visit: Visit, { callId, connectedAt = work.now }: Call): Visit {
  if (visit.callback === undefined) return visit;
  const { attempts, from, until } = visit.callback;
  const lateSeconds = Math.max(0, secondsBetween(until, connectedAt));
  const inWindow = connectedAt <= until;
  work.record(
    { type: 'callbackKept', attempts: attempts + 1, inWindow, lateSeconds, from, until },
    { visitId: visit.visitId, callId },
  );
  return omit(visit, 'callback');
}

/** Was the promise that stands made in the talk of this call? */
export function isMadeIn({ connectedAt }: Call, { callback }: Visit): boolean {
  return callback !== undefined && connectedAt !== undefined && callback.madeAt >= connectedAt;
}
