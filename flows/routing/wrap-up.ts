import type { Call } from '../../schemas/call.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import { plus } from '../calendar/local-time.ts';
import { refuse, type Work } from '../case/work.ts';
import { setPresence } from './presence.ts';

/** After a talk there is time to write down what was said; where the case was concluded in the talk, that is done. */
export function startWrapUp(work: Work, consultant: Consultant, { callId, visitId }: Call): void {
  if (work.demand('visit', visitId).conclusion !== undefined) return void setPresence(work, consultant, 'available');
  const wrapUntil = plus(work.now, work.policy.routing.wrapUp);
  setPresence(work, consultant, 'wrapping', { holds: { callId }, wrapUntil });
}

export interface MoreTime {
  staffId: StaffId;
  /** When the wrap-up was to end, as whoever asks has seen it: asked twice, it is given once. */
  from: Instant;
}

/** The consultant needs longer: as much again, as often as it is asked for. */
export function extendWrapUp(work: Work, { staffId, from }: MoreTime): void {
  const consultant = work.item('consultant', staffId);
  if (consultant?.state !== 'wrapping' || consultant.wrapUntil === undefined) refuse('notWrapping');
  if (consultant.wrapUntil !== from) return;
  const until = plus(from, work.policy.routing.wrapUp);
  work.put({ ...consultant, wrapUntil: until });
  work.record({ type: 'wrapUpExtended', staffId, until });
}
