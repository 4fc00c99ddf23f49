import type { MeetingId, StaffId, TaskId, VisitId } from '../../schemas/ids.ts';
import type { Task, TaskKind } from '../../schemas/task.ts';
import type { Visit } from '../../schemas/visit.ts';
import { refuse, type Work } from '../case/work.ts';

/** Opens a task at the desk. */
export function openTask(work: Work, visit: Visit, kind: TaskKind): void {
  open(work, visit, { taskId: `task_${work.newId()}`, kind });
}

/** An SMS that fails is a task at the desk: one for a meeting, however often its SMS is refused. */
export function failMessage(work: Work, visitId: VisitId, meetingId: MeetingId): void {
  const visit = work.demand('visit', visitId);
  work.enter(visit.unitId);
  const taskId = `task_sms_${meetingId}` as const;
  if (work.item('task', taskId) === undefined) open(work, visit, { taskId, kind: 'smsRefused', meetingId });
}

/** A task is done; done twice changes nothing more. */
export function finishTask(work: Work, taskId: TaskId, staffId: StaffId): void {
  const task = work.demand('task', taskId);
  if (task.unitId !== work.unitId) refuse('notFound');
  if (task.doneAt !== undefined) return;
  work.put({ ...task, doneAt: work.now, doneBy: staffId });
  const { kind, visitId } = task;
  work.record({ type: 'taskDone', taskId, kind }, visitId === undefined ? {} : { visitId });
}

function open(
  work: Work,
  visit: Visit,
  { taskId, kind, meetingId }: Pick<Task, 'taskId' | 'kind' | 'meetingId'>,
): void {
  work.put({
    entity: 'task',
    taskId,
    unitId: visit.unitId,
    version: 0,
    kind,
    visitId: visit.visitId,
    ...(meetingId !== undefined && { meetingId }),
    openedAt: work.now,
  });
  work.record({ type: 'taskOpened', taskId, kind }, { visitId: visit.visitId });
}
