import { beforeEach, describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { caseNow, caseUnit, chairAt, policy, unit } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, presses, sidOf, talks } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import { speak } from '../ivr/speak.ts';

const asking = { ...unit, policies: [{ ...policy, asksSatisfaction: true }] };
let pure: PureCase;
let callId: `call_${string}`;

function call() {
  return pure.item('call', callId);
}

function visit(): Visit {
  return pure.item('visit', call().visitId);
}

/** What the citizen hears now. */
function hears(): string {
  const facts = { now: caseNow, unit: asking, policy, visit: visit(), open: true, greet: false };
  return speak(call(), facts).say.join(' ');
}

/** A talk that staff ends, by rules that ask. */
function ends(more: Partial<Visit> = {}, of = asking) {
  pure = createCase(of);
  const talk = talks(pure);
  callId = talk.callId;
  const { visitId } = call();
  if (Object.keys(more).length > 0) {
    pure = createCase(of, { ...visit(), ...more }, call(), pure.item('consultant', 'staff_1'));
  }
  carriedOut(pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1'));
  return visitId;
}

function comesOut() {
  const said = { type: 'citizenSays', callId, sid: sidOf(1), digits: '', isAfterConference: true } as const;
  return carriedOut(pure.do({ ...said, step: call().step }, 'citizen'));
}

function rated() {
  return pure.events.flatMap(({ payload }) => (payload.type === 'talkRated' ? [payload.score] : []));
}

describe('after a talk the citizen', () => {
  beforeEach(() => {
    ends();
  });

  test('is asked one question as the leg comes out of the conference', () => {
    expect(comesOut().events).toEqual([]);
    expect(hears()).toMatch(/^Hvor tilfreds var du med samtalen\?/);
  });

  test.each([1, 2, 3, 4, 5])(
    'answers with %s, once, in an event of its own that holds the number and nothing more',
    (score) => {
      comesOut();
      const { payloads } = during(pure, () => presses(pure, callId, String(score)));
      expect(payloads).toEqual([{ type: 'talkRated', score }]);
      presses(pure, callId, '1');
      expect(rated()).toEqual([score]);
      expect(hears()).toBe('Tak for dit opkald. Farvel.');
    },
  );

  test.each(['', '6', '7', '8', '*', '#'])('gives no answer with %j, and is asked no more', (digits) => {
    presses(pure, callId, digits);
    expect([rated(), call().asks]).toEqual([[], undefined]);
    expect(hears()).toBe('Tak for dit opkald. Farvel.');
  });

  test('gives none by hanging up', () => {
    pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' });
    expect(rated()).toEqual([]);
  });

  test('hears it again with 9', () => {
    presses(pure, callId, '9');
    expect(hears()).toMatch(/^Hvor tilfreds/);
  });

  test('may still wish to meet with 0: somebody finds a time', () => {
    presses(pure, callId, '0');
    expect(visit()).toMatchObject({ desk: { what: 'findTime' } });
    expect(hears()).toBe('En medarbejder finder en tid til et møde med dig. Farvel.');
    expect(rated()).toEqual([]);
  });
});

test('whose meeting stands hears of it with 0, and nobody is asked to find one', () => {
  ends({ meeting: { meetingId: 'meeting_1', ...chairAt(0) } });
  presses(pure, callId, '0');
  expect(visit().desk).toBeUndefined();
  expect(hears()).toMatch(/^Vi ses i morgen klokken 9\. Farvel\.$/);
});

describe('nobody is asked', () => {
  test('in safe contact', () => {
    ends({ noMessages: caseNow });
    expect(call().asks).toBeUndefined();
  });

  test('by rules that do not ask', () => {
    ends({}, unit);
    expect(call().asks).toBeUndefined();
  });

  test('after a talk that lost its consultant', () => {
    pure = createCase(asking);
    const talk = talks(pure);
    callId = talk.callId;
    const { state } = call();
    if (state.at !== 'connected') throw new Error('Nobody talks');
    pure.do({ type: 'endLeg', callId, leg: state.leg, sid: sidOf(2), how: 'completed' });
    expect(call().state.at).toBe('lost');
    carriedOut(pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1'));
    expect(call().asks).toBeUndefined();
  });

  test('who has hung up first', () => {
    pure = createCase(asking);
    callId = talks(pure).callId;
    pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' }, 'citizen');
    expect(call()).toMatchObject({ state: { outcome: 'citizenHungUp' } });
    expect(call().asks).toBeUndefined();
  });
});
