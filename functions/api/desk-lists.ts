import { atLocal, endOfDay, localDayOf, minus } from '../../flows/calendar/local-time.ts';
import type { QueueEntry } from '../../schemas/queue.ts';
import type { DeskView } from '../../schemas/staff-api.ts';
import type { StepKind } from '../../schemas/step.ts';
import type { Visit } from '../../schemas/visit.ts';
import { headsById, headsOf } from './citizens.ts';
import type { Deps } from './deps.ts';
import { matterRowsOf } from './matter-rows.ts';
import { type OpenMatter, openMatters } from './open-matters.ts';
import { callbackRowsOf, followUpRowsOf, meetingRowsOf } from './rows.ts';
import type { Seen } from './seen.ts';

/** Rows of each list: as many as a desk can work through in a day. */
const mostRows = 50;
/** A meeting whose outcome nobody has said stays on the list this long. */
const behind = 'P14D';
const mostMeetings = 200;
/** What the line could not do and somebody at the desk must. */
const asked: readonly StepKind[] = [
  'choose',
  'findTime',
  'findNumber',
  'missedMeeting',
  'brokenTwice',
  'write',
  'bookFollowUp',
  'tellCitizen',
  'answerReply',
  'tellBenefits',
  'officeGone',
];

type AskedBy = Pick<Seen, 'unit' | 'now' | 'staff'>;
type Lists = Pick<DeskView, 'queue' | 'meetings' | 'callbacks' | 'followUps' | 'unfinished' | 'asked' | 'more'>;

/**
 * Every list of the desk: views of the open matters, so nothing that is open can be missing from them. It is asked for whenever something has changed, and
 * every two seconds by a desk without a socket: each list is cut at as many rows as are worked through, those most in danger first, and is read in a fixed number of requests.
 */
export async function listsOf(deps: Deps, seen: AskedBy): Promise<Lists> {
  const { store } = deps;
  const { unit, now } = seen;
  const { unitId } = unit;
  const today = localDayOf(now);
  const ofToday = {
    between: [minus(atLocal(today, '00:00'), behind), endOfDay(today)] satisfies [string, string],
    limit: mostMeetings,
  };
  const [waiting, { open }, meetings] = await Promise.all([
    store.waiting(unitId, mostRows),
    openMatters(store, seen),
    store.list(unitId, 'meeting', ['meeting'], ofToday),
  ]);
  const shown = meetings.filter(({ state, startAt }) => state === 'booked' || localDayOf(startAt) === today);
  const [queue, meetingRows, ofMatters] = await Promise.all([
    waitingRowsOf(deps, waiting),
    meetingRowsOf(deps, shown),
    matterListsOf(deps, open, seen),
  ]);
  return { queue, meetings: meetingRows, ...ofMatters };
}

async function matterListsOf(deps: Deps, open: readonly OpenMatter[], seen: AskedBy) {
  const visits = open.flatMap(({ matter, step }) => (matter.entity === 'visit' ? [{ visit: matter, step }] : []));
  const of = {
    callbacks: visits.flatMap(({ visit }) => (visit.callback === undefined ? [] : [visit])),
    followUps: open.flatMap(({ matter }) => (matter.entity === 'followUp' ? [matter] : [])),
    unfinished: visits.flatMap(({ visit, step }) => (step.what === 'conclude' ? [visit] : [])),
    asked: open.filter(({ step }) => asked.includes(step.what)),
  };
  const [callbacks, followUps, unfinished, askedRows] = await Promise.all([
    callbackRowsOf(deps, of.callbacks.slice(0, mostRows)),
    followUpRowsOf(deps, of.followUps.slice(0, mostRows), seen),
    unfinishedRowsOf(deps, of.unfinished.slice(0, mostRows)),
    matterRowsOf(deps, of.asked.slice(0, mostRows), seen.now),
  ]);
  const more = (['callbacks', 'followUps', 'unfinished', 'asked'] as const).filter(
    (name) => of[name].length > mostRows,
  );
  return { callbacks, followUps, unfinished, asked: askedRows, ...(more.length > 0 && { more }) };
}

async function unfinishedRowsOf(deps: Deps, visits: readonly Visit[]): Promise<DeskView['unfinished']> {
  const heads = await headsOf(deps, visits);
  return visits.map(({ visitId, talkedAt, openedAt }, index) => ({
    visitId,
    ...heads[index],
    talkedAt: talkedAt ?? openedAt,
  }));
}

/** Who waits, by place; one whose call cannot be read is left out, and the list is shown. */
async function waitingRowsOf(deps: Deps, waiting: readonly QueueEntry[]): Promise<DeskView['queue']> {
  const calls = await deps.store.readable(
    'call',
    waiting.map(({ callId }) => callId),
  );
  const heads = await headsById(
    deps,
    calls.map(({ visitId }) => visitId),
  );
  const rows = new Map(
    calls.map(({ callId, visitId, startedAt }, index) => [
      callId,
      { callId, visitId, ...heads[index]?.head, since: startedAt },
    ]),
  );
  return waiting.flatMap(({ callId, direction }, index) => {
    const row = rows.get(callId);
    return row === undefined ? [] : [{ ...row, place: index + 1, direction }];
  });
}
