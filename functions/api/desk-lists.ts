import { atLocal, endOfDay, localDayOf, minus, plus } from '../../flows/calendar/local-time.ts';
import type { QueueEntry } from '../../schemas/call.ts';
import type { Task } from '../../schemas/task.ts';
import type { Deps } from './deps.ts';
import { callbackRowOf, followUpRowOf, headById, headOf, meetingRowOf } from './rows.ts';

/** Rows of each list: as many as a desk can work through in a day. */
const mostRows = 50;
/** Follow-ups and call-backs are shown this far ahead. */
const ahead = 'P14D';
/** A meeting whose outcome nobody has said stays on the list this long. */
const behind = 'P14D';
const mostMeetings = 200;

/** Every list of the desk, each read in one request, with the citizens behind its rows. */
export async function listsOf(deps: Deps, unitId: string, now: string) {
  const { store } = deps;
  const today = localDayOf(now);
  const range = { to: plus(now, ahead), limit: mostRows };
  const ofToday = { from: minus(atLocal(today, '00:00'), behind), to: endOfDay(today), limit: mostMeetings };
  const [waiting, called, followUps, meetings, unfinished, tasks] = await Promise.all([
    store.waiting(unitId, mostRows),
    store.list(unitId, 'callback', 'visit', range),
    store.list(unitId, 'followUp', 'followUp', range),
    store.list(unitId, 'meeting', 'meeting', ofToday),
    store.list(unitId, 'unfinished', 'visit', { limit: mostRows }),
    store.list(unitId, 'task', 'task', { limit: mostRows }),
  ]);
  const shown = meetings.filter(({ state, startAt }) => state === 'booked' || localDayOf(startAt) === today);
  return {
    queue: shownOf(await Promise.all(waiting.map((entry, index) => waitingRowOf(deps, entry, index + 1)))),
    callbacks: shownOf(await Promise.all(called.map((visit) => callbackRowOf(deps, visit)))),
    followUps: await Promise.all(followUps.map((followUp) => followUpRowOf(deps, followUp, now))),
    meetings: await Promise.all(shown.map((meeting) => meetingRowOf(deps, meeting))),
    unfinished: await Promise.all(
      unfinished.map(async (visit) => ({ ...(await headOf(deps, visit)), talkedAt: visit.talkedAt ?? visit.openedAt })),
    ),
    tasks: await Promise.all(tasks.map((task) => taskRowOf(deps, task))),
  };
}

/** A row of something that cannot be read is left out, and the list is shown. */
function shownOf<Row>(rows: readonly (Row | undefined)[]): Row[] {
  return rows.filter((row) => row !== undefined);
}

async function waitingRowOf(deps: Deps, { callId, direction }: QueueEntry, place: number) {
  const [call] = await deps.store.readable('call', [callId]);
  if (call === undefined) return undefined;
  const { head } = await headById(deps, call.visitId);
  return { callId, ...head, since: call.startedAt, place, direction };
}

async function taskRowOf(deps: Deps, { taskId, kind, visitId, openedAt }: Task) {
  if (visitId === undefined) return { taskId, kind, openedAt };
  const { head } = await headById(deps, visitId);
  return { ...head, taskId, kind, openedAt };
}
