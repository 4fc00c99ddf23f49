import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { type Earlier, earlierVisitOf } from './talk-facts.ts';

/** What the same person was judged and answered in the case before this one; nothing where that was not concluded. */
export function earlierOf(work: Work, person: Person | undefined, visit: Visit): Earlier | undefined {
  const visitId = earlierVisitOf(person, visit);
  if (visitId === undefined) return undefined;
  work.preload({ entity: 'visit', id: visitId }, { entity: 'checklist', id: visitId });
  const before = work.item('visit', visitId);
  if (before?.conclusion === undefined) return undefined;
  return { visit: before, answers: work.item('checklist', visitId)?.answers ?? {} };
}
