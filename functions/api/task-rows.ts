import { brokenIdOf, needIdOf, offerIdOf, officeGoneIdOf, otherIdOf } from '../../flows/visit/task-ids.ts';
import type { TaskRow } from '../../schemas/staff-api.ts';
import type { Task } from '../../schemas/task.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps, StaffNames } from './deps.ts';

/** What is to be done because of the talk of a case, and what its person is to be offered. */
export function tasksOf({ store }: Deps, { visitId, personId }: Visit): Promise<Task[]> {
  return store.readable('task', [
    needIdOf(visitId),
    brokenIdOf(visitId),
    officeGoneIdOf(visitId),
    ...(personId === undefined ? [] : [offerIdOf(personId), otherIdOf(personId)]),
  ]);
}

interface Looking {
  names: StaffNames;
  now: string;
}

/** They are shown while they are open, and as done with who did it; one that there is no reason for any more is not shown. */
export function tasksView(tasks: readonly Task[], looking: Looking): { tasks?: TaskRow[] } {
  const shown = tasks.filter(({ closed }) => closed?.outcome !== 'withdrawn' && closed?.outcome !== 'joined');
  return shown.length === 0 ? {} : { tasks: shown.map((task) => rowOf(task, looking)) };
}

function rowOf({ taskId, sort, dueAt, closed }: Task, { names, now }: Looking): TaskRow {
  const late = closed === undefined && dueAt < now;
  if (closed === undefined) return { taskId, sort, dueAt, late };
  const { at, by, outcome } = closed;
  const byName = by === 'system' ? undefined : names.get(by);
  return { taskId, sort, dueAt, late, closed: { at, outcome, ...(byName !== undefined && { byName }) } };
}
