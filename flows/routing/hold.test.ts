import { describe, expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, type PureCase, sidOf, talks } from '../../tests/fixtures/pure-case.ts';
import { isHeld } from './legs.ts';

const heldAt = '2021-01-04T09:10:00.000Z';

function says(pure: PureCase, callId: `call_${string}`, held: boolean) {
  return pure.do({ type: 'holdCall', unitId: caseUnit, callId, staffId: 'staff_1', held }, 'staff_1');
}

/** A talk that is on hold. */
function createHeld() {
  const pure = createCase();
  const { callId } = talks(pure);
  pure.now = heldAt;
  says(pure, callId, true);
  return { pure, callId };
}

test('the citizen is put on hold and taken off it, and how long it was is told', () => {
  const { pure, callId } = createHeld();
  expect(pure.item('call', callId).state).toEqual({ at: 'connected', leg: 2, heldSince: heldAt });
  expect(isHeld(pure.item('call', callId))).toBe(true);
  expect(pure.events.at(-1)).toMatchObject({
    payload: { type: 'callHeld', staffId: 'staff_1', leg: 1 },
    effects: [{ kind: 'holdCitizen', callId, leg: 1 }],
  });
  pure.now = '2021-01-04T09:12:30.000Z';
  says(pure, callId, false);
  expect(pure.item('call', callId).state).toEqual({ at: 'connected', leg: 2 });
  expect(isHeld(pure.item('call', callId))).toBe(false);
  expect(pure.events.at(-1)).toMatchObject({
    payload: { type: 'callResumed', staffId: 'staff_1', leg: 1, heldSeconds: 150 },
    effects: [{ kind: 'holdCitizen', callId, leg: 1 }],
  });
});

test.each([true, false])('asked for twice (%s), it is done once', (held) => {
  const { pure, callId } = createHeld();
  says(pure, callId, held);
  expect(says(pure, callId, held)).toMatchObject({ puts: [], events: [] });
});

describe('refused', () => {
  test('is another consultant', () => {
    const { pure, callId } = createHeld();
    const resumed = { type: 'holdCall', unitId: caseUnit, callId, staffId: 'staff_2', held: false } as const;
    expect(pure.do(resumed, 'staff_2')).toEqual({ code: 'notYours' });
  });

  test('is whoever does not talk yet, or no longer', () => {
    const pure = createCase();
    const callId = callsIn(pure);
    expect(says(pure, callId, true)).toEqual({ code: 'notTalking' });
    const { pure: other, callId: ended } = createHeld();
    other.do({ type: 'endCall', unitId: caseUnit, callId: ended, staffId: 'staff_1', outcome: 'ended' }, 'staff_1');
    expect(says(other, ended, false)).toEqual({ code: 'notTalking' });
  });
});

test('a consultant who is cut off leaves nobody on hold: the citizen is fetched, and the talk goes on without it', () => {
  const { pure, callId } = createHeld();
  pure.do({ type: 'endLeg', callId, leg: 2, sid: sidOf(2), how: 'completed' });
  expect(pure.item('call', callId).state).toEqual({ at: 'lost', leg: 2, since: heldAt });
  expect(pure.events.at(-1)?.effects).toContainEqual({ kind: 'redirectCitizen', callId, leg: 1 });
});
