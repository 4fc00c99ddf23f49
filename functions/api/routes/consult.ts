import { callResponse, consultRequest } from '../../../schemas/staff-api.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';
import { idIn, replyWith } from './calls.ts';

export const consultRoutes = [
  route({
    method: 'POST',
    path: '/api/calls/{id}/consult',
    summary: 'Asks a colleague while the citizen is on hold: the colleague’s softphone rings',
    roles: ['consultant'],
    request: consultRequest,
    response: callResponse,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path, body }) => {
      const command = { type: 'consult', unitId, callId: idIn(path), staffId, to: body.to } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/consult/end',
    summary: 'Goes on without the colleague, who may end it too',
    roles: ['consultant'],
    response: callResponse,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path }) => {
      const command = { type: 'endConsult', unitId, callId: idIn(path), staffId } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/consult/hand-over',
    summary: 'The colleague goes on with the citizen (a warm transfer)',
    roles: ['consultant'],
    response: callResponse,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path }) => {
      const command = { type: 'handOver', unitId, callId: idIn(path), staffId } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
];
