import type { Judgement } from '../../schemas/correction.ts';
import type { StaffId, VisitId } from '../../schemas/ids.ts';
import type { Certainty, Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { refuse, type Work } from '../case/work.ts';
import { followCoordination } from './coordination.ts';
import { tellInNote } from './keep-note.ts';
import { rejudgedSentence } from './note.ts';
import { demandCategory, groupFactsOf } from './person-facts.ts';

/** What a conclusion says that stands: the final category where the citizen was met, else the first one. */
export function standingJudgement({ conclusion }: Visit): Judgement | undefined {
  if (conclusion === undefined) return undefined;
  const { category, finalCategory, certainty } = conclusion;
  return { what: 'conclusion', category: finalCategory ?? category, certainty, isFinal: finalCategory !== undefined };
}

/** Do two judgements differ? */
export function isOther(one: Judgement, other: Judgement): boolean {
  return one.category !== other.category || one.certainty !== other.certainty || one.isFinal !== other.isFinal;
}

export interface Rejudging {
  visitId: VisitId;
  category?: string | undefined;
  certainty?: Certainty | undefined;
}

/** What a case is to say instead. Refused where nothing was concluded, and for a category that the person cannot have. */
export function judgementInstead(work: Work, visit: Visit, { category, certainty }: Rejudging): Judgement {
  const standing = standingJudgement(visit) ?? refuse('notConcluded');
  const after = {
    ...standing,
    ...(category !== undefined && { category }),
    ...(certainty !== undefined && { certainty }),
  };
  if (!isOther(standing, after)) refuse('sameAsBefore');
  if (category !== undefined) demandCategory(work, groupFactsOf(work, visit, {}), category);
  // How certain the first talk was is past once somebody has met the citizen.
  if (standing.isFinal && after.certainty !== standing.certainty) refuse('alreadyClosed');
  return after;
}

/** The conclusion says something else, and so do its note and its open doubt; the figures of its day follow. */
export function setJudgement(
  work: Work,
  visit: Visit,
  { category, certainty, isFinal, isUndo, staffId }: Judgement & { isUndo: boolean; staffId: StaffId },
): void {
  const { conclusion, followUpId, visitId } = visit;
  const was = standingJudgement(visit);
  if (conclusion === undefined || was === undefined) refuse('notConcluded');
  const judged = isFinal ? { finalCategory: category } : { category };
  work.put({ ...visit, conclusion: { ...conclusion, ...judged, certainty } });
  const doubt = followUpId === undefined ? undefined : work.item('followUp', followUpId);
  if (doubt !== undefined && doubt.closed === undefined) work.put({ ...doubt, provisionalCategory: category });
  work.record(
    {
      type: 'conclusionCorrected',
      category,
      wasCategory: was.category,
      certainty,
      wasCertainty: was.certainty,
      isFinal,
      concludedOn: localDayOf(conclusion.at),
      isUndo,
    },
    { visitId },
  );
  const text = rejudgedSentence(was, { what: 'conclusion', category, certainty, isFinal }, isUndo);
  tellInNote(work, visitId, { text, staffId });
  followCoordination(work, visit, { category, since: conclusion.at });
}
