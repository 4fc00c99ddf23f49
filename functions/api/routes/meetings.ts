import { bookable, chairsOf, compact } from '../../../flows/booking/times.ts';
import { addDays, atLocal, endOfDay, localDayOf } from '../../../flows/calendar/local-time.ts';
import { workingDayAfter } from '../../../flows/calendar/opening-hours.ts';
import { firstTalkBy, firstWindow } from '../../../flows/callback/first-window.ts';
import type { CaseFile } from '../../../flows/case/need.ts';
import type { MeetingId, VisitId } from '../../../schemas/ids.ts';
import {
  meetingBookRequest,
  meetingMoveRequest,
  meetingOutcomeRequest,
  meetingResponse,
  slotsResponse,
} from '../../../schemas/staff-api.ts';
import type { Policy, Unit } from '../../../schemas/unit.ts';
import { carryOut } from '../carry-out.ts';
import { momentOf } from '../query.ts';
import { malformed, notFound, type Reply, route } from '../route.ts';

const desk = ['intake', 'consultant', 'coordinator'] as const;
/** More days than anybody books ahead; a longer range is a mistake. */
const mostDays = 92;

/** Every chair from one moment to another, as far ahead as meetings can be booked, each day by its own rules. */
function chairsBetween(unit: Unit, { from, to, now }: { from: string; to: string; now: string }) {
  const { until } = bookable(unit, now);
  const chairs = [];
  for (let date = localDayOf(from), days = 0; atLocal(date, '00:00') <= to && days < mostDays; days += 1) {
    chairs.push(...chairsOf(unit, date).filter(({ startAt }) => startAt >= from && startAt <= to && startAt < until));
    date = addDays(date, 1);
  }
  return chairs;
}

/** By when a first talk must have been held, and a doubt been settled, that come up now. */
function deadlinesOf(unit: Unit, policy: Policy, now: string): { firstTalkBy: string; followUpBy: string } {
  return {
    firstTalkBy: firstTalkBy(unit, now),
    followUpBy: endOfDay(workingDayAfter(localDayOf(now), unit, policy.followUpWorkingDays)),
  };
}

function replyWith(
  file: CaseFile,
  meetingId: MeetingId | undefined,
  status: 200 | 201 = 200,
): Reply<{
  meetingId: MeetingId;
  state: 'booked' | 'held' | 'noShow' | 'cancelled';
  startAt: string;
}> {
  const meeting = meetingId === undefined ? undefined : file.item('meeting', meetingId);
  if (meeting === undefined) return notFound;
  return { status, body: { meetingId: meeting.meetingId, state: meeting.state, startAt: meeting.startAt } };
}

export const meetingRoutes = [
  route({
    method: 'GET',
    path: '/api/slots',
    summary: 'Times for physical meetings, free or not, and the first free window for a call-back',
    roles: [...desk],
    response: slotsResponse,
    query: {
      from: { required: true, kind: 'dayOrMoment', describe: 'Day or moment' },
      to: { required: true, kind: 'dayOrMoment', describe: 'Day or moment, included' },
    },
    handle: async (deps, { unit, policy, now, query }) => {
      const from = momentOf(query.from ?? '', 'from');
      const to = momentOf(query.to ?? '', 'to');
      if (to < from) return malformed('to', 'Perioden slutter, før den begynder.');
      const [sold, promised] = await Promise.all([
        deps.store.sold(unit.unitId, compact(from), `${compact(to)}-999`),
        deps.store.promised(unit.unitId),
      ]);
      const firstCallback = firstWindow(unit, now, promised);
      const taken = new Set(sold.map(({ slotId }) => slotId));
      const slots = chairsBetween(unit, { from, to, now }).map((chair) => ({
        ...chair,
        free: !taken.has(chair.slotId),
      }));
      const first = firstCallback === undefined ? {} : { firstCallback };
      return { status: 200, body: { slots, ...deadlinesOf(unit, policy, now), ...first } };
    },
  }),
  route({
    method: 'POST',
    path: '/api/meetings/{id}/outcome',
    summary: 'The meeting was held, or the citizen did not come',
    roles: [...desk],
    request: meetingOutcomeRequest,
    response: meetingResponse,
    handle: (deps, { staff, unit, path, body }) => {
      const meetingId = (path.id ?? '') as MeetingId;
      const command = { type: 'endMeeting', unitId: unit.unitId, meetingId, outcome: body.outcome } as const;
      return carryOut(deps, { by: staff.staffId, command }, (file) => replyWith(file, meetingId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/meetings/{id}/move',
    summary: 'Moves a booked meeting to another free time',
    roles: [...desk],
    request: meetingMoveRequest,
    response: meetingResponse,
    handle: (deps, { staff, unit, path, body }) => {
      const meetingId = (path.id ?? '') as MeetingId;
      const { slotId, lateReason } = body;
      const command = { type: 'moveMeeting', unitId: unit.unitId, meetingId, slotId, lateReason } as const;
      return carryOut(deps, { by: staff.staffId, command }, (file, made) => replyWith(file, made.meetingId));
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/meeting',
    summary: 'Books a physical meeting for a visit; an earlier one is given up',
    roles: [...desk],
    request: meetingBookRequest,
    response: meetingResponse,
    status: 201,
    handle: (deps, { staff, unit, path, body }) => {
      const visitId = (path.id ?? '') as VisitId;
      const command = { type: 'bookMeeting', unitId: unit.unitId, visitId, slotId: body.slotId } as const;
      return carryOut(deps, { by: staff.staffId, command }, (file) =>
        replyWith(file, file.item('visit', visitId)?.meeting?.meetingId, 201),
      );
    },
  }),
];
