import { describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, callOf, caseNow, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import {
  arrives,
  callsIn,
  createCase,
  goesOnDuty,
  isAnswered,
  type PureCase,
  presses,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';

const person = personOf({ hashes: { phone: 'phone1', name: [] } });
const theirs = { personId: 'person_1', numberHashes: ['phone1'], dialHash: 'phone1' } satisfies Partial<Visit>;

/** A known citizen with a wish to be called that is due, and a consultant on duty. */
function createKnown(): PureCase {
  const pure = createCase(visitOf({ ...theirs, callback: callbackOf() }), person);
  goesOnDuty(pure);
  return pure;
}

/** The call-back has been accepted and the citizen is to be dialled. */
function createAccepted() {
  const pure = createKnown();
  pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
  const callback = pure.item('visit', 'visit_1').activeCallId;
  if (callback === undefined) throw new Error('No call-back is queued');
  isAnswered(pure, callback);
  return { pure, callback };
}

describe('a citizen who calls while a consultant is about to call', () => {
  test('is not called by the next consultant when the first is lost', () => {
    const { pure, callback } = createAccepted();
    callsIn(pure);
    pure.do({ type: 'endLeg', callId: callback, leg: 1, sid: sidOf(2), how: 'completed' });
    expect(pure.item('call', callback).state).toEqual({ at: 'ended', outcome: 'superseded' });
    expect(pure.every('queueEntry')).toEqual([]);
  });

  test('is not called by whoever is free, was the call-back queued in the same moment', () => {
    const queued = callOf({ direction: 'callback', legs: {}, placeAt: caseNow });
    const { citizenLeg: _none, ...call } = queued;
    const entry = {
      entity: 'queueEntry',
      unitId: caseUnit,
      placeAt: caseNow,
      callId: 'call_1',
      direction: 'callback',
    } as const;
    const pure = createCase(visitOf({ callback: callbackOf(), activeCallId: 'call_2' }), call, entry);
    goesOnDuty(pure);
    pure.do({ type: 'claim', unitId: caseUnit, callId: 'call_1', staffId: 'staff_1' });
    expect(pure.item('call', 'call_1').state).toEqual({ at: 'ended', outcome: 'superseded' });
    expect(pure.item('consultant', 'staff_1').state).toBe('available');
    expect(pure.item('visit', 'visit_1').activeCallId).toBe('call_2');
    expect(pure.every('queueEntry')).toEqual([]);
  });

  test('is not called a second time when they hang up to take the first call', () => {
    const { pure, callback } = createAccepted();
    const call = callsIn(pure);
    pure.do({ type: 'endLeg', callId: call, leg: 1, sid: sidOf(1), how: 'completed' }, 'citizen');
    expect(pure.item('visit', 'visit_1').activeCallId).toBe(callback);
    expect(pure.every('queueEntry')).toEqual([]);
    pure.do({ type: 'endLeg', callId: callback, leg: 2, sid: sidOf(3), how: 'no-answer' });
    expect(pure.item('visit', 'visit_1')).toMatchObject({ callback: { attempts: 1 } });
    expect(pure.item('visit', 'visit_1').activeCallId).toBeUndefined();
  });

  test('has not been missed because their telephone was engaged', () => {
    const { pure, callback } = createAccepted();
    const call = callsIn(pure);
    pure.do({ type: 'endLeg', callId: callback, leg: 2, sid: sidOf(3), how: 'busy' });
    expect(pure.item('visit', 'visit_1')).toMatchObject({ activeCallId: call, callback: { attempts: 0 } });
    expect(pure.events.map(({ payload }) => payload.type)).not.toContain('callbackAttemptFailed');
  });
});

describe('a citizen who calls again while a talk goes on', () => {
  function createTalk() {
    const pure = createKnown();
    const first = callsIn(pure);
    presses(pure, first, '3');
    const talk = isAnswered(pure, first);
    arrives(pure, first);
    return { pure, ...talk };
  }
  test('is not called during it', () => {
    const { pure, callId } = createTalk();
    const second = callsIn(pure, 9, 'phone1');
    pure.do({ type: 'endLeg', callId: second, leg: 1, sid: sidOf(9), how: 'completed' }, 'citizen');
    expect(pure.item('visit', 'visit_1').activeCallId).toBe(callId);
    expect(pure.every('queueEntry')).toEqual([]);
  });

  test('is on the line by what they choose, once the talk is over', () => {
    const { pure, callId } = createTalk();
    const second = callsIn(pure, 9, 'phone1');
    pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' }, 'citizen');
    expect(pure.item('visit', 'visit_1').activeCallId).toBeUndefined();
    for (const key of ['1', '1', '1']) presses(pure, second, key, sidOf(9));
    expect(pure.item('visit', 'visit_1')).toMatchObject({ activeCallId: second, callback: { attempts: 0 } });
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    expect(pure.every('queueEntry')).toEqual([]);
  });
});

test('a wish that still holds is given to a consultant', () => {
  const pure = createKnown();
  pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
  const [queued] = pure.every('queueEntry');
  pure.do({ type: 'claim', unitId: caseUnit, callId: queued?.callId ?? 'call_', staffId: 'staff_1' });
  expect(pure.item('call', queued?.callId ?? '').state).toMatchObject({ at: 'reserved' });
});
