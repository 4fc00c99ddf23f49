import type { StaffId, VisitId } from '../../schemas/ids.ts';
import { refuse, type Work } from '../case/work.ts';
import { isSilencing, silence } from './silence.ts';
import { visitOf } from './withdraw.ts';

export interface FollowedProcedure {
  visitId: VisitId;
  flag: 'F11' | 'F12';
  staffId: StaffId;
}

/** The steps of a flag's own page were followed: noted with the time, and told without a word of what was said. */
export function followProcedure(work: Work, { visitId, flag }: FollowedProcedure): void {
  const visit = visitOf(work, visitId);
  if (visit.conclusion !== undefined) refuse('alreadyConcluded');
  // Noted twice, the first time counts.
  if (visit.procedures?.[flag] !== undefined) return;
  const current = isSilencing([{ id: flag }]) ? silence(work, visit) : visit;
  work.put({ ...current, procedures: { ...current.procedures, [flag]: work.now } });
  work.record({ type: 'procedureFollowed', flag }, { visitId });
}
