import { callResponse, guestRequest } from '../../../schemas/staff-api.ts';
import { sealNumber } from '../../case/load.ts';
import { carryOut } from '../carry-out.ts';
import { malformed, route } from '../route.ts';
import { typedPhone } from '../typed-phone.ts';
import { idIn, replyWith } from './calls.ts';

export const guestRoutes = [
  route({
    method: 'POST',
    path: '/api/calls/{id}/guests',
    summary: 'Calls a third party (interpreter, companion, representative) into the talk',
    roles: ['consultant'],
    request: guestRequest,
    response: callResponse,
    handle: async (deps, asked) => {
      const { staff, unit, path, body } = asked;
      const typed = typedPhone(body.phone, asked);
      if ('wrong' in typed) return typed.wrong;
      if (typed.phone === undefined) return malformed('phone', 'Skriv det nummer, der skal ringes til.');
      const number = await sealNumber(deps.sealing, typed.phone, unit.unitId);
      const { staffId } = staff;
      const id = idIn(path);
      const guest = { callId: id, staffId, number, role: body.role };
      const command = { type: 'callGuest', unitId: unit.unitId, ...guest } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, id));
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/guests/{leg}/remove',
    summary: 'Ends a third party’s part in the talk',
    roles: ['consultant'],
    response: callResponse,
    handle: (deps, { staff, unit, path }) => {
      const { staffId } = staff;
      const id = idIn(path);
      const command = { type: 'removeGuest', unitId: unit.unitId, callId: id, staffId, leg: Number(path.leg) } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, id));
    },
  }),
];
