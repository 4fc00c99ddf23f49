import { callResponse } from '../../../schemas/staff-api.ts';
import { superviseRequest, talksResponse } from '../../../schemas/supervision-api.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';
import { talksOf } from '../talks.ts';
import { idIn, replyWith } from './calls.ts';

export const supervisionRoutes = [
  route({
    method: 'GET',
    path: '/api/talks',
    summary: 'The talks that go on now, where the rules let a coordinator take part in one',
    roles: ['coordinator'],
    response: talksResponse,
    handle: async (deps, asked) => ({ status: 200, body: await talksOf(deps, asked) }),
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/supervise',
    summary:
      'Listens to a talk, whispers to its consultant, or joins it: the citizen is told, then the softphone rings',
    roles: ['coordinator'],
    request: superviseRequest,
    response: callResponse,
    handle: (deps, { staff: { staffId, user }, unit: { unitId }, path, body }) => {
      const command = { type: 'supervise', unitId, callId: idIn(path), staffId, user, mode: body.mode } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/supervise/leave',
    summary: 'Leaves the talk of another, or asks no longer',
    roles: ['coordinator'],
    response: callResponse,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path }) => {
      const command = { type: 'leaveSupervision', unitId, callId: idIn(path), staffId } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
];
