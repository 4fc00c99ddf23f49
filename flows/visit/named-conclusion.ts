import type { VisitId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import type { Work } from '../case/work.ts';
import { followBirthday } from './birthday.ts';
import { whyNotCategory } from './categories.ts';
import { followCoordination } from './coordination.ts';
import type { GroupFacts } from './group.ts';
import { demandCategory, groupFactsOf, today, withFactsOfToday } from './person-facts.ts';

/**
 * A conclusion about a caller without a name, in the case that has the name now, is the same as one about the person: refused where the
 * person could not have the category on the day it was stored, and what follows from it follows: the birthday, and the offer of a coordinating caseworker.
 * @param answeredIn the case whose answers the conclusion rests on
 */
export function nameConclusion(work: Work, visit: Visit, answeredIn: VisitId): void {
  const { conclusion } = visit;
  if (conclusion === undefined) return;
  const facts = factsBehind(work, visit, answeredIn);
  demandCategory(dayOf(work, conclusion), facts, conclusion.category);
  const named = withFactsOfToday(work, visit, facts);
  work.put(named);
  followBirthday(work, named);
  followCoordination(work, named, { category: conclusion.category, since: conclusion.at });
}

/** Was somebody without a name given a category that the person of another case could not have? */
export function isOfAnotherGroup(work: Work, { visitId, personId, conclusion }: Visit, found: Visit): boolean {
  if (personId !== undefined || conclusion === undefined) return false;
  const facts = factsBehind(work, found, visitId);
  return whyNotCategory(conclusion.category, facts, today(dayOf(work, conclusion))) !== undefined;
}

function factsBehind(work: Work, visit: Visit, answeredIn: VisitId): GroupFacts {
  return groupFactsOf(work, visit, work.item('checklist', answeredIn)?.answers ?? {});
}

/** The day of the conclusion, by the rules of that day. */
function dayOf({ unit }: Work, { at }: NonNullable<Visit['conclusion']>): Pick<Work, 'policy' | 'now'> {
  return { policy: policyOn(unit, localDayOf(at)), now: at };
}
