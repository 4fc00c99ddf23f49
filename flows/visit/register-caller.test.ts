import { expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { callsIn, citizenSid, createCase, presses, reachesMenu, sidOf } from '../../tests/fixtures/pure-case.ts';
import type { Registration } from './register.ts';

const registration: Omit<Registration, 'choice'> = {
  sealed: { name: 'sealed', referenceCode: 'sealed' },
  hashes: { name: [], code: '700001' },
  knownBefore: false,
  protectedAddress: false,
  language: 'dansk',
};

test('a meeting that the desk books for a missed caller takes the call-back out of the queue', () => {
  const pure = createCase();
  const callId = callsIn(pure);
  reachesMenu(pure, callId);
  pure.do({ type: 'endLeg', callId, leg: 1, sid: citizenSid, how: 'completed' }, 'citizen');
  expect(pure.every('queueEntry')).toHaveLength(1);
  pure.do({ type: 'register', unitId: caseUnit, ...registration, choice: 'physical', callId }, 'staff_1');
  expect(pure.every('queueEntry')).toEqual([]);
  const [visit] = pure.every('visit');
  expect(visit).toMatchObject({ meeting: { startAt: '2021-01-04T12:30:00.000Z' } });
  expect(visit?.activeCallId).toBeUndefined();
});

test('a caller whose nameless contact has ended is registered once, however often the clerk presses', () => {
  const pure = createCase();
  const callId = callsIn(pure);
  reachesMenu(pure, callId);
  pure.do({ type: 'endLeg', callId, leg: 1, sid: citizenSid, how: 'completed' }, 'citizen');
  const [nameless] = pure.every('visit');
  pure.do({ type: 'withdraw', unitId: caseUnit, visitId: nameless?.visitId ?? 'visit_0' }, 'staff_1');
  const registers = () =>
    pure.do({ type: 'register', unitId: caseUnit, ...registration, choice: 'none', callId }, 'staff_1');
  expect(registers()).not.toHaveProperty('code');
  expect(registers()).toMatchObject({ code: 'alreadyIdentified' });
  expect(pure.every('person')).toHaveLength(1);
});

test('a caller who is still on the line though the nameless contact has ended goes on in the one that is registered', () => {
  const pure = createCase();
  const callId = callsIn(pure, 1, null);
  const [nameless] = pure.every('visit');
  const leftId = nameless?.visitId ?? 'visit_0';
  pure.do({ type: 'withdraw', unitId: caseUnit, visitId: leftId }, 'staff_1');
  const phone = { sealed: 'sealed phone', hash: 'phone' };
  pure.do({ type: 'register', unitId: caseUnit, ...registration, phone, choice: 'callback', callId }, 'staff_1');
  const { visitId } = pure.item('call', callId);
  expect(visitId).not.toBe(leftId);
  expect(pure.item('visit', leftId).activeCallId).toBeUndefined();
  expect(pure.item('visit', visitId)).toMatchObject({ activeCallId: callId, callback: { kind: 'callback' } });
  expect(pure.every('queueEntry')).toEqual([]);
  pure.do({ type: 'endLeg', callId, leg: 1, sid: citizenSid, how: 'completed' }, 'citizen');
  expect(pure.every('queueEntry')).toHaveLength(1);
});

test('a caller found to be somebody who is promised a call already is not told the same again', () => {
  const pure = createCase();
  const phone = { sealed: 'sealed phone', hash: 'phone' };
  const hashes = { ...registration.hashes, cpr: 'cpr' };
  const known = { ...registration, hashes, phone, choice: 'callback' } as const;
  const promises = (more: Partial<Registration>) => {
    const told = pure.events.length;
    pure.do({ type: 'register', unitId: caseUnit, ...known, ...more }, 'staff_1');
    const promised = pure.events.slice(told).filter(({ payload }) => payload.type === 'callbackPromised');
    return promised.map(({ effects }) => effects.length);
  };
  expect(promises({})).toEqual([1]);
  // What each caller has booked takes the place of the call that was promised, and the clerk writes that a call is wished after all.
  const books = (n: number, caller: 'danish' | 'foreign') => {
    const [sid, number] = [sidOf(n), { sealed: `sealed phone${n}`, hash: `phone${n}` }];
    pure.do({ type: 'receiveCall', unitId: caseUnit, sid, sidHash: `leg${n}`, caller, number }, 'citizen');
    const callId = pure.every('call').at(-1)?.callId ?? 'call_0';
    for (const key of ['', '', '2', '1']) presses(pure, callId, key, sid);
    return callId;
  };
  expect(promises({ callId: books(1, 'foreign'), join: true })).toEqual([0]);
  // That they are called at another number is news.
  expect(promises({ callId: books(2, 'danish'), join: true })).toEqual([1]);
});
