import { expect, test } from 'vitest';
import { callbackOf, callOf, caseNow, caseUnit, visitOf } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, dials, presses, sidOf, talks } from '../../tests/fixtures/pure-case.ts';

const taken = { type: 'takeNumber', hash: 'phone1' } as const;

/** A call-back that is about to ring its citizen. */
function createDialling() {
  const pure = createCase(visitOf({ callback: callbackOf() }));
  const { callId, citizenLeg } = dials(pure);
  return { pure, callId, leg: citizenLeg };
}

test('a telephone is held by the call-back that rings it, until the call ends', () => {
  const { pure, callId, leg } = createDialling();
  pure.do({ ...taken, callId, leg });
  expect(pure.every('numberInUse')).toEqual([
    { entity: 'numberInUse', unitId: caseUnit, hash: 'phone1', callId, direction: 'callback' },
  ]);
  pure.do({ type: 'endLeg', callId, leg, sid: sidOf(3), how: 'no-answer' });
  expect(pure.every('numberInUse')).toEqual([]);
});

test('taking it twice changes nothing', () => {
  const { pure, callId, leg } = createDialling();
  pure.do({ ...taken, callId, leg });
  expect(pure.do({ ...taken, callId, leg })).toMatchObject({ puts: [], removals: [], events: [] });
});

test('a telephone that rings for another call is not rung', () => {
  const { pure, callId, leg } = createDialling();
  pure.do({ ...taken, callId, leg });
  const { pure: other, ...second } = createDialling();
  const inUse = pure.every('numberInUse').map((one) => ({ ...one, callId: 'call_other' as const }));
  const both = createCase(...other.every('visit'), ...other.every('call'), ...inUse);
  expect(both.do({ ...taken, ...second, callId: second.callId })).toEqual({ code: 'numberBusy' });
});

test('a telephone that has somebody on the line is not rung for another case', () => {
  const { pure, callId, leg } = createDialling();
  const inbound = callsIn(pure, 9, 'phone1');
  expect(pure.do({ ...taken, callId, leg })).toEqual({ code: 'numberBusy' });
  pure.do({ type: 'endLeg', callId: inbound, leg: 1, sid: sidOf(9), how: 'completed' }, 'citizen');
  expect(pure.do({ ...taken, callId, leg })).not.toHaveProperty('code');
});

test('two calls from one telephone are on the line side by side', () => {
  const pure = createCase();
  const calls = [callsIn(pure, 1, 'phone1'), callsIn(pure, 9, 'phone1')];
  expect(pure.every('numberInUse').map((one) => one.callId)).toEqual(calls);
  pure.do({ type: 'endLeg', callId: calls[0] ?? 'call_', leg: 1, sid: sidOf(1), how: 'completed' }, 'citizen');
  expect(pure.every('numberInUse').map((one) => one.callId)).toEqual([calls[1]]);
});

test('a telephone that hears the last sentence of a talk is not rung until its leg has ended', () => {
  const pure = createCase();
  const { callId } = talks(pure);
  const staff = { unitId: caseUnit, staffId: 'staff_1' } as const;
  pure.do({ type: 'endCall', callId, outcome: 'ended', ...staff }, 'staff_1');
  expect(pure.every('numberInUse')).toHaveLength(1);
  pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(1), how: 'completed' }, 'citizen');
  expect(pure.every('numberInUse')).toEqual([]);
  expect(pure.item('call', callId)).toMatchObject({ state: { at: 'ended' }, legs: { 1: { endedAt: caseNow } } });
  expect(pure.item('call', callId)).not.toHaveProperty('checkAt');
});

test('the leg that hears it is asked after, should its end never be told', () => {
  const pure = createCase();
  const { callId } = talks(pure);
  pure.do({ type: 'endCall', callId, outcome: 'ended', unitId: caseUnit, staffId: 'staff_1' }, 'staff_1');
  expect(pure.item('call', callId).checkAt).toBe('2021-01-04T09:01:00.000Z');
  pure.now = '2021-01-04T09:01:00.000Z';
  pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'call', id: callId } });
  expect(pure.item('call', callId).checkAt).toBe('2021-01-04T09:03:00.000Z');
});

test('a caller who withholds the number holds none', () => {
  const pure = createCase();
  presses(pure, callsIn(pure, 1, null));
  expect(pure.every('numberInUse')).toEqual([]);
});

test('a leg that nobody wants any more takes nothing', () => {
  const pure = createCase(callOf({ state: { at: 'waiting' } }), visitOf());
  expect(pure.do({ ...taken, callId: 'call_1', leg: 7 })).toEqual({ code: 'superseded' });
});
