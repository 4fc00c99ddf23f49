import { outreachIdOf } from '../../../flows/visit/task-ids.ts';
import { callOutResponse } from '../../../schemas/call-out-api.ts';
import type { OutreachId, PersonId } from '../../../schemas/ids.ts';
import {
  outreachCloseRequest,
  outreachListed,
  outreachRequest,
  outreachResponse,
} from '../../../schemas/outreach-api.ts';
import { carryOut } from '../carry-out.ts';
import { outreachRowsOf } from '../outreach-rows.ts';
import { route } from '../route.ts';
import { replyWith } from './calls.ts';

function idIn(path: Record<string, string>): OutreachId {
  return (path.id ?? '') as OutreachId;
}

export const outreachRoutes = [
  route({
    method: 'GET',
    path: '/api/outreach',
    summary: 'Those whom the office wants called, the oldest first',
    roles: ['consultant', 'coordinator'],
    response: outreachResponse,
    handle: async (deps, { unit, now }) => ({ status: 200, body: await outreachRowsOf(deps, { unit, now }) }),
  }),
  route({
    method: 'POST',
    path: '/api/persons/{id}/outreach',
    summary: 'The office wants somebody called, freely and without a conclusion',
    roles: ['coordinator'],
    request: outreachRequest,
    response: outreachListed,
    status: 201,
    handle: async (deps, { staff: { staffId }, unit: { unitId }, path, body }) => {
      const personId = (path.id ?? '') as PersonId;
      const purpose = body.purpose === undefined ? undefined : await deps.sealing.seal(body.purpose, unitId);
      const command = { type: 'listOutreach', unitId, personId, kind: body.type, purpose, staffId } as const;
      const listed = { status: 201, body: { outreachId: outreachIdOf(personId) } } as const;
      return carryOut(deps, { by: staffId, command }, () => listed);
    },
  }),
  route({
    method: 'POST',
    path: '/api/outreach/{id}/call',
    summary: 'Takes an entry and rings the citizen now: the consultant’s own softphone first',
    roles: ['consultant'],
    response: callOutResponse,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path }) => {
      const command = { type: 'callOutreach', unitId, outreachId: idIn(path), staffId } as const;
      return carryOut(deps, { by: staffId, command }, (file, { callId }) => {
        if (callId === undefined) throw new Error('A call was made that is not there');
        return replyWith(file, callId);
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/outreach/{id}/close',
    summary: 'What came of it; that it is not wanted any more is a coordinator’s to say',
    roles: ['consultant', 'coordinator'],
    request: outreachCloseRequest,
    handle: (deps, { staff: { staffId, role }, unit: { unitId }, path, body: { outcome } }) => {
      const command = { type: 'closeOutreach', unitId, outreachId: idIn(path), outcome, staffId, role } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/outreach/{id}/undo',
    summary: 'It was taken off the list by mistake, and is on it again',
    roles: ['coordinator'],
    handle: (deps, { staff: { staffId }, unit: { unitId }, path }) => {
      const command = { type: 'restoreOutreach', unitId, outreachId: idIn(path) } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
];
