import type { Naming, Needs } from '../../schemas/correction.ts';
import type { PersonId } from '../../schemas/ids.ts';
import { refuse, type Work } from '../case/work.ts';
import { judgementInstead, type Rejudging, setJudgement, standingJudgement } from './correct-conclusion.ts';
import { areSameNeeds, needsNow, setNeeds } from './correct-needs.ts';
import { namingOf, rename } from './correct-person.ts';
import type { NextMeeting } from './doubt.ts';
import { type Corrector, keepCorrection } from './kept-correction.ts';
import { openLaterDoubt } from './later-doubt.ts';
import { visitOf } from './withdraw.ts';

export interface Renaming extends Corrector {
  personId: PersonId;
  /** Sealed, with the keyed hashes by which it is found. */
  to: Naming;
}

/** The name, the registered number or the CPR number of a person was wrong: put right in one write with everything that finds them. */
export function correctPerson(work: Work, { personId, to, reason, staffId }: Renaming): void {
  const person = work.demand('person', personId);
  if (person.unitId !== work.unitId) refuse('notFound');
  const visitId = person.visits.at(-1) ?? refuse('notFound');
  rename(work, person, { ...to, isUndo: false });
  keepCorrection(work, visitId, { personId, before: namingOf(person, to.what), after: to, reason, staffId });
}

export interface CorrectedNeeds extends Corrector {
  personId: PersonId;
  to: Needs;
}

/** What is to be thought of about a person has changed, or was noted wrong. */
export function correctNeeds(work: Work, { personId, to, reason, staffId }: CorrectedNeeds): void {
  const person = work.demand('person', personId);
  if (person.unitId !== work.unitId) refuse('notFound');
  const visitId = person.visits.at(-1) ?? refuse('notFound');
  const before = needsNow(person);
  if (areSameNeeds(before, to)) refuse('sameAsBefore');
  setNeeds(work, person, { ...to, isUndo: false });
  keepCorrection(work, visitId, { personId, before, after: to, reason, staffId });
}

export interface CorrectedConclusion extends Rejudging, Corrector {
  /** The follow-up of a doubt that comes up with it, as a conclusion has it. */
  followUp?: NextMeeting | undefined;
}

/** Category or certainty of a conclusion was wrong. The talk and its flags stay as they are, and so does a doubt that is open. */
export function correctConclusion(work: Work, corrected: CorrectedConclusion): void {
  const { visitId, reason, staffId, followUp, ...instead } = corrected;
  const visit = visitOf(work, visitId);
  const after = judgementInstead(work, visit, { visitId, ...instead });
  const before = standingJudgement(visit) ?? refuse('notConcluded');
  setJudgement(work, visit, { ...after, isUndo: false, staffId });
  const rejudged = { was: before, is: after, followUp, staffId };
  const opened = openLaterDoubt(work, work.demand('visit', visitId), rejudged);
  const { personId } = visit;
  const about = { ...(personId !== undefined && { personId }), ...(opened !== undefined && { opened }) };
  keepCorrection(work, visitId, { before, after, reason, staffId, ...about });
}
