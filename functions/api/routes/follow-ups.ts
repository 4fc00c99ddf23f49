import { draftChange } from '../../../flows/change.ts';
import { type CloseRefusal, closeFollowUp } from '../../../flows/visit/follow-up.ts';
import { endMeeting } from '../../../flows/visit/meeting.ts';
import { callbacksAnswer, followUpAnswer, followUpCloseRequest, followUpsAnswer } from '../../../schemas/staff-api.ts';
import { TRIES } from '../../moves/deps.ts';
import { callbackLineOf, followUpLineOf } from '../lines.ts';
import { conflict, malformed, notFound, type Reply, route, unprocessable } from '../route.ts';

const MOST_ROWS = 200;

const refusals: Record<CloseRefusal, Reply<never>> = {
  alreadyClosed: { status: 409, error: 'alreadyClosed', message: 'Opfølgningen er allerede lukket.' },
  categoryMissing: unprocessable('categoryMissing', 'Vælg den endelige kategori.', 'category'),
  unknownCategory: malformed('category', 'Den kategori findes ikke.'),
};

export const followUpRoutes = [
  route({
    method: 'GET',
    path: '/api/callbacks',
    summary: 'Open promises to call, the next first',
    roles: ['intake', 'consultant', 'coordinator'],
    answer: callbacksAnswer,
    handle: async (deps, { unit }) => {
      const listed = await deps.store.list(unit.unitId, 'callback', { limit: MOST_ROWS });
      const visits = listed.filter((entity) => entity.entity === 'visit');
      const lines = await Promise.all(visits.map((visit) => callbackLineOf(deps, visit)));
      return { status: 200, body: { callbacks: lines.filter((line) => line !== undefined) } };
    },
  }),
  route({
    method: 'GET',
    path: '/api/followups',
    summary: 'Open follow-ups, the first due first',
    roles: ['consultant', 'coordinator'],
    answer: followUpsAnswer,
    handle: async (deps, { unit, now }) => {
      const listed = await deps.store.list(unit.unitId, 'followUp', { limit: MOST_ROWS });
      const followUps = listed.filter((entity) => entity.entity === 'followUp');
      return {
        status: 200,
        body: { followUps: await Promise.all(followUps.map((followUp) => followUpLineOf(deps, followUp, now))) },
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/followups/{id}/close',
    summary: 'Closes a follow-up with its outcome and the final category',
    roles: ['consultant', 'coordinator'],
    request: followUpCloseRequest,
    answer: followUpAnswer,
    handle: async (deps, { staff, unit, policy, now, path, body }) => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const followUp = await deps.store.followUp(path.id ?? '');
        const visit = followUp === undefined ? undefined : await deps.store.visit(followUp.visitId);
        if (followUp === undefined || visit === undefined || followUp.unitId !== unit.unitId) return notFound;
        const draft = draftChange(unit.unitId, now, `${followUp.followUpId}.${followUp.version}`);
        const closed = closeFollowUp(draft, followUp, visit, {
          outcome: body.outcome,
          category: body.category,
          by: staff.staffId,
          policy,
        });
        if ('refused' in closed) return refusals[closed.refused];
        const meeting = await deps.store.meeting(followUp.meetingId);
        if (meeting?.state === 'booked' && body.outcome !== 'withdrawn') {
          endMeeting(draft, meeting, visit, body.outcome === 'noShow' ? 'noShow' : 'held');
        }
        if ((await deps.store.commit(draft.finish())).done) {
          const category = closed.followUp.closed?.category;
          return {
            status: 200,
            body: {
              followUpId: followUp.followUpId,
              outcome: body.outcome,
              ...(category !== undefined && { category }),
            },
          };
        }
      }
      return conflict;
    },
  }),
];
