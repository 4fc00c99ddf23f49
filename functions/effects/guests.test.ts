import { expect, test } from 'vitest';
import { callOf, caseNow } from '../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../tests/fixtures/effects-case.ts';
import { sidOf } from '../../tests/fixtures/pure-case.ts';
import { gone, notFound } from '../adapters/carrier.ts';
import { dialGuest, redirectGuest } from './guests.ts';

const legs = {
  1: { party: 'citizen', sid: sidOf(1), at: caseNow },
  2: { party: 'consultant', staffId: 'staff_1', sid: sidOf(2), at: caseNow },
} as const;
const called = { party: 'guest', role: 'interpreter', number: 'sealed +4571222222', at: caseNow } as const;
const effect = { callId: 'call_1', leg: 3, tries: 0 } as const;

function talkWith(guest: object, state: object = { at: 'connected', leg: 2 }) {
  return callOf({ state, legs: { ...legs, 3: { ...called, ...guest } }, citizenLeg: 1 } as Parameters<
    typeof callOf
  >[0]);
}

test('a third party is called at their number, and the leg is known', async () => {
  const deps = createEffectsCase();
  const rings: unknown[] = [];
  const { ring } = deps.carrier;
  deps.carrier.ring = async (leg) => {
    rings.push(leg);
    return ring(leg);
  };
  await deps.put(talkWith({}));
  expect(await dialGuest(deps, effect)).toEqual({ result: 'done' });
  expect(rings).toMatchObject([
    { to: '+4571222222', from: '+4589640000', url: 'https://line.example/voice/guest/call_1/3', timeout: 30 },
  ]);
  expect((await deps.store.get('call', 'call_1'))?.legs['3']?.sid).toBe(sidOf(101));
  expect(await dialGuest(deps, effect)).toEqual({ result: 'done' });
  expect(rings).toHaveLength(1);
});

test.each([
  ['one who is not wanted any more', talkWith({ endedAt: caseNow }), { result: 'done' }],
  ['a talk that is over', talkWith({}, { at: 'ended', outcome: 'ended' }), { result: 'refused', code: 'superseded' }],
  [
    'whoever is no guest',
    callOf({ state: { at: 'connected', leg: 2 }, legs }),
    { result: 'refused', code: 'superseded' },
  ],
])('nobody is called for %s', async (_, call, outcome) => {
  const deps = createEffectsCase();
  await deps.put(call);
  expect(await dialGuest(deps, effect)).toEqual(outcome);
  expect(deps.asked).toEqual([]);
});

test.each([
  ['may not be called', 'sealed +4590123456', 'mayNotDial'],
  ['the carrier refuses', called.number, '21211'],
])('a number that %s ends the attempt, and the desk sees it', async (_, number, code) => {
  const deps = createEffectsCase({ ring: async () => ({ ok: false, code: '21211', retry: false }) });
  await deps.put(talkWith({ number }));
  expect(await dialGuest(deps, effect)).toEqual({ result: 'refused', code });
  expect((await deps.store.get('call', 'call_1'))?.legs['3']?.endedAt).toBe(caseNow);
});

test('a third party is fetched to what the call says now', async () => {
  const deps = createEffectsCase();
  await deps.put(talkWith({ sid: sidOf(3) }));
  expect(await redirectGuest(deps, effect)).toEqual({ result: 'done' });
  expect(deps.asked).toEqual([`redirect ${sidOf(3)}`]);
});

test.each([gone, notFound])('one who has hung up is known to be gone (%s)', async (code) => {
  const deps = createEffectsCase({ redirect: async () => ({ ok: false, code, retry: false }) });
  await deps.put(talkWith({ sid: sidOf(3) }));
  expect(await redirectGuest(deps, effect)).toEqual({ result: 'refused', code });
  expect((await deps.store.get('call', 'call_1'))?.legs['3']?.endedAt).toBe(caseNow);
});

test('a carrier that does not answer is asked again', async () => {
  const deps = createEffectsCase({ redirect: async () => ({ ok: false, code: 'unreachable', retry: true }) });
  await deps.put(talkWith({ sid: sidOf(3) }));
  expect(await redirectGuest(deps, effect)).toMatchObject({ result: 'retry' });
  expect((await deps.store.get('call', 'call_1'))?.legs['3']).not.toHaveProperty('endedAt');
});

test.each([{}, { sid: sidOf(3), endedAt: caseNow }])('a leg that is not there is left alone (%j)', async (guest) => {
  const deps = createEffectsCase();
  await deps.put(talkWith(guest));
  expect(await redirectGuest(deps, effect)).toEqual({ result: 'refused', code: 'superseded' });
  expect(deps.asked).toEqual([]);
});
