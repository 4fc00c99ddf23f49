import { atLocal, endOfDay, localDayOf, minus } from '../../flows/calendar/local-time.ts';
import { type Matter, matterKinds, nextStep } from '../../flows/case/next-step.ts';
import type { QueueEntry } from '../../schemas/call.ts';
import type { NextStep, StepKind } from '../../schemas/step.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Deps } from './deps.ts';
import { matterRowsOf } from './matter-rows.ts';
import { callbackRowOf, followUpRowOf, headById, headOf, meetingRowOf } from './rows.ts';

/** Rows of each list: as many as a desk can work through in a day. */
const mostRows = 50;
/** A meeting whose outcome nobody has said stays on the list this long. */
const behind = 'P14D';
const mostMeetings = 200;
/** More open matters than a unit has. */
const mostMatters = 2000;
/** What the line could not do and somebody at the desk must. */
const asked: readonly StepKind[] = [
  'choose',
  'findTime',
  'findNumber',
  'missedMeeting',
  'brokenTwice',
  'bookFollowUp',
  'tellCitizen',
  'tellBenefits',
];

/** Every list of the desk: views of the open matters, so nothing that is open can be missing from them. */
export async function listsOf(deps: Deps, unit: Unit, now: string) {
  const { store } = deps;
  const { unitId } = unit;
  const today = localDayOf(now);
  const ofToday = {
    between: [minus(atLocal(today, '00:00'), behind), endOfDay(today)] satisfies [string, string],
    limit: mostMeetings,
  };
  const [waiting, matters, meetings] = await Promise.all([
    store.waiting(unitId, mostRows),
    store.list(unitId, 'matter', matterKinds, { limit: mostMatters }),
    store.list(unitId, 'meeting', ['meeting'], ofToday),
  ]);
  const open = matters.flatMap((matter) => {
    const step = nextStep(matter, now, unit);
    return step === undefined ? [] : [{ matter, step }];
  });
  const shown = meetings.filter(({ state, startAt }) => state === 'booked' || localDayOf(startAt) === today);
  return {
    queue: shownOf(await Promise.all(waiting.map((entry, index) => waitingRowOf(deps, entry, index + 1)))),
    meetings: await Promise.all(shown.map((meeting) => meetingRowOf(deps, meeting))),
    ...(await matterListsOf(deps, open, now)),
  };
}

interface Open {
  matter: Matter;
  step: NextStep;
}

async function matterListsOf(deps: Deps, open: readonly Open[], now: string) {
  const visits = open.flatMap(({ matter, step }) => (matter.entity === 'visit' ? [{ visit: matter, step }] : []));
  const called = visits.filter(({ visit }) => visit.callback !== undefined).slice(0, mostRows);
  const unfinished = visits.filter(({ step }) => step.what === 'conclude');
  const doubts = open.flatMap(({ matter }) => (matter.entity === 'followUp' ? [matter] : []));
  const askedOf = open.filter(({ step }) => asked.includes(step.what));
  return {
    callbacks: shownOf(await Promise.all(called.map(({ visit }) => callbackRowOf(deps, visit)))),
    followUps: await Promise.all(doubts.map((doubt) => followUpRowOf(deps, doubt, now))),
    unfinished: await Promise.all(
      unfinished.map(async ({ visit }) => ({
        ...(await headOf(deps, visit)),
        talkedAt: visit.talkedAt ?? visit.openedAt,
      })),
    ),
    asked: await matterRowsOf(deps, askedOf, now),
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
