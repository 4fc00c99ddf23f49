import type { Person } from '../../schemas/person.ts';
import type { Task } from '../../schemas/task.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';
import { endOfDay, localDayOf, plus } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { deadlines } from './deadlines.ts';
import { possibleGroups } from './group.ts';
import { personBehind, today } from './person-facts.ts';
import { openTask, withdrawTask } from './task.ts';
import { offerIdOf } from './task-ids.ts';

/** A category, and since when somebody is in it. */
interface Judgement {
  category: string;
  since: Instant;
}

/**
 * A category was stored or put right. Who has a right to a coordinating caseworker by it is to be offered one, once; the offer follows the
 * person until another category ends the right, and then goes away where nobody has made it yet.
 */
export function followCoordination(work: Work, visit: Visit, { category, since }: Judgement): void {
  const person = personBehind(work, visit);
  if (person === undefined || isJudgedSince(work, person, visit)) return;
  const taskId = offerIdOf(person.personId);
  const known = work.item('task', taskId);
  const { visitId } = visit;
  if (!isEntitled(work, person, category)) return endOffer(work, known, visit);
  if (known !== undefined && stands(known)) return;
  // The very case that had ended it says now that it never ended.
  if (known?.over === visitId) return work.put(omit(known, 'over'));
  openTask(work, {
    taskId,
    sort: 'coordinator',
    visitId,
    dueAt: endOfDay(localDayOf(plus(since, deadlines.offerCoordinator))),
  });
}

function stands({ closed, over }: Task): boolean {
  return closed === undefined || (closed.outcome !== 'withdrawn' && over === undefined);
}

function endOffer(work: Work, known: Task | undefined, { visitId }: Visit): void {
  if (known === undefined || known.over !== undefined) return;
  if (known.closed === undefined) withdrawTask(work, known);
  else if (stands(known)) work.put({ ...known, over: visitId });
}

/** A category of an earlier case says nothing of a person who was judged again since. */
function isJudgedSince(work: Work, { visits }: Person, { visitId }: Visit): boolean {
  const later = visits.includes(visitId) ? visits.slice(visits.indexOf(visitId) + 1) : [];
  work.preload(...later.map((id) => ({ entity: 'visit', id }) as const));
  return later.some((id) => work.item('visit', id)?.conclusion !== undefined);
}

/** Where the group is not known, an offer too many is better than one that is forgotten. */
function isEntitled(work: Work, person: Person, category: string): boolean {
  const { set, day } = today(work);
  const { coordinatedGroups = [] } = set.categories.find(({ id }) => id === category) ?? {};
  return possibleGroups(person, { day, ageBorder: set.ageBorder }).some((group) => coordinatedGroups.includes(group));
}
