import { expect, test } from 'vitest';
import { callbackOf, callOf, caseNow, visitOf } from '../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../tests/fixtures/effects-case.ts';
import { sidOf } from '../../tests/fixtures/pure-case.ts';
import type { CarrierResult } from '../adapters/carrier.ts';
import { dialCitizen } from './legs.ts';

const accepted = callOf({
  direction: 'callback',
  state: { at: 'accepted', leg: 1 },
  legs: {
    1: { party: 'consultant', sid: sidOf(2), staffId: 'staff_1', at: caseNow },
    2: { party: 'citizen', at: caseNow },
  },
  citizenLeg: 2,
});
const visit = visitOf({ callback: callbackOf(), callNumber: 'sealed +4520123456', activeCallId: 'call_1' });
/** Begun by a run that was cut off before it wrote down what came of it. */
const effect = { callId: 'call_1', leg: 2, tries: 1, since: caseNow } as const;

async function dialledAgain(found: string) {
  const deps = createEffectsCase({ findLeg: async () => ({ ok: true, value: found }) });
  await deps.put(
    accepted,
    visit,
    callOf({ callId: 'call_2', legs: { 1: { party: 'citizen', sid: sidOf(9), at: caseNow } } }),
  );
  await dialCitizen(deps, effect);
  return { asked: deps.asked, sid: (await deps.store.get('call', 'call_1'))?.legs['2']?.sid };
}

test('a leg that an earlier run made is taken for what it is, and no other is made', async () => {
  expect(await dialledAgain(sidOf(8))).toEqual({ asked: [], sid: sidOf(8) });
});

test('a leg to the same telephone that is known as that of another call is not ours', async () => {
  expect(await dialledAgain(sidOf(9))).toEqual({ asked: ['ring +4520123456'], sid: sidOf(101) });
});

test('nor is the leg of a consultant of this call', async () => {
  expect(await dialledAgain(sidOf(2))).toEqual({ asked: ['ring +4520123456'], sid: sidOf(101) });
});

/** Somebody called from the telephone after an earlier run had taken it, which may have rung it. */
async function dialledToo(found: string | undefined) {
  const deps = createEffectsCase({ findLeg: async () => ({ ok: true, value: found }) });
  const { unitId } = accepted;
  const hash = await deps.sealing.hash('phone', '+4520123456', unitId);
  const inUse = { entity: 'numberInUse', unitId, hash } as const;
  await deps.put(
    { ...accepted, holdsNumber: hash },
    visit,
    { ...inUse, callId: 'call_1', direction: 'callback' },
    { ...inUse, callId: 'call_2', direction: 'inbound' },
  );
  const outcome = await dialCitizen(deps, effect);
  return { asked: deps.asked, outcome, leg: (await deps.store.get('call', 'call_1'))?.legs['2'] };
}

test('a telephone that has called us meanwhile is not rung', async () => {
  expect(await dialledToo(undefined)).toMatchObject({
    asked: [],
    outcome: { result: 'refused', code: 'numberBusy' },
    leg: { endedAt: caseNow },
  });
});

test('one that rings already keeps its leg', async () => {
  const { asked, outcome, leg } = await dialledToo(sidOf(8));
  expect([asked, outcome, leg?.sid, leg?.endedAt]).toEqual([[], { result: 'done' }, sidOf(8), undefined]);
});

test('where another call rings the telephone, its leg is not taken for ours by a list that is a moment old, and none is made', async () => {
  const deps = createEffectsCase({ findLeg: async () => ({ ok: true, value: sidOf(9) }) });
  const { unitId } = accepted;
  const hash = await deps.sealing.hash('phone', '+4520123456', unitId);
  const ringing = { 1: { party: 'citizen', sid: sidOf(9), at: caseNow } } as const;
  await deps.put(accepted, visit, callOf({ callId: 'call_2', direction: 'callback', legs: ringing }), {
    entity: 'numberInUse',
    unitId,
    hash,
    callId: 'call_2',
    direction: 'callback',
  });
  const stale = { ...deps, store: { ...deps.store, list: async () => [] } };
  expect(await dialCitizen(stale, effect)).toEqual({ result: 'refused', code: 'numberBusy' });
  expect(deps.asked).toEqual([]);
  expect((await deps.store.get('call', 'call_1'))?.legs['2']?.sid).toBeUndefined();
});

/** An earlier run of this call rang the citizen for a consultant who has left, and was cut off. */
async function dialledAfter(
  earlier: { sid?: `CA${string}`; endedAt?: string },
  hangUp: CarrierResult<true> = { ok: true, value: true },
) {
  const found = earlier.sid === undefined ? sidOf(8) : undefined;
  const deps = createEffectsCase({
    findLeg: async () => ({ ok: true, value: found }),
    hangUp: async (sid) => {
      hungUp.push(sid);
      return hangUp;
    },
  });
  const hungUp: string[] = [];
  const legs = { 2: { party: 'citizen', at: caseNow, ...earlier }, 3: { party: 'citizen', at: caseNow } } as const;
  await deps.put(callOf({ ...accepted, legs, citizenLeg: 3 }), visit);
  const outcome = await dialCitizen(deps, { callId: 'call_1', leg: 3, tries: 0 });
  return { hungUp, asked: deps.asked.filter((asked) => asked.startsWith('ring')), outcome };
}

const rung = ['ring +4520123456'];
test.each([
  ['is hung up before the telephone is rung again', { sid: sidOf(8) }, [sidOf(8)]],
  ['is found and hung up though it was never heard of', {}, [sidOf(8)]],
  ['is left as it is where it has ended', { sid: sidOf(8), endedAt: caseNow }, []],
])('a leg that was left ringing %s', async (_what, earlier, hungUp) => {
  expect(await dialledAfter(earlier)).toEqual({ hungUp, asked: rung, outcome: { result: 'done' } });
});

test('a telephone that may still ring is not rung beside', async () => {
  const refused = { ok: false, code: 'unreachable', retry: false } as const;
  const { asked, outcome } = await dialledAfter({ sid: sidOf(8) }, refused);
  expect([asked, outcome]).toEqual([[], { result: 'refused', code: 'numberBusy' }]);
});
