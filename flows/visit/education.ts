import type { PersonId } from '../../schemas/ids.ts';
import { refuse, type Work } from '../case/work.ts';
import { latestOf } from './latest.ts';
import { factsOf, today } from './person-facts.ts';

export interface NotedEducation {
  personId: PersonId;
  /** Has an education that qualifies for a job. */
  education: boolean;
}

/** What was not known at the registration is said later, or was wrong: told in the person's latest case. */
export function noteEducation(work: Work, { personId, education }: NotedEducation): void {
  const person = work.demand('person', personId);
  if (person.unitId !== work.unitId) refuse('notFound');
  if (person.education === education) return;
  const told = { ...person, education };
  work.put(told);
  const latest = latestOf(work, person);
  if (latest === undefined) return;
  work.put({ ...latest, citizen: { ...latest.citizen, ...factsOf(told, today(work)) } });
  work.record({ type: 'educationNoted', education }, { visitId: latest.visitId });
}
