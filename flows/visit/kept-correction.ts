import type { Correction } from '../../schemas/correction.ts';
import type { CorrectionId, StaffId, VisitId } from '../../schemas/ids.ts';
import type { Role } from '../../schemas/staff.ts';
import { plus } from '../calendar/local-time.ts';
import { refuse, type Work } from '../case/work.ts';
import { isOther, setJudgement, standingJudgement } from './correct-conclusion.ts';
import { areSameNeeds, needsNow, setNeeds } from './correct-needs.ts';
import { namingOf, rename } from './correct-person.ts';
import { deadlines } from './deadlines.ts';

/** Who corrects, and why: `reason` is sealed. */
export interface Corrector {
  reason: string;
  staffId: StaffId;
}

type Kept = Pick<Correction, 'personId' | 'before' | 'after' | 'opened'>;

/** Keeps what was corrected with its reason, and lets the case name it. */
export function keepCorrection(work: Work, visitId: VisitId, kept: Kept & Corrector): void {
  const { staffId, ...rest } = kept;
  const correctionId: CorrectionId = `correction_${work.newId()}`;
  const { unitId, now: at } = work;
  // One that opened a doubt is never taken back: the citizen has been told of the meeting, and only a coordinator withdraws a doubt unseen.
  const undoUntil = rest.opened === undefined ? plus(at, deadlines.undoCorrection) : at;
  work.put({ entity: 'correction', correctionId, unitId, visitId, version: 0, at, by: staffId, undoUntil, ...rest });
  const visit = work.demand('visit', visitId);
  work.put({ ...visit, corrections: [...(visit.corrections ?? []), correctionId] });
  work.made.correctionId = correctionId;
}

export interface Undoing {
  correctionId: CorrectionId;
  staffId: StaffId;
  role: Role;
}

/**
 * Puts back what stood there before, until the window closes and as long as what the correction wrote still stands; undone twice changes
 * nothing more.
 */
export function undoCorrection(work: Work, { correctionId, staffId, role }: Undoing): void {
  const correction = work.demand('correction', correctionId);
  if (correction.unitId !== work.unitId) refuse('notFound');
  // Intake concludes nothing, and so takes no conclusion back.
  if (role === 'intake' && correction.before.what === 'conclusion') refuse('notYours');
  if (correction.undone !== undefined) return;
  const isOver = correction.opened !== undefined || work.now > correction.undoUntil;
  if (isOver || !stillStands(work, correction)) refuse('undoOver');
  work.put({ ...correction, undone: { at: work.now, by: staffId } });
  const { before, personId, visitId } = correction;
  if (before.what === 'conclusion')
    return setJudgement(work, work.demand('visit', visitId), { ...before, isUndo: true, staffId });
  if (personId === undefined) return;
  const person = work.demand('person', personId);
  if (before.what === 'needs') return setNeeds(work, person, { ...before, isUndo: true });
  rename(work, person, { ...before, isUndo: true });
}

/** Sealed text is never the same twice, so it tells which write it comes from. */
function stillStands(work: Work, { after, personId, visitId }: Correction): boolean {
  if (after.what === 'conclusion') {
    const now = standingJudgement(work.demand('visit', visitId));
    return now !== undefined && !isOther(now, after);
  }
  const person = personId === undefined ? undefined : work.item('person', personId);
  if (after.what === 'needs') return person !== undefined && areSameNeeds(needsNow(person), after);
  return person !== undefined && namingOf(person, after.what).sealed === after.sealed;
}
