import { forwardRequest, officesResponse } from '../../../schemas/office-api.ts';
import { callResponse } from '../../../schemas/staff-api.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';
import { idIn, replyWith } from './calls.ts';

export const officeRoutes = [
  route({
    method: 'GET',
    path: '/api/offices',
    summary: 'Where the rules of the day let a citizen be put through to besides colleagues',
    roles: ['consultant'],
    response: officesResponse,
    handle: async (_, { policy }) => ({
      status: 200,
      body: { offices: (policy.offices ?? []).map(({ id, name }) => ({ id, name })) },
    }),
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/forward',
    summary: 'Puts the citizen through to an office: its telephone rings while the citizen is on hold',
    roles: ['consultant'],
    request: forwardRequest,
    response: callResponse,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path, body }) => {
      const command = { type: 'forwardCall', unitId, callId: idIn(path), staffId, to: body.to } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/forward/take-back',
    summary: 'Talks on with the citizen, before anybody at the office has answered',
    roles: ['consultant'],
    response: callResponse,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path }) => {
      const command = { type: 'takeBackForward', unitId, callId: idIn(path), staffId } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
];
