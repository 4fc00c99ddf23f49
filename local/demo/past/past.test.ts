import { expect, test } from 'vitest';
import { addDays, localDayOf } from '../../../flows/calendar/local-time.ts';
import { type Matter, nextStep } from '../../../flows/case/next-step.ts';
import { createEventLog } from '../../../functions/adapters/event-log.ts';
import { createRollUps } from '../../../functions/adapters/roll-ups.ts';
import { createSealing } from '../../../functions/adapters/sealing.ts';
import { createStore } from '../../../functions/adapters/store.ts';
import { rebuild } from '../../../functions/project/rebuild.ts';
import { createMemoryTable } from '../../../tests/world/memory-table.ts';
import { peopleWith } from '../../seed/people.ts';
import { policies } from '../../seed/policies/policies.ts';
import { unitOf } from '../../seed/seed.ts';
import { keepPast } from './keep.ts';
import { playPast } from './play-past.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const sealing = createSealing(async () => ({ sealing: key, lookup: key }));
/** A Monday at ten, a Friday evening and a Sunday, in Denmark. */
const moments = ['2026-11-30T09:00:00.000Z', '2026-11-27T17:30:00.000Z', '2026-11-29T11:00:00.000Z'];
const matters = ['visit', 'followUp', 'note', 'task', 'outreach'] as const;

function play(now: string, policy = 'favrskov-2021') {
  return playPast({
    unit: { ...unitOf({ policy, unitNumber: '+4589640000' }), version: 1 },
    sealing,
    now: Date.parse(now),
  });
}

test.each(moments)('at %s the demo has matters in every state and nobody on the line', async (now) => {
  const line = await play(now);
  const stepOf = (matter: Matter) => nextStep(matter, now, line.unit)?.what ?? [];
  const steps = new Set(matters.flatMap((kind): Matter[] => line.every(kind)).flatMap(stepOf));
  for (const step of ['choose', 'ring', 'meeting', 'outcome', 'conclude', 'finishNote', 'callOut', 'followUpMeeting'])
    expect(steps, step).toContain(step);
  expect(line.every('call').filter(({ state }) => state.at !== 'ended')).toEqual([]);
  // Whoever goes on duty first is rung by the newcomer, not by a promise of ours.
  const due = line.every('visit').filter(({ callback }) => callback !== undefined && callback.nextAt <= now);
  expect(due).toEqual([]);
  const working = line.every('meeting').filter(({ state, startAt }) => state === 'booked' && startAt > now);
  expect(working.length).toBeGreaterThanOrEqual(4);
});

test('the past is played alike every time, and by every shipped policy', async () => {
  const [now = ''] = moments;
  const named = ({ events }: Awaited<ReturnType<typeof play>>) => events.map(({ eventId, at }) => `${eventId} ${at}`);
  expect(named(await play(now))).toEqual(named(await play(now)));
  for (const policy of Object.keys(policies)) {
    const line = await play(now, policy);
    const years = new Set(line.events.map(({ day }) => day.slice(0, 4)));
    expect([...years], policy).toEqual(['2024', '2025', '2026']);
    expect(line.every('visit').filter(({ conclusion }) => conclusion !== undefined).length, policy).toBeGreaterThan(
      200,
    );
  }
});

test('what is kept is what the line itself would count, and nothing of it is sent again', async () => {
  const [now = ''] = moments;
  const line = await play(now);
  const table = createMemoryTable();
  await keepPast(table, line, sealing);
  const store = createStore(table, { now: () => now, onSetAside: (key) => expect.unreachable(JSON.stringify(key)) });
  const day = localDayOf(now);
  const eventLog = createEventLog(table);
  const rollUps = createRollUps(table, () => Date.parse(now));
  const span = { unitId: line.unit.unitId, from: addDays(day, -44), to: day, write: false };
  const counted = await rebuild({ eventLog, rollUps, now: () => now }, span);
  expect(counted).toMatchObject({ differences: [], late: 0, unreadable: [] });
  expect(counted.events).toBeGreaterThan(300);
  expect((await rollUps.between(line.unit.unitId, '2024-11-01', day)).length).toBeGreaterThan(300);
  // No event is a duty of the next minute's sweep.
  expect((await store.due(line.unit.unitId, '9', 100)).filter(({ entity }) => entity === 'event')).toEqual([]);
  expect(JSON.stringify(table.snapshot())).not.toMatch(/Mads|Mørk|610385|20112233/);
});

test('the staff of the past are those of the demo', async () => {
  const line = await play(moments[0] ?? '');
  const known = new Set<string>(peopleWith(2).map(({ staffId }) => staffId));
  const strangers = line.events.filter(({ by }) => by !== 'citizen' && by !== 'system' && !known.has(by));
  expect(strangers).toEqual([]);
});
