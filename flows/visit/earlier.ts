import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { type Earlier, earlierVisitsOf } from './talk-facts.ts';

/** So many cases one looks back for a conclusion: more than anybody has who comes again and again and is never talked with. */
const mostEarlier = 20;

/**
 * What the same person was judged and answered last: in the newest case before this one that was concluded. Almost always that is the
 * one directly before, which is read with its answers in one request; contacts that came to nothing are passed over.
 */
export function earlierOf(work: Work, person: Person | undefined, visit: Visit): Earlier | undefined {
  const [last, ...further] = earlierVisitsOf(person, visit).slice(0, mostEarlier);
  if (last === undefined) return undefined;
  work.preload({ entity: 'visit', id: last }, { entity: 'checklist', id: last });
  const before = concluded(work, last) ?? lastConcluded(work, further);
  if (before === undefined) return undefined;
  return { visit: before, answers: work.item('checklist', before.visitId)?.answers ?? {} };
}

function lastConcluded(work: Work, visitIds: Visit['visitId'][]): Visit | undefined {
  work.preload(...visitIds.map((id) => ({ entity: 'visit', id }) as const));
  for (const visitId of visitIds) {
    const found = concluded(work, visitId);
    if (found !== undefined) return found;
  }
  return undefined;
}

function concluded(work: Work, visitId: Visit['visitId']): Visit | undefined {
  const visit = work.item('visit', visitId);
  return visit?.conclusion === undefined ? undefined : visit;
}
