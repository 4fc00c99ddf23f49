import type { TaskId } from '../../../schemas/ids.ts';
import { taskRequest } from '../../../schemas/staff-api.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';

export const taskRoutes = [
  route({
    method: 'POST',
    path: '/api/tasks/{id}/close',
    summary:
      'The benefits office was told of an acute need, or a citizen answered the offer of a coordinating caseworker',
    roles: ['intake', 'consultant', 'coordinator'],
    request: taskRequest,
    handle: (deps, { staff: { staffId, role }, unit: { unitId }, path, body: { outcome } }) => {
      const taskId = (path.id ?? '') as TaskId;
      const command = { type: 'closeTask', unitId, taskId, outcome, staffId, role } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
];
