import type { FollowUpId } from '../../../schemas/ids.ts';
import {
  callbacksResponse,
  followUpBookResponse,
  followUpCloseRequest,
  followUpResponse,
  followUpsResponse,
  meetingMoveRequest,
} from '../../../schemas/staff-api.ts';
import { carryOut } from '../carry-out.ts';
import { openMatters } from '../open-matters.ts';
import { route } from '../route.ts';
import { callbackRowsOf, followUpRowsOf } from '../rows.ts';

export const followUpRoutes = [
  route({
    method: 'GET',
    path: '/api/callbacks',
    summary: 'Open call-backs, the next first',
    roles: ['intake', 'consultant', 'coordinator'],
    response: callbacksResponse,
    handle: async (deps, { unit, now }) => {
      const { open, more } = await openMatters(deps.store, { unit, now });
      const visits = open.flatMap(({ matter }) => (matter.entity === 'visit' ? [matter] : []));
      const called = visits.filter(({ callback }) => callback !== undefined);
      return { status: 200, body: { callbacks: await callbackRowsOf(deps, called), more } };
    },
  }),
  route({
    method: 'GET',
    path: '/api/followups',
    summary: 'Open follow-ups, the first due first',
    roles: ['consultant', 'coordinator'],
    response: followUpsResponse,
    handle: async (deps, { unit, staff, now }) => {
      const { open, more } = await openMatters(deps.store, { unit, now });
      const doubts = open.flatMap(({ matter }) => (matter.entity === 'followUp' ? [matter] : []));
      return { status: 200, body: { followUps: await followUpRowsOf(deps, doubts, { now, staff }), more } };
    },
  }),
  route({
    method: 'POST',
    path: '/api/followups/{id}/meeting',
    summary:
      'Books the meeting of a doubt, or another in place of one that has not begun; past its due date with a reason',
    roles: ['consultant', 'coordinator'],
    request: meetingMoveRequest,
    response: followUpBookResponse,
    status: 201,
    handle: (deps, { staff, unit, path, body }) => {
      const followUpId = (path.id ?? '') as FollowUpId;
      const { slotId, lateReason } = body;
      const command = { type: 'bookFollowUp', unitId: unit.unitId, followUpId, slotId, lateReason } as const;
      return carryOut(deps, { by: staff.staffId, command }, (file) => {
        const doubt = file.item('followUp', followUpId);
        if (doubt?.meeting === undefined) throw new Error('A doubt was booked that has no meeting');
        const { meetingId, startAt } = doubt.meeting;
        return { status: 201, body: { followUpId, meetingId, state: 'booked' as const, startAt, dueAt: doubt.dueAt } };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/followups/{id}/close',
    summary: 'Closes a follow-up with its outcome and the final category',
    roles: ['consultant', 'coordinator'],
    request: followUpCloseRequest,
    response: followUpResponse,
    handle: async (deps, { staff, unit, path, body }) => {
      const { staffId, role } = staff;
      const { unitId } = unit;
      const followUpId = (path.id ?? '') as FollowUpId;
      const { outcome, category, next } = body;
      const written = body.reason === undefined || body.reason === '' ? undefined : body.reason;
      const reason = written === undefined ? undefined : await deps.sealing.seal(written, unitId);
      const command = {
        type: 'closeFollowUp',
        unitId,
        followUpId,
        outcome,
        category,
        reason,
        next,
        staffId,
        role,
      } as const;
      return carryOut(deps, { by: staffId, command }, (file) => {
        const final = file.item('followUp', followUpId)?.closed?.category;
        return { status: 200, body: { followUpId, outcome, ...(final !== undefined && { category: final }) } };
      });
    },
  }),
];
