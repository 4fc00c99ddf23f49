import { draftChange } from '../../../flows/change.ts';
import { identifyCall } from '../../../flows/line/step.ts';
import { comeBack } from '../../../flows/routing/reservation.ts';
import { endTalk, rejoinUntil } from '../../../flows/routing/talk.ts';
import type { Call } from '../../../schemas/call.ts';
import { callAnswer, callsAnswer, endRequest, linkRequest } from '../../../schemas/staff-api.ts';
import { TRIES } from '../../moves/deps.ts';
import { firstFreeSlot } from '../../moves/free-slot.ts';
import { headOf } from '../lines.ts';
import { conflict, forbidden, notFound, route, unprocessable } from '../route.ts';

const MOST_CALLS = 50;
const answerOf = ({ callId, routing, outcome }: Call) => ({
  callId,
  routing,
  ...(outcome !== undefined && { outcome }),
});

export const callRoutes = [
  route({
    method: 'GET',
    path: '/api/calls',
    summary: 'Calls of the unit, newest first',
    roles: ['intake', 'consultant', 'coordinator'],
    answer: callsAnswer,
    handle: async (deps, { unit }) => {
      const listed = await deps.store.list(unit.unitId, 'call', { limit: MOST_CALLS, descending: true });
      const calls = listed.filter((entity) => entity.entity === 'call');
      return {
        status: 200,
        body: {
          calls: await Promise.all(
            calls.map(async (call) => ({
              id: call.callId,
              callId: call.callId,
              ...(await headOf(deps, call.visit)),
              direction: call.direction,
              startedAt: call.startedAt,
              ...(call.endedAt !== undefined && { endedAt: call.endedAt }),
              routing: call.routing,
              ...(call.outcome !== undefined && { outcome: call.outcome }),
              identified: call.visit.applicantId !== undefined,
              caller: call.caller,
            })),
          ),
        },
      };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/calls/{id}/visit',
    summary: 'Links an unidentified call to a case',
    roles: ['consultant', 'coordinator'],
    request: linkRequest,
    answer: callAnswer,
    handle: async (deps, { unit, now, path, body }) => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const call = await deps.store.call(path.id ?? '');
        if (call === undefined || call.unitId !== unit.unitId) return notFound;
        const [own, visit] = await Promise.all([deps.store.visit(call.visit.visitId), deps.store.visit(body.visitId)]);
        if (own === undefined || visit === undefined || visit.unitId !== unit.unitId) return notFound;
        if (own.visitId === visit.visitId) return { status: 200, body: answerOf(call) };
        if (own.applicantId !== undefined) return unprocessable('identified', 'Opkaldet hører allerede til en sag.');
        const applicant = visit.applicantId === undefined ? undefined : await deps.store.applicant(visit.applicantId);
        if (applicant === undefined)
          return unprocessable('unidentifiedVisit', 'Den sag har ingen borger endnu.', 'visitId');
        const draft = draftChange(unit.unitId, now, `link.${call.callId}.${call.version}`);
        const linked = identifyCall(draft, call, own, { applicant, visit }, 'staff');
        draft.put(linked.call);
        if ((await deps.store.commit(draft.finish())).done) return { status: 200, body: answerOf(linked.call) };
      }
      return conflict;
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/end',
    summary: 'Ends a talk: the only way a consultant does',
    roles: ['consultant'],
    request: endRequest,
    answer: callAnswer,
    handle: async (deps, { staff, unit, policy, now, path, body }) => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const call = await deps.store.call(path.id ?? '');
        if (call === undefined || call.unitId !== unit.unitId) return notFound;
        if (call.reservation?.staffId !== staff.staffId) return forbidden;
        if (call.routing === 'ended') return { status: 200, body: answerOf(call) };
        if (!['accepted', 'connected', 'lost'].includes(call.routing) && call.lostAt === undefined) {
          return { status: 409, error: 'notTalking', message: 'Samtalen er ikke i gang.' };
        }
        if (call.direction === 'inbound' && call.connectedAt === undefined) {
          return { status: 409, error: 'notTalking', message: 'Borgeren er ved at blive stillet igennem.' };
        }
        if (body.outcome === 'voicemail' && call.direction !== 'callback') {
          return unprocessable('notACallback', 'Kun en opringning kan ende på en telefonsvarer.', 'outcome');
        }
        const [visit, consultant] = await Promise.all([
          deps.store.visit(call.visit.visitId),
          deps.store.consultant(unit.unitId, staff.staffId),
        ]);
        if (visit === undefined) return notFound;
        const notReached =
          call.direction === 'callback' && (body.outcome === 'voicemail' || call.connectedAt === undefined);
        const last = notReached && (visit.promise?.attempts ?? 0) + 1 >= policy.callback.attempts;
        const draft = draftChange(unit.unitId, now, `${call.callId}.${call.version}`);
        const ended = endTalk(draft, {
          call,
          visit,
          consultant,
          outcome: body.outcome,
          policy,
          freeSlot: last ? await firstFreeSlot(deps.store, unit, now) : undefined,
        });
        if ((await deps.store.commit(draft.finish())).done) return { status: 200, body: answerOf(ended) };
      }
      return conflict;
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/rejoin',
    summary: 'Come back to a talk whose leg was lost: the softphone rings again',
    roles: ['consultant'],
    answer: callAnswer,
    handle: async (deps, { staff, unit, policy, now, path }) => {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const call = await deps.store.call(path.id ?? '');
        if (call === undefined || call.unitId !== unit.unitId) return notFound;
        if (call.reservation?.staffId !== staff.staffId) return forbidden;
        if (call.routing !== 'lost') return { status: 409, error: 'notLost', message: 'Samtalen venter ikke på dig.' };
        if (now > rejoinUntil(call, policy))
          return { status: 409, error: 'tooLate', message: 'Borgeren er givet videre til den næste ledige.' };
        const consultant = await deps.store.consultant(unit.unitId, staff.staffId);
        if (consultant === undefined) return notFound;
        const draft = draftChange(unit.unitId, now, `${call.callId}.${call.version}`);
        comeBack(draft, call, consultant);
        if ((await deps.store.commit(draft.finish())).done)
          return { status: 200, body: { callId: call.callId, routing: 'reserved' } };
      }
      return conflict;
    },
  }),
];
