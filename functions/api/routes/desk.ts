import { localDayOf, secondsBetween } from '../../../flows/calendar/local-time.ts';
import { isExercise } from '../../../flows/calendar/policy.ts';
import { isForwarded } from '../../../flows/routing/legs.ts';
import { officeOf } from '../../../flows/routing/office.ts';
import type { Consultant, Staff } from '../../../schemas/staff.ts';
import { type DeskView, deskView } from '../../../schemas/staff-api.ts';
import type { Closing, Policy, Unit } from '../../../schemas/unit.ts';
import type { Deps } from '../deps.ts';
import { deskCallOf } from '../desk-call.ts';
import { listsOf } from '../desk-lists.ts';
import { route } from '../route.ts';
import { closingNow } from './closing.ts';

/** A desk without a socket asks every two seconds, and asking is a heartbeat; it is written only this often. */
const heartbeatSeconds = 10;
export const deskRoutes = [
  route({
    method: 'GET',
    path: '/api/desk',
    summary: "Everything the desk shows; asking is the consultant's sign of life",
    roles: ['intake', 'consultant', 'coordinator', 'manager', 'administrator', 'auditor'],
    response: deskView,
    query: {
      since: {
        required: false,
        kind: 'moment',
        describe: 'When the desk asked last; the whole view is answered all the same',
      },
    },
    handle: async (deps, { staff, unit, policy, now }) => {
      const consultant =
        staff.role === 'consultant' ? await deps.store.get('consultant', staff.staffId, unit.unitId) : undefined;
      if (
        consultant !== undefined &&
        consultant.state !== 'off' &&
        secondsBetween(consultant.aliveAt, now) >= heartbeatSeconds
      ) {
        await deps.store.heartbeat(unit.unitId, staff.staffId, now);
      }
      const me: DeskView['me'] = {
        staffId: staff.staffId,
        user: staff.user,
        name: staff.name,
        role: staff.role,
        unit: { unitId: unit.unitId, name: unit.name, number: unit.number },
        rules: rulesOf(policy, now),
        ...(consultant !== undefined && { presence: presenceOf(consultant, now) }),
      };
      const closing = closingNow(await closingOf(deps, staff, unit), now);
      const empty: DeskView = {
        now,
        me,
        ...(closing !== undefined && { closing }),
        queue: [],
        callbacks: [],
        followUps: [],
        meetings: [],
        unfinished: [],
        asked: [],
      };
      // Who may see no cases sees who they are and nothing else.
      if (!['intake', 'consultant', 'coordinator'].includes(staff.role)) return { status: 200, body: empty };
      const mine = consultant === undefined ? {} : await myCall(deps, consultant, policy);
      return { status: 200, body: { ...empty, ...mine, ...(await listsOf(deps, { unit, now, staff })) } };
    },
  }),
];

function rulesOf(policy: Policy, now: string): DeskView['me']['rules'] {
  const { label, defaultChannel } = policy;
  const isPlayed = isExercise(policy, localDayOf(now));
  return { name: label, isExercise: isPlayed, ...(defaultChannel !== undefined && { defaultChannel }) };
}

/** Who closes the line sees at once what came of it; to everybody else it is known within a minute, as the unit is. */
async function closingOf({ store }: Deps, { role }: Staff, { unitId, closing }: Unit): Promise<Closing | undefined> {
  const mayClose = role === 'coordinator' || role === 'administrator';
  return mayClose ? store.get('closing', unitId, unitId) : closing;
}

function presenceOf({ state, since, reason, wrapUntil, idleFrom, missed }: Consultant, now: string) {
  return {
    state,
    since,
    ...(reason !== undefined && { reason }),
    ...(wrapUntil !== undefined && { wrapUntil }),
    ...(idleFrom !== undefined && idleFrom > now && { restsUntil: idleFrom }),
    ...(missed !== undefined && { missed }),
  };
}

async function myCall(
  deps: Deps,
  consultant: Consultant,
  policy: Policy,
): Promise<Pick<DeskView, 'call' | 'wrapping'>> {
  if (consultant.callId === undefined) return {};
  const call = await deps.store.get('call', consultant.callId);
  if (call === undefined) return {};
  if (consultant.state === 'wrapping') {
    const visit = await deps.store.get('visit', call.visitId);
    if (visit === undefined || visit.conclusion !== undefined) return {};
    const { officeGone } = call;
    const forwardedTo = isForwarded(call) ? officeOf(call, policy)?.name : undefined;
    const put = { ...(forwardedTo !== undefined && { forwardedTo }), ...(officeGone && { officeGone }) };
    return { wrapping: { visitId: visit.visitId, ...put } };
  }
  const shown = await deskCallOf(deps, { call, consultant, policy });
  return shown === undefined ? {} : { call: shown };
}
