import { atLocal, endOfDay, localDayOf, minus, plus, secondsBetween } from '../../../flows/calendar/local-time.ts';
import { rejoinUntil } from '../../../flows/routing/talk.ts';
import type { Call } from '../../../schemas/call.ts';
import type { Entity } from '../../../schemas/entity.ts';
import type { Consultant } from '../../../schemas/staff.ts';
import { type DeskCall, type DeskView, deskView } from '../../../schemas/staff-api.ts';
import type { Policy } from '../../../schemas/unit.ts';
import type { Deps } from '../deps.ts';
import { callbackLineOf, citizenOf, followUpLineOf, headOf, meetingLineOf } from '../lines.ts';
import { route } from '../route.ts';

/** A poll every two seconds is a heartbeat; it is written only this often. */
const HEARTBEAT_SECONDS = 10;
/** Rows of each list; a desk that has more has other worries. */
const MOST_ROWS = 50;
/** Follow-ups and call-backs are shown this far ahead. */
const AHEAD = 'P14D';
/** A meeting whose outcome nobody has said stays on the list this long. */
const BEHIND = 'P14D';
const MOST_MEETINGS = 200;

type Kind = Entity['entity'];
const only = <Wanted extends Kind>(entities: Entity[], kind: Wanted) =>
  entities.filter((entity): entity is Extract<Entity, { entity: Wanted }> => entity.entity === kind);

export const deskRoutes = [
  route({
    method: 'GET',
    path: '/api/desk',
    summary: "Everything the desk shows; asking is the consultant's sign of life",
    roles: ['intake', 'consultant', 'coordinator', 'manager', 'administrator', 'auditor'],
    answer: deskView,
    query: {
      since: { required: false, describe: 'When the desk asked last; the whole view is answered all the same' },
    },
    handle: async (deps, { staff, unit, policy, now }) => {
      const consultant =
        staff.role === 'consultant' ? await deps.store.consultant(unit.unitId, staff.staffId) : undefined;
      if (
        consultant !== undefined &&
        consultant.state !== 'off' &&
        secondsBetween(consultant.aliveAt, now) >= HEARTBEAT_SECONDS
      ) {
        await deps.store.heartbeat(unit.unitId, staff.staffId, now);
      }
      const me: DeskView['me'] = {
        staffId: staff.staffId,
        user: staff.user,
        name: staff.name,
        role: staff.role,
        unit: { unitId: unit.unitId, name: unit.name, number: unit.number },
        ...(consultant !== undefined && { presence: presenceOf(consultant) }),
      };
      const empty: DeskView = {
        now,
        me,
        queue: [],
        callbacks: [],
        followUps: [],
        meetings: [],
        unfinished: [],
        tasks: [],
      };
      // Who may see no cases sees who they are and nothing else.
      if (!['intake', 'consultant', 'coordinator'].includes(staff.role)) return { status: 200, body: empty };
      const mine = consultant === undefined ? {} : await myCall(deps, consultant, policy);
      return { status: 200, body: { ...empty, ...mine, ...(await lists(deps, unit.unitId, now)) } };
    },
  }),
];

const presenceOf = ({ state, since, reason, wrapUntil }: Consultant) => ({
  state,
  since,
  ...(reason !== undefined && { reason }),
  ...(wrapUntil !== undefined && { wrapUntil }),
});

const myCall = async (
  deps: Deps,
  consultant: Consultant,
  policy: Policy,
): Promise<Pick<DeskView, 'call' | 'wrapping'>> => {
  if (consultant.callId === undefined) return {};
  const call = await deps.store.call(consultant.callId);
  if (call === undefined) return {};
  if (consultant.state === 'wrapping') {
    const visit = await deps.store.visit(call.visit.visitId);
    return visit === undefined || visit.conclusion !== undefined ? {} : { wrapping: { visitId: visit.visitId } };
  }
  const shown = await deskCallOf(deps, call, consultant, policy);
  return shown === undefined ? {} : { call: shown };
};

const deskCallOf = async (
  deps: Deps,
  call: Call,
  consultant: Consultant,
  policy: Policy,
): Promise<DeskCall | undefined> => {
  const { routing } = call;
  if (routing !== 'reserved' && routing !== 'accepted' && routing !== 'connected' && routing !== 'lost')
    return undefined;
  if (call.reservation?.staffId !== consultant.staffId) return undefined;
  const visit = (await deps.store.visit(call.visit.visitId)) ?? call.visit;
  return {
    id: call.callId,
    callId: call.callId,
    direction: call.direction,
    routing,
    ...(await headOf(deps, visit)),
    identified: visit.applicantId !== undefined,
    since: call.reservation.at,
    ...(visit.waitingSince !== undefined && { waitingSince: visit.waitingSince }),
    ...(call.connectedAt !== undefined && { connectedAt: call.connectedAt }),
    ...(call.lostAt !== undefined && { rejoinUntil: rejoinUntil(call, policy) }),
  };
};

const lists = async (deps: Deps, unitId: string, now: string) => {
  const today = localDayOf(now);
  const range = { to: plus(now, AHEAD), limit: MOST_ROWS };
  const [waiting, promised, followUps, meetings, unfinished, tasks] = await Promise.all([
    deps.store.waiting(unitId, MOST_ROWS),
    deps.store.list(unitId, 'callback', range),
    deps.store.list(unitId, 'followUp', range),
    deps.store.list(unitId, 'meeting', {
      from: minus(atLocal(today, '00:00'), BEHIND),
      to: endOfDay(today),
      limit: MOST_MEETINGS,
    }),
    deps.store.list(unitId, 'unfinished', { limit: MOST_ROWS }),
    deps.store.list(unitId, 'task', { limit: MOST_ROWS }),
  ]);
  return {
    queue: await Promise.all(
      waiting.map(async (entry, index) => {
        const call = await deps.store.call(entry.callId);
        const head = call === undefined ? { visitId: 'visit_' as const } : await headOf(deps, call.visit);
        return {
          callId: entry.callId,
          ...head,
          since: call?.startedAt ?? entry.placeAt,
          place: index + 1,
          direction: entry.direction,
        };
      }),
    ),
    callbacks: (await Promise.all(only(promised, 'visit').map((visit) => callbackLineOf(deps, visit)))).filter(
      (line) => line !== undefined,
    ),
    followUps: await Promise.all(only(followUps, 'followUp').map((followUp) => followUpLineOf(deps, followUp, now))),
    meetings: await Promise.all(
      only(meetings, 'meeting')
        .filter((meeting) => meeting.state === 'booked' || localDayOf(meeting.startAt) === today)
        .map((meeting) => meetingLineOf(deps, meeting)),
    ),
    unfinished: await Promise.all(
      only(unfinished, 'visit').map(async (visit) => ({
        ...(await headOf(deps, visit)),
        talkedAt: visit.talkedAt ?? visit.openedAt,
      })),
    ),
    tasks: await Promise.all(
      only(tasks, 'task').map(async ({ taskId, kind, visitId, openedAt }) => {
        const visit = visitId === undefined ? undefined : await deps.store.visit(visitId);
        const citizen = visit === undefined ? undefined : await citizenOf(deps, visit);
        return {
          taskId,
          kind,
          openedAt,
          ...(visitId !== undefined && { visitId }),
          ...(citizen !== undefined && { citizen }),
        };
      }),
    ),
  };
};
