import { beforeEach, describe, expect, test } from 'vitest';
import { policy, unit } from '../../tests/fixtures/case.ts';
import {
  arrives,
  callsIn,
  createCase,
  goesOnDuty,
  isAnswered,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

const queueMost = 2;
let pure: PureCase;
beforeEach(() => {
  pure = createCase({ ...unit, policies: [{ ...policy, routing: { ...policy.routing, queueMost } }] });
});

/** Somebody calls and wishes to talk now. */
function wishesTalk(n: number, phone?: string | null) {
  const callId = callsIn(pure, n, phone);
  reachesMenu(pure, callId, sidOf(n));
  const told = during(pure, () => presses(pure, callId, '3', sidOf(n)));
  return { callId, ...told, state: () => pure.item('call', callId).state };
}

function seats() {
  return pure
    .every('queueSeat')
    .map(({ seat }) => seat)
    .toSorted();
}

describe('a queue in which as many wait as the rules let in', () => {
  beforeEach(() => {
    wishesTalk(1);
    wishesTalk(2);
  });

  test('takes nobody more: the caller hears why, is asked where to call, and keeps the place', () => {
    pure.now = '2021-01-04T09:01:00.000Z';
    const { callId, payloads } = wishesTalk(3);
    expect(seats().toSorted()).toEqual([1, 2]);
    expect(payloads).toContainEqual({ type: 'queueFull', most: queueMost });
    const asked = pure.item('call', callId);
    expect(asked).toMatchObject({ state: { prompt: 'callbackNumber' }, reason: 'queueFull', placeAt: pure.now });
    pure.now = '2021-01-04T09:05:00.000Z';
    for (const key of ['1', '1']) presses(pure, callId, key, sidOf(3));
    expect(pure.item('visit', asked.visitId).callback).toMatchObject({
      kind: 'callback',
      placeAt: '2021-01-04T09:01:00.000Z',
    });
  });

  test('asks who withholds the number for one, and lets in at last whom nobody could call', () => {
    const { callId, state } = wishesTalk(3, null);
    expect(state()).toMatchObject({ prompt: 'keyNumber' });
    for (let silent = 0; silent < 3; silent += 1) presses(pure, callId, '', sidOf(3));
    expect(state()).toEqual({ at: 'waiting' });
    expect(seats().toSorted()).toEqual([1, 2]);
  });

  test('calls back who hangs up at that question, at the place they had', () => {
    const { callId } = wishesTalk(3);
    pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(3), how: 'completed' }, 'citizen');
    const { visitId, placeAt } = pure.item('call', callId);
    expect(pure.item('visit', visitId).callback).toMatchObject({ kind: 'missed', placeAt });
  });

  test('has a seat again when somebody is talked with, and none is lost by a talk that breaks off', () => {
    goesOnDuty(pure);
    const [first] = pure.every('queueEntry');
    if (first === undefined) throw new Error('Nobody waits');
    const talk = isAnswered(pure, first.callId, sidOf(9));
    arrives(pure, first.callId, sidOf(1));
    expect(seats()).toHaveLength(1);
    expect(wishesTalk(3).state()).toEqual({ at: 'waiting' });
    pure.do({ type: 'endLeg', ...talk, sid: sidOf(9), how: 'completed' });
    pure.now = '2021-01-04T09:01:00.000Z';
    presses(pure, first.callId, '', sidOf(1));
    expect(pure.item('call', first.callId).state).toEqual({ at: 'waiting' });
    expect(seats()).toEqual([1, 2]);
  });
});

test('a seat is kept by who looks at other ways meanwhile, and given up by who is promised a call', () => {
  const { callId } = wishesTalk(1);
  const seat = seats();
  presses(pure, callId, '0');
  expect([pure.item('call', callId).state, seats()]).toMatchObject([{ prompt: 'meetingTimes' }, seat]);
  expect(seat).toHaveLength(1);
  presses(pure, callId, '*');
  presses(pure, callId, '3');
  expect([pure.item('call', callId).state.at, seats()]).toEqual(['waiting', seat]);
  presses(pure, callId, '1');
  expect(seats()).toEqual([]);
});
