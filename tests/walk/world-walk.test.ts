import { expect, test } from 'vitest';
import { TRIES } from '../../flows/line/machine.ts';
import { lineOf } from '../../flows/line/step.ts';
import { contactState } from '../../flows/visit/contact.ts';
import { endReason } from '../../schemas/visit.ts';
import { type Move, movesOf } from './moves.ts';
import { beginnings, type World } from './world.ts';

/** What of a call and its case can matter for what follows; times and the words of the last prompt do not. */
const nameOf = ({ call, visit, task, confirmed }: World): string => {
  const { reason: _said, wrong, silent, ...context } = lineOf(call).context;
  const { promise } = visit;
  return JSON.stringify([
    call.line.value,
    Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    // The machine's own walk counts every try; here only the last one is another case.
    [wrong === TRIES - 1, silent === TRIES - 1],
    [call.direction, call.routing, call.connectedAt !== undefined, call.lostAt !== undefined],
    call.callerSealed !== undefined,
    promise && [promise.kind, promise.attempts, promise.madeAt > (call.connectedAt ?? '')],
    [visit.meeting, visit.talkedAt, visit.conclusion, visit.chooseBy, visit.applicantId].map(
      (fact) => fact !== undefined,
    ),
    [visit.openedBy, visit.ended?.reason, task, confirmed],
  ]);
};

interface Visited {
  world: World;
  /** By which way, for whoever has to find out why. */
  way: string;
}

/** Every call in reach of every beginning, by a shortest way, with everything tried there. */
const walk = () => {
  const seen = new Set<string>();
  const live: Visited[] = [];
  const ended: Visited[] = [];
  let moves = 0;
  const meet = (world: World, way: string) => {
    const name = nameOf(world);
    if (seen.has(name)) return;
    seen.add(name);
    (world.call.routing === 'ended' ? ended : live).push({ world, way });
  };
  for (const { name, world } of beginnings()) meet(world, name);
  for (let index = 0; index < live.length; index += 1) {
    const { world, way } = live[index] as Visited;
    for (const { label, next } of movesFrom(world, way)) {
      moves += 1;
      meet(next, `${way} > ${label}`);
    }
  }
  return { live, ended, moves };
};

const movesFrom = (world: World, way: string): Move[] => {
  try {
    return movesOf(world);
  } catch (error) {
    throw new Error(`${way}: ${error instanceof Error ? error.message : 'failed'}`);
  }
};

const { live, ended, moves } = walk();
console.log(`calls with their cases: ${live.length} live, ${ended.length} ended, ${moves} moves`);

/** Where the line can stand while routing has the call so: nobody hears a menu while a consultant talks. */
const TOGETHER: Record<string, string[]> = {
  none: ['code', 'menu', 'callbackNumber', 'keyNumber', 'meetingTimes', 'promised', 'booked', 'farewell'],
  waiting: ['waiting', 'dialled'],
  reserved: ['waiting', 'dialled', 'lost'],
  accepted: ['waiting', 'dialled', 'lost'],
  connected: ['talking'],
  lost: ['lost'],
};

const first = (wrong: Visited[]) =>
  wrong.slice(0, 5).map(({ way, world }) => `${way} (${world.call.line.value}, ${world.call.routing})`);

test('every beginning, way of waiting, talking and ending has been visited', () => {
  expect(live.length).toBeGreaterThan(1000);
  expect(new Set(live.map(({ world }) => world.call.routing))).toEqual(new Set(Object.keys(TOGETHER)));
  expect(new Set(ended.map(({ world }) => contactState(world.visit)))).toEqual(new Set(['waiting', 'booked', 'ended']));
});

test('what the caller hears and where routing has the call never part', () => {
  const wrong = live.filter(({ world: { call } }) => !TOGETHER[call.routing]?.includes(call.line.value));
  expect(first(wrong)).toEqual([]);
});

test('while the leg is up the contact is in that call', () => {
  const wrong = live.filter(
    ({ world: { call, visit } }) =>
      visit.activeCallId !== call.callId || (visit.ended !== undefined && call.line.value !== 'farewell'),
  );
  expect(first(wrong)).toEqual([]);
});

test('no call that has ended still holds its contact', () => {
  expect(first(ended.filter(({ world: { call, visit } }) => visit.activeCallId === call.callId))).toEqual([]);
});

/** Somebody will hear from us or has us on a list: a promise with a time, a talk to conclude, a date by which the desk asks, a task. */
const isLookedAfter = ({ visit, task }: World): boolean =>
  (visit.promise !== undefined && visit.promise.from < visit.promise.until) ||
  visit.talkedAt !== undefined ||
  visit.chooseBy !== undefined ||
  task;

test('whoever hangs up, wherever, waits with a promise, is booked, is served, or has ended for an allowed reason', () => {
  const lost = ended.filter(({ world }) => {
    switch (contactState(world.visit)) {
      case 'waiting':
        return !isLookedAfter(world);
      case 'booked':
        return world.visit.meeting === undefined;
      case 'served':
        return world.visit.conclusion === undefined;
      default:
        return !endReason.safeParse(world.visit.ended?.reason).success;
    }
  });
  expect(first(lost)).toEqual([]);
});

test('nobody ends abandoned who could be called back', () => {
  const lost = ended.filter(
    ({ world: { call, visit } }) =>
      visit.ended?.reason === 'abandoned' && (call.callerSealed !== undefined || lineOf(call).context.callable),
  );
  expect(ended.some(({ world }) => world.visit.ended?.reason === 'abandoned')).toBe(true);
  expect(first(lost)).toEqual([]);
});

test('a choice that was confirmed stands whatever follows', () => {
  const broken = ended.filter(({ world: { call, visit, confirmed } }) => {
    if (confirmed === 'meeting') return visit.meeting === undefined;
    // A talk that follows is what the promise was for.
    return (
      confirmed === 'promise' && visit.promise === undefined && call.outcome !== 'ended' && visit.meeting === undefined
    );
  });
  expect(ended.some(({ world }) => world.confirmed === 'promise')).toBe(true);
  expect(first(broken)).toEqual([]);
});

test('whoever waited keeps the place', () => {
  const wrong = ended.filter(
    ({ world: { call, visit } }) =>
      call.direction === 'inbound' &&
      call.placeAt !== undefined &&
      visit.promise !== undefined &&
      visit.promise.madeAt > call.startedAt &&
      call.line.value === 'gone' &&
      visit.promise.placeAt > call.placeAt,
  );
  expect(first(wrong)).toEqual([]);
});
