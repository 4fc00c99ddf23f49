import { expect, test } from 'vitest';
import { callOf, caseNow } from '../../tests/fixtures/case.ts';
import { createEffectsCase, type EffectsCase } from '../../tests/fixtures/effects-case.ts';
import { sidOf } from '../../tests/fixtures/pure-case.ts';
import { notFound } from '../adapters/carrier.ts';
import { holdCitizen } from './hold.ts';

const citizen = { party: 'citizen', sid: sidOf(1), at: caseNow } as const;
const consultant = { party: 'consultant', staffId: 'staff_1', sid: sidOf(2), at: caseNow } as const;
const talking = callOf({ state: { at: 'connected', leg: 2 }, legs: { 1: citizen, 2: consultant }, citizenLeg: 1 });
const held = { ...talking, state: { ...talking.state, heldSince: caseNow } } as typeof talking;
const effect = { callId: 'call_1', leg: 1, tries: 0 } as const;

/** The call changes to this while the carrier is asked. */
function turnsTo(deps: EffectsCase, ...next: (typeof talking)[]): void {
  const { hold } = deps.carrier;
  deps.carrier.hold = async (leg) => {
    const turned = next.shift();
    const now = await deps.store.get('call', 'call_1');
    const put = { ...turned, version: now?.version ?? 0 } as typeof talking;
    if (turned !== undefined) await deps.store.commit({ puts: [put], removals: [], events: [] });
    return hold(leg);
  };
}

test.each([
  ['on hold', held, 'hold'],
  ['off hold', talking, 'resume'],
])('the citizen is put %s as the call says', async (_, call, asked) => {
  const deps = createEffectsCase();
  await deps.put(call);
  expect(await holdCitizen(deps, effect)).toEqual({ result: 'done' });
  expect(deps.asked).toEqual([`${asked} ${sidOf(1)}`]);
});

test('what is heard meanwhile is the line’s own answer, in the conference of the call', async () => {
  const asked: unknown[] = [];
  const deps = createEffectsCase({
    hold: async (leg) => {
      asked.push(leg);
      return { ok: true, value: true };
    },
  });
  await deps.put(held);
  await holdCitizen(deps, effect);
  expect(asked).toEqual([{ conference: 'call_1', sid: sidOf(1), url: 'https://line.example/voice/hold/call_1' }]);
});

test('who changes their mind while the carrier is asked is heard', async () => {
  const deps = createEffectsCase();
  await deps.put(held);
  turnsTo(deps, talking);
  expect(await holdCitizen(deps, effect)).toEqual({ result: 'done' });
  expect(deps.asked).toEqual([`hold ${sidOf(1)}`, `resume ${sidOf(1)}`]);
});

test('and not for ever', async () => {
  const deps = createEffectsCase();
  await deps.put(held);
  turnsTo(deps, ...Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? talking : held)));
  await holdCitizen(deps, effect);
  expect(deps.asked).toHaveLength(5);
});

test.each([
  ['that has not been made', { ...held, legs: { 1: { party: 'citizen', at: caseNow } as const, 2: consultant } }],
  ['that has ended', { ...held, legs: { 1: { ...citizen, endedAt: caseNow }, 2: consultant } }],
  ['of a talk that is over', { ...held, state: { at: 'ended', outcome: 'ended' } as const }],
])('a leg %s is left as it is', async (_, call) => {
  const deps = createEffectsCase();
  await deps.put(call);
  expect(await holdCitizen(deps, effect)).toEqual({ result: 'refused', code: 'superseded' });
  expect(deps.asked).toEqual([]);
});

test('a citizen whom the carrier has not let in yet is asked for again, now and by sweep', async () => {
  const deps = createEffectsCase({ hold: async () => ({ ok: false, code: notFound, retry: false }) });
  await deps.put(held);
  expect(await holdCitizen(deps, effect)).toMatchObject({ result: 'retry', tries: 1 });
  expect(deps.pauses).toEqual([500, 1000, 2000]);
});

test('another refusal is final', async () => {
  const deps = createEffectsCase({ hold: async () => ({ ok: false, code: '21212', retry: false }) });
  await deps.put(held);
  expect(await holdCitizen(deps, effect)).toEqual({ result: 'refused', code: '21212' });
});

test('who is on hold already, and is put through, hears that from its beginning', async () => {
  const deps = createEffectsCase();
  await deps.put(held);
  await holdCitizen(deps, { ...effect, anew: true });
  expect(deps.asked).toEqual([`resume ${sidOf(1)}`, `hold ${sidOf(1)}`]);
});

test('who talks on with an office is taken off hold, though the call is over', async () => {
  const deps = createEffectsCase();
  await deps.put({ ...talking, state: { at: 'ended', outcome: 'forwarded' } } as typeof talking);
  expect(await holdCitizen(deps, effect)).toEqual({ result: 'done' });
  expect(deps.asked).toEqual([`resume ${sidOf(1)}`]);
});
