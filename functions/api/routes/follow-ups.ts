import type { FollowUpId } from '../../../schemas/ids.ts';
import {
  callbacksResponse,
  followUpCloseRequest,
  followUpResponse,
  followUpsResponse,
} from '../../../schemas/staff-api.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';
import { callbackRowOf, followUpRowOf } from '../rows.ts';

const mostRows = 200;

export const followUpRoutes = [
  route({
    method: 'GET',
    path: '/api/callbacks',
    summary: 'Open call-backs, the next first',
    roles: ['intake', 'consultant', 'coordinator'],
    response: callbacksResponse,
    handle: async (deps, { unit }) => {
      const visits = await deps.store.list(unit.unitId, 'callback', 'visit', { limit: mostRows });
      const rows = await Promise.all(visits.map((visit) => callbackRowOf(deps, visit)));
      return { status: 200, body: { callbacks: rows.filter((row) => row !== undefined) } };
    },
  }),
  route({
    method: 'GET',
    path: '/api/followups',
    summary: 'Open follow-ups, the first due first',
    roles: ['consultant', 'coordinator'],
    response: followUpsResponse,
    handle: async (deps, { unit, now }) => {
      const followUps = await deps.store.list(unit.unitId, 'followUp', 'followUp', { limit: mostRows });
      return {
        status: 200,
        body: { followUps: await Promise.all(followUps.map((followUp) => followUpRowOf(deps, followUp, now))) },
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/followups/{id}/close',
    summary: 'Closes a follow-up with its outcome and the final category',
    roles: ['consultant', 'coordinator'],
    request: followUpCloseRequest,
    response: followUpResponse,
    handle: (deps, { staff, unit, path, body }) => {
      const { staffId } = staff;
      const followUpId = (path.id ?? '') as FollowUpId;
      const { outcome, category } = body;
      const command = { type: 'closeFollowUp', unitId: unit.unitId, followUpId, outcome, category, staffId } as const;
      return carryOut(deps, { by: staffId, command }, (file) => {
        const final = file.item('followUp', followUpId)?.closed?.category;
        return { status: 200, body: { followUpId, outcome, ...(final !== undefined && { category: final }) } };
      });
    },
  }),
];
