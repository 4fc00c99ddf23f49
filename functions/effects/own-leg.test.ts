import { expect, test } from 'vitest';
import { callbackOf, callOf, caseNow, visitOf } from '../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../tests/fixtures/effects-case.ts';
import { sidOf } from '../../tests/fixtures/pure-case.ts';
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
