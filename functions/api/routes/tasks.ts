import type { TaskId } from '../../../schemas/ids.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';

export const taskRoutes = [
  route({
    method: 'POST',
    path: '/api/tasks/{id}/done',
    summary: 'A task at the desk is done',
    roles: ['intake', 'consultant', 'coordinator'],
    handle: (deps, { staff, unit, path }) => {
      const { staffId } = staff;
      const command = { type: 'finishTask', unitId: unit.unitId, taskId: (path.id ?? '') as TaskId, staffId } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
];
