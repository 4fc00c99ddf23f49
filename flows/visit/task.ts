import type { StaffId, TaskId } from '../../schemas/ids.ts';
import type { Role } from '../../schemas/staff.ts';
import type { Task, TaskDone, TaskOutcome, TaskSort } from '../../schemas/task.ts';
import { refuse, type Work } from '../case/work.ts';

/** Which tasks each of the things that staff can say is about. */
const sortsOf: Record<TaskDone, readonly TaskSort[]> = {
  told: ['acuteNeed'],
  accepted: ['coordinator'],
  declined: ['coordinator'],
  spokenWith: ['brokenPromise', 'officeGone'],
  given: ['otherConsultant'],
};

/** Opens a task, in the place of one of the same sort that is done with. */
export function openTask(work: Work, fresh: Pick<Task, 'taskId' | 'sort' | 'visitId' | 'dueAt'>): void {
  const { taskId, sort, visitId, dueAt } = fresh;
  work.preload({ entity: 'visit', id: visitId }, { entity: 'task', id: taskId });
  const version = work.item('task', taskId)?.version ?? 0;
  work.put({ entity: 'task', unitId: work.unitId, version, openedAt: work.now, ...fresh });
  work.record({ type: 'taskOpened', sort, dueAt }, { visitId });
}

/** There is no reason for it any more. */
export function withdrawTask(work: Work, found: Task): void {
  settle(work, found, { outcome: 'withdrawn', by: 'system' });
}

/** Two cases have become one, and the other asks for the same already: whoever says here that it is done is told so. */
export function joinTask(work: Work, found: Task): void {
  settle(work, found, { outcome: 'joined', by: 'system' });
}

/** Somebody has seen to it by what they did. */
export function settleTask(work: Work, found: Task, closed: { outcome: TaskDone; by: StaffId }): void {
  settle(work, found, closed);
}

export interface ClosedTask {
  taskId: TaskId;
  outcome: TaskDone;
  staffId: StaffId;
  role: Role;
}

/** Staff says that it is done; said twice, the first word stands. Refused for a task that has gone over to another case. */
export function closeTask(work: Work, { taskId, outcome, staffId, role }: ClosedTask): void {
  const found = work.demand('task', taskId);
  if (found.unitId !== work.unitId || !sortsOf[outcome].includes(found.sort)) refuse('notFound', 'task');
  // An offer tells what was concluded, which intake does not see.
  if (role === 'intake' && found.sort === 'coordinator') refuse('notYours');
  if (role !== 'coordinator' && found.sort === 'otherConsultant') refuse('notYours');
  if (found.closed?.outcome === 'joined') refuse('superseded');
  if (found.closed === undefined) settle(work, found, { outcome, by: staffId });
}

function settle(work: Work, found: Task, closed: { outcome: TaskOutcome; by: 'system' | StaffId }): void {
  const { sort, visitId, dueAt } = found;
  work.preload({ entity: 'visit', id: visitId });
  work.put({ ...found, closed: { at: work.now, ...closed } });
  work.record({ type: 'taskClosed', sort, outcome: closed.outcome, inTime: work.now <= dueAt }, { visitId });
}

/** Its time is over and nobody has done it: said once. */
export function taskDue(work: Work, found: Task): void {
  const { closed, overdueAt, dueAt, sort, visitId } = found;
  if (closed !== undefined || overdueAt !== undefined || dueAt > work.now) return;
  work.preload({ entity: 'visit', id: visitId });
  work.put({ ...found, overdueAt: work.now });
  work.record({ type: 'taskOverdue', sort, dueAt }, { visitId });
}
