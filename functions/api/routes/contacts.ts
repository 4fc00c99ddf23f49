import { contactState } from '../../../flows/visit/contact.ts';
import type { VisitId } from '../../../schemas/ids.ts';
import {
  endVisitRequest,
  linkRequest,
  promiseRequest,
  promiseResponse,
  talkRequest,
  talkResponse,
  talkTypeRequest,
  talkTypeResponse,
} from '../../../schemas/staff-api.ts';
import { sealNumber } from '../../case/load.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';
import { seers } from '../seen.ts';
import { typedPhone } from '../typed-phone.ts';

export const contactRoutes = [
  route({
    method: 'POST',
    path: '/api/visits/{id}/callback',
    summary:
      'Promises a call-back on an open case, at an agreed time or by the rules; where one stands, gives it another time or number',
    roles: ['intake', ...seers],
    request: promiseRequest,
    response: promiseResponse,
    handle: async (deps, { staff, unit, policy, path, body }) => {
      const visitId = (path.id ?? '') as VisitId;
      const { unitId } = unit;
      const typed = typedPhone(body.phone, { unit, policy });
      if ('wrong' in typed) return typed.wrong;
      const { phone } = typed;
      const number = phone === undefined ? undefined : await sealNumber(deps.sealing, phone, unitId);
      const at = body.at === undefined ? undefined : new Date(body.at).toISOString();
      const owner = body.mine === true ? staff.staffId : undefined;
      const command = { type: 'promiseCallback', unitId, visitId, number, at, owner } as const;
      return carryOut(deps, { by: staff.staffId, command }, (file) => {
        const callback = file.item('visit', visitId)?.callback;
        if (callback === undefined) throw new Error('A call-back was promised that is not there');
        return { status: 200, body: { visitId, from: callback.from, until: callback.until } };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/talk',
    summary: 'A talk that was held outside the line',
    roles: [...seers],
    request: talkRequest,
    response: talkResponse,
    handle: (deps, { staff, unit, path, body }) => {
      const { staffId } = staff;
      const visitId = (path.id ?? '') as VisitId;
      const at = new Date(body.at).toISOString();
      const command = {
        type: 'noteTalk',
        unitId: unit.unitId,
        visitId,
        form: body.form,
        at,
        kind: body.type,
        staffId,
      } as const;
      return carryOut(deps, { by: staffId, command }, (file) => {
        const visit = file.item('visit', visitId);
        if (visit === undefined) throw new Error('A talk was noted for a case that is not there');
        return { status: 200, body: { visitId, state: contactState(visit) } };
      });
    },
  }),
  route({
    method: 'PUT',
    path: '/api/visits/{id}/type',
    summary: 'Says of which type the talk of an open case is; script, title and note follow',
    roles: [...seers],
    request: talkTypeRequest,
    response: talkTypeResponse,
    handle: (deps, { staff, unit, path, body: { type } }) => {
      const visitId = (path.id ?? '') as VisitId;
      const command = { type: 'chooseTalkType', unitId: unit.unitId, visitId, kind: type } as const;
      return carryOut(deps, { by: staff.staffId, command }, () => ({ status: 200, body: { visitId, type } }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/join',
    summary: 'The same person was registered twice: this open case takes up the other',
    roles: ['intake', ...seers],
    request: linkRequest,
    response: talkResponse,
    handle: (deps, { staff, unit, path, body }) => {
      const visitId = (path.id ?? '') as VisitId;
      const command = { type: 'joinRegistered', unitId: unit.unitId, visitId, other: body.visitId } as const;
      return carryOut(deps, { by: staff.staffId, command }, (file) => {
        const visit = file.item('visit', visitId);
        if (visit === undefined) throw new Error('A case was joined that is not there');
        return { status: 200, body: { visitId, state: contactState(visit) } };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/end',
    summary: 'The citizen withdraws the application',
    roles: ['intake', ...seers],
    request: endVisitRequest,
    handle: (deps, { staff, unit, path }) => {
      const command = { type: 'withdraw', unitId: unit.unitId, visitId: (path.id ?? '') as VisitId } as const;
      return carryOut(deps, { by: staff.staffId, command }, () => ({ status: 204 }));
    },
  }),
];
