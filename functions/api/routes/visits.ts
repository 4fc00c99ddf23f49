import { contactState } from '../../../flows/visit/contact.ts';
import type { Checklist } from '../../../schemas/checklist.ts';
import type { FollowUp } from '../../../schemas/follow-up.ts';
import type { VisitId } from '../../../schemas/ids.ts';
import {
  checklistRequest,
  checklistResponse,
  concludeRequest,
  concludeResponse,
  procedureRequest,
  procedureResponse,
  visitView,
} from '../../../schemas/staff-api.ts';
import { ask, carryOut } from '../carry-out.ts';
import { assessedView, judgedOf } from '../checklist-view.ts';
import { purposeOf, purposeQuery, recordAccess } from '../record-access.ts';
import { replyTo } from '../reply-to.ts';
import { conflict, notFound, type Reply, route } from '../route.ts';
import { seers } from '../seen.ts';
import { visitViewOf } from '../visit-view.ts';

/** With what tells a page which of its own saves are among them. */
function storedView(stored: Checklist | undefined) {
  const { version = 0, answers = {}, notes, definitionVersion, saves } = stored ?? {};
  return { version, answers, notes, definitionVersion, saves };
}

function stale(stored: Checklist | undefined, sent: { version: number; answers: unknown }): Reply<never> {
  return {
    status: 409,
    stale: {
      error: 'stale',
      message: 'Skemaet er ændret et andet sted. Vælg, hvad der skal stå.',
      stored: storedView(stored),
      sent,
    },
  };
}

function bookedOf(followUp: FollowUp | undefined) {
  if (followUp === undefined) return {};
  const { followUpId, meeting, dueAt } = followUp;
  return {
    followUp: {
      followUpId,
      ...(meeting !== undefined && { meetingId: meeting.meetingId, startAt: meeting.startAt }),
      dueAt,
    },
  };
}

export const visitRoutes = [
  route({
    method: 'GET',
    path: '/api/visits/{id}',
    summary: 'A visit with its checklist',
    roles: ['intake', ...seers],
    response: visitView,
    query: purposeQuery,
    handle: async (deps, { staff, unit, policy, now, path, query }) => {
      const visit = await deps.store.get('visit', path.id ?? '');
      if (visit === undefined || visit.unitId !== unit.unitId) return notFound;
      const { visitId, personId } = visit;
      const look = { to: 'case', purpose: purposeOf(query), visitId, personId } as const;
      const [body] = await Promise.all([
        visitViewOf(deps, visit, { unit, policy, now, staff }),
        recordAccess(deps, { staff, now }, [look]),
      ]);
      return { status: 200, body };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/visits/{id}/checklist',
    summary: 'Saves answers; null takes one back. A stale version is answered with both',
    roles: [...seers],
    request: checklistRequest,
    response: checklistResponse,
    handle: async (deps, { staff, unit, now, path, body }) => {
      const visitId = (path.id ?? '') as VisitId;
      const outcome = await ask(deps, { type: 'saveAnswers', unitId: unit.unitId, visitId, ...body }, staff.staffId);
      if (outcome === undefined) return conflict;
      const checklist = outcome.file.item('checklist', visitId);
      if (!outcome.done) return outcome.refused.code === 'stale' ? stale(checklist, body) : replyTo(outcome.refused);
      const visit = outcome.file.item('visit', visitId);
      if (checklist === undefined || visit === undefined) throw new Error('Answers were saved that are not there');
      const { assessment } = await judgedOf(deps, { visit, file: outcome.file }, { now });
      const { version, definitionVersion, answers, notes } = checklist;
      return { status: 200, body: { version, definitionVersion, answers, notes, ...assessedView(assessment) } };
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/procedure',
    summary: 'Notes that the steps of a flag with a procedure of its own were followed',
    roles: [...seers],
    request: procedureRequest,
    response: procedureResponse,
    handle: async (deps, { staff, unit, path, body }) => {
      const { staffId } = staff;
      const visitId = (path.id ?? '') as VisitId;
      const command = { type: 'followProcedure', unitId: unit.unitId, visitId, flag: body.flag, staffId } as const;
      return carryOut(deps, { by: staffId, command }, (file) => {
        const { procedures = {} } = file.item('visit', visitId) ?? {};
        return { status: 200, body: { visitId, procedures } };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/conclude',
    summary: 'Concludes with category and certainty; a doubt is stored only with its booked follow-up',
    roles: [...seers],
    request: concludeRequest,
    response: concludeResponse,
    handle: async (deps, { staff, unit, path, body }) => {
      const { staffId } = staff;
      const visitId = (path.id ?? '') as VisitId;
      const { version, category, certainty, followUp, arrangements } = body;
      const command = {
        type: 'conclude',
        unitId: unit.unitId,
        visitId,
        version,
        category,
        certainty,
        staffId,
        followUp,
        arrangements,
      } as const;
      const outcome = await ask(deps, command, staffId);
      if (outcome === undefined) return conflict;
      if (!outcome.done) {
        const { code } = outcome.refused;
        if (code === 'stale') return stale(outcome.file.item('checklist', visitId), { version, answers: {} });
        return replyTo(outcome.refused, code === 'slotTaken' || code === 'unknownSlot' ? 'followUp.slotId' : undefined);
      }
      const visit = outcome.file.item('visit', visitId);
      if (visit?.conclusion === undefined) throw new Error('A case was concluded that is not there');
      const opened = visit.followUpId === undefined ? undefined : outcome.file.item('followUp', visit.followUpId);
      const { flags } = visit.conclusion;
      return {
        status: 200,
        body: { visitId, state: contactState(visit), category, certainty, flags, ...bookedOf(opened) },
      };
    },
  }),
];
