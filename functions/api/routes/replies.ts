import type { ReplyId } from '../../../schemas/ids.ts';
import { replyAnsweredRequest } from '../../../schemas/staff-api.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';

export const replyRoutes = [
  route({
    method: 'POST',
    path: '/api/replies/{id}/answered',
    summary: 'Somebody has read an SMS that came in, and says what was done about it',
    roles: ['consultant', 'coordinator'],
    request: replyAnsweredRequest,
    handle: async (deps, { staff: { staffId }, unit: { unitId }, path, body }) => {
      const replyId = (path.id ?? '') as ReplyId;
      const done = await deps.sealing.seal(body.done, unitId);
      const command = { type: 'answerReply', unitId, replyId, staffId, done } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
];
