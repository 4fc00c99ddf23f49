import type { Visit } from '../../schemas/visit.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { askDesk } from '../visit/desk.ts';
import { recordReplaced } from './replace.ts';
import { isTried } from './tried.ts';

/**
 * A promise in safe contact that may not be kept any more: it was nobody's wish, or its window is over. No new window, no meeting that the
 * citizen does not know of: a coordinator finds out how to agree on another time.
 */
export function letLapse(work: Work, visit: Visit): Visit {
  const { callback, visitId } = visit;
  if (callback === undefined) return visit;
  const { kind, attempts, from, until, broken = 0 } = callback;
  const isBroken = kind === 'callback' && !isTried(callback);
  if (kind === 'missed') recordReplaced(work, visit);
  else if (isBroken) work.record({ type: 'callbackBroken', times: broken + 1, from, until }, { visitId });
  else work.record({ type: 'callbackMissed', attempts, from, until }, { visitId });
  return withoutPromise(work, visit, isBroken ? 'brokenTwice' : 'choose');
}

/** The case without its promise; the desk is asked, unless something else stands that the citizen knows of. */
export function withoutPromise(work: Work, visit: Visit, what: 'brokenTwice' | 'choose' | 'findNumber'): Visit {
  const rest = omit(visit, 'callback');
  work.put(rest);
  return rest.meeting === undefined ? askDesk(work, rest, what) : rest;
}
