import { expect, test } from 'vitest';
import { emptyLists } from '../fixtures/scene-lists.ts';
import { sceneView } from '../fixtures/scenes.ts';
import { figuresOf, onDutyOf } from './board-figures.ts';

const busy = sceneView('busy', 'coordinator');

test('counts who waits, and since when the one who has waited longest does', () => {
  expect(figuresOf(busy)).toMatchObject({ waiting: 2, waitingSince: busy.queue[0]?.since });
});

test('counts the windows that have begun, those that are over, and those to come', () => {
  expect(figuresOf(busy)).toMatchObject({ dueNow: 2, dueLate: 1, dueLater: 1 });
});

test('counts what is late once, though it stands in two lists', () => {
  const [late] = busy.followUps.filter(({ overdue }) => overdue);
  if (late === undefined) throw new Error('no late doubt in the scene');
  const asked = busy.asked
    .slice(0, 1)
    .map((row) => ({ ...row, matter: 'doubt' as const, visitId: late.visitId, late: true }));
  const meetings = busy.meetings.filter(({ visitId }) => visitId === late.visitId);
  expect(figuresOf({ ...emptyLists, now: busy.now, followUps: [late], asked, meetings }).late).toBe(1);
});

test('counts nothing where there is nothing', () => {
  const nothing = {
    waiting: 0,
    waitingSince: undefined,
    dueNow: 0,
    dueLate: 0,
    dueLater: 0,
    late: 0,
    isAtLeast: false,
  };
  expect(figuresOf({ ...emptyLists, now: busy.now })).toEqual(nothing);
});

test('says that it is at least so many where a list was cut', () => {
  expect(figuresOf({ ...busy, more: ['callbacks'] }).isAtLeast).toBe(true);
});

test('takes nothing of a citizen along', () => {
  expect(JSON.stringify(figuresOf(busy))).not.toMatch(/visit_|call_|Anna|\+45/);
});

test('names who is on duty, the free ones first, with whoever is signed in unless they are off', () => {
  const since = busy.now;
  const colleagues = [
    { staffId: 'staff_2' as const, name: 'Åse', state: 'pause' as const, since },
    { staffId: 'staff_3' as const, name: 'Bo', state: 'available' as const, since },
  ];
  const { me } = sceneView('talking', 'consultant');
  expect(onDutyOf({ me }, colleagues).map(({ name }) => name)).toEqual(['Bo', 'Karen Kvist', 'Åse']);
  const off = { ...me, presence: { state: 'off' as const, since } };
  expect(onDutyOf({ me: off }, colleagues).map(({ name }) => name)).toEqual(['Bo', 'Åse']);
});
