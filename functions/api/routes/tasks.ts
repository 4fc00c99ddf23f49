import { draftChange } from '../../../flows/change.ts';
import { TRIES } from '../../moves/deps.ts';
import { conflict, notFound, route } from '../route.ts';

export const taskRoutes = [
  route({
    method: 'POST',
    path: '/api/tasks/{id}/done',
    summary: 'A task at the desk is done',
    roles: ['intake', 'consultant', 'coordinator'],
    handle: async (deps, { staff, unit, now, path }) => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const task = await deps.store.task(path.id ?? '');
        if (task === undefined || task.unitId !== unit.unitId) return notFound;
        if (task.doneAt !== undefined) return { status: 204 };
        const draft = draftChange(unit.unitId, now, `${task.taskId}.${task.version}`);
        draft.put({ ...task, doneAt: now, doneBy: staff.staffId });
        draft.tell(
          { type: 'taskDone', taskId: task.taskId },
          { ...(task.visitId !== undefined && { visitId: task.visitId }) },
        );
        if ((await deps.store.commit(draft.finish())).done) return { status: 204 };
      }
      return conflict;
    },
  }),
];
