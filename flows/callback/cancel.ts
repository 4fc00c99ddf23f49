import type { Visit } from '../../schemas/visit.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { takeBackCallback } from './take-back.ts';

/** The citizen does not wish to be called any more: it is told by SMS, and nobody calls. Returns the case as it stands then. */
export function cancelCallback(work: Work, visit: Visit): Visit {
  work.record({ type: 'callbackCancelled' }, { visitId: visit.visitId });
  const rest = omit(visit, 'callback');
  work.put(rest);
  takeBackCallback(work, rest);
  return work.demand('visit', visit.visitId);
}
