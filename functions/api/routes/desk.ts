import { localDayOf, plus, secondsBetween } from '../../../flows/calendar/local-time.ts';
import { isExercise } from '../../../flows/calendar/policy.ts';
import { legOf } from '../../../flows/routing/legs.ts';
import type { Call } from '../../../schemas/call.ts';
import { showNumber } from '../../../schemas/phone/shown.ts';
import type { Consultant, Staff } from '../../../schemas/staff.ts';
import { type DeskCall, type DeskView, deskView } from '../../../schemas/staff-api.ts';
import type { Closing, Policy, Unit } from '../../../schemas/unit.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { type Head, headsById } from '../citizens.ts';
import type { Deps } from '../deps.ts';
import { listsOf } from '../desk-lists.ts';
import { route } from '../route.ts';
import { closingNow } from './closing.ts';

/** A poll every two seconds is a heartbeat; it is written only this often. */
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
        ...(consultant !== undefined && { presence: presenceOf(consultant) }),
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

function presenceOf({ state, since, reason, wrapUntil }: Consultant) {
  return {
    state,
    since,
    ...(reason !== undefined && { reason }),
    ...(wrapUntil !== undefined && { wrapUntil }),
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
    return visit === undefined || visit.conclusion !== undefined ? {} : { wrapping: { visitId: visit.visitId } };
  }
  const shown = await deskCallOf(deps, call, consultant, policy);
  return shown === undefined ? {} : { call: shown };
}

async function deskCallOf(
  deps: Deps,
  call: Call,
  consultant: Consultant,
  policy: Policy,
): Promise<DeskCall | undefined> {
  const { state } = call;
  if (state.at === 'prompt' || state.at === 'waiting' || state.at === 'ended') return undefined;
  const leg = legOf(call, state.leg);
  if (leg?.staffId !== consultant.staffId) return undefined;
  const [{ visit, head } = { visit: undefined, head: { visitId: call.visitId } }] = await headsById(deps, [
    call.visitId,
  ]);
  const number = visit === undefined ? undefined : await numberShown(deps, call, { visit, head });
  const lostSince = state.at === 'lost' ? state.since : 'lost' in state ? state.lost?.since : undefined;
  const waitingSince = visit?.waitingSince ?? call.waitedSince;
  return {
    ...head,
    id: call.callId,
    callId: call.callId,
    direction: call.direction,
    routing: state.at,
    identified: visit?.personId !== undefined,
    provisional: call.through === 'number',
    ...(number !== undefined && { number }),
    since: leg.at,
    ...(waitingSince !== undefined && { waitingSince }),
    ...(call.connectedAt !== undefined && { connectedAt: call.connectedAt }),
    ...(state.at === 'connected' && state.heldSince !== undefined && { heldSince: state.heldSince }),
    ...(lostSince !== undefined && { rejoinUntil: plus(lostSince, policy.routing.rejoin) }),
  };
}

/** The number in hand, which need not be the registered one: who calls shows it, and who is called is dialled there. */
async function numberShown(
  { sealing }: Deps,
  { direction, callerSealed, unitId }: Call,
  { visit, head }: { visit: Visit; head: Head },
): Promise<string | undefined> {
  const inHand = direction === 'inbound' ? callerSealed : visit.callNumber;
  if (inHand !== undefined) return showNumber(await sealing.open(inHand, unitId));
  return direction === 'inbound' ? undefined : head.citizen?.phone;
}
