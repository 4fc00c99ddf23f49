import type { CaseFile } from '../../../flows/case/need.ts';
import type { Call } from '../../../schemas/call.ts';
import { type CallId, callId } from '../../../schemas/ids.ts';
import {
  callResponse,
  callsResponse,
  endRequest,
  holdRequest,
  linkRequest,
  transferRequest,
} from '../../../schemas/staff-api.ts';
import { carryOut } from '../carry-out.ts';
import { headsById, type ReadHead } from '../citizens.ts';
import type { Deps } from '../deps.ts';
import { type Reply, route } from '../route.ts';

const mostCalls = 50;

function responseOf({ callId: id, state }: Call) {
  return { callId: id, routing: state.at, ...(state.at === 'ended' && { outcome: state.outcome }) };
}

export function replyWith(file: CaseFile, id: CallId): Reply<ReturnType<typeof responseOf>> {
  const call = file.item('call', id);
  if (call === undefined) throw new Error('A call was changed that is not there');
  return { status: 200, body: responseOf(call) };
}

async function rowsOf(deps: Deps, calls: readonly Call[]) {
  const heads = await headsById(
    deps,
    calls.map(({ visitId }) => visitId),
  );
  return calls.map((call, index) => rowOf(call, heads[index]));
}

function rowOf(call: Call, { visit, head }: Partial<ReadHead> = {}) {
  return {
    id: call.callId,
    visitId: call.visitId,
    ...head,
    ...responseOf(call),
    direction: call.direction,
    startedAt: call.startedAt,
    ...(call.endedAt !== undefined && { endedAt: call.endedAt }),
    identified: visit?.personId !== undefined,
    provisional: call.through === 'number',
    caller: call.caller,
  };
}

/** A path part that is no id of ours names nothing. */
export function idIn(path: Record<string, string>): CallId {
  const id = callId.safeParse(path.id);
  return id.success ? id.data : 'call_';
}

export const callRoutes = [
  route({
    method: 'GET',
    path: '/api/calls',
    summary: 'Calls of the unit, newest first',
    roles: ['intake', 'consultant', 'coordinator'],
    response: callsResponse,
    handle: async (deps, { unit }) => {
      const calls = await deps.store.list(unit.unitId, 'call', ['call'], { limit: mostCalls, descending: true });
      return { status: 200, body: { calls: await rowsOf(deps, calls) } };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/calls/{id}/visit',
    summary: 'Links an unidentified call to a case',
    roles: ['intake', 'consultant', 'coordinator'],
    request: linkRequest,
    response: callResponse,
    handle: (deps, { staff, unit, path, body }) => {
      const command = { type: 'linkCall', unitId: unit.unitId, callId: idIn(path), visitId: body.visitId } as const;
      return carryOut(deps, { by: staff.staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/end',
    summary: 'Ends a talk: the only way a consultant does',
    roles: ['consultant'],
    request: endRequest,
    response: callResponse,
    handle: (deps, { staff, unit, path, body }) => {
      const { staffId } = staff;
      const command = {
        type: 'endCall',
        unitId: unit.unitId,
        callId: idIn(path),
        staffId,
        outcome: body.outcome,
      } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/hold',
    summary: 'Puts the citizen on hold, or takes them off it',
    roles: ['consultant'],
    request: holdRequest,
    response: callResponse,
    handle: (deps, { staff, unit, path, body }) => {
      const { staffId } = staff;
      const command = { type: 'holdCall', unitId: unit.unitId, callId: idIn(path), staffId, held: body.held } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/transfer',
    summary: 'Puts the citizen through to a colleague, or to whoever is free next',
    roles: ['consultant'],
    request: transferRequest,
    response: callResponse,
    handle: (deps, { staff, unit, path, body }) => {
      const { staffId } = staff;
      const command = { type: 'transferCall', unitId: unit.unitId, callId: idIn(path), staffId, to: body.to } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/rejoin',
    summary: 'Come back to a talk whose leg was lost: the softphone rings again',
    roles: ['consultant'],
    response: callResponse,
    handle: (deps, { staff, unit, path }) => {
      const { staffId } = staff;
      const command = { type: 'rejoinCall', unitId: unit.unitId, callId: idIn(path), staffId } as const;
      return carryOut(deps, { by: staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/calls/{id}/split',
    summary: '"Det er en anden person": a call that joined a case by its number alone gets a contact of its own',
    roles: ['intake', 'consultant', 'coordinator'],
    response: callResponse,
    handle: (deps, { staff, unit, path }) => {
      const command = { type: 'splitCall', unitId: unit.unitId, callId: idIn(path) } as const;
      return carryOut(deps, { by: staff.staffId, command }, (file) => replyWith(file, command.callId));
    },
  }),
];
