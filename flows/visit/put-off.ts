import type { Call } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { recordKept } from '../callback/kept.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { staffOf } from '../routing/legs.ts';
import { withConsultant } from './met.ts';
import { isPutOff } from './not-now.ts';

/**
 * Another time is being agreed for a talk that did not suit: the one that goes on, or the one that was held last, is none that the case
 * waits to have concluded. The same visit where there is no such talk.
 */
export function putOffTalk(work: Work, visit: Visit): Visit {
  const call = visit.activeCallId === undefined ? undefined : work.item('call', visit.activeCallId);
  const isTalking = call?.connectedAt !== undefined;
  if (!isTalking && visit.talkedAt === undefined) return visit;
  if (!isPutOff(work.item('checklist', visit.visitId)?.answers ?? {})) return visit;
  if (!isTalking) return omit(visit, 'talkedAt', 'talkedBy', 'cutOff');
  if (isPutOffIn(visit, call)) return visit;
  const rest = call.direction === 'callback' ? recordKept(work, visit, call) : visit;
  return { ...rest, putOffAt: work.now };
}

/** Was another time agreed in the talk of this call? */
export function isPutOffIn({ putOffAt }: Visit, { connectedAt }: Call): boolean {
  return putOffAt !== undefined && connectedAt !== undefined && putOffAt >= connectedAt;
}

/** A talk ends in which nothing was done but agree another time: that is what is next, and nothing waits to be concluded. */
export function endPutOff(work: Work, visit: Visit, call: Call): Visit | undefined {
  if (visit.conclusion !== undefined || !isPutOffIn(visit, call)) return undefined;
  if (!isPutOff(work.item('checklist', visit.visitId)?.answers ?? {})) return undefined;
  const after: Visit = {
    ...omit(visit, 'putOffAt'),
    talks: (visit.talks ?? 0) + 1,
    ...withConsultant(visit, staffOf(call)),
  };
  work.put(after);
  return after;
}
