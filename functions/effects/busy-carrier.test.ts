import { expect, test } from 'vitest';
import { callOf, caseNow, consultantOf } from '../../tests/fixtures/case.ts';
import { createEffectsCase } from '../../tests/fixtures/effects-case.ts';
import { sidOf } from '../../tests/fixtures/pure-case.ts';
import type { CarrierResult } from '../adapters/carrier.ts';
import { endConference, hangUp } from './live-legs.ts';

const busy = { ok: false, code: '20429', retry: true } as const;
const call = callOf({
  state: { at: 'ended', outcome: 'ended' },
  legs: { 1: { party: 'citizen', sid: sidOf(1), at: caseNow }, 2: { party: 'consultant', sid: sidOf(2), at: caseNow } },
});

/** Answers with each of these in turn, and with the last one from then on. */
function answering<Value>(...answers: CarrierResult<Value>[]) {
  return async () => {
    const [answer, ...rest] = answers;
    if (answer === undefined) throw new Error('No answer is left');
    if (rest.length > 0) answers.shift();
    return answer;
  };
}

test('a carrier that is busy for a moment does not leave a talk that was ended going on', async () => {
  const deps = createEffectsCase({ endConference: answering<number>(busy, busy, { ok: true, value: 1 }) });
  await deps.put(call);
  expect(await endConference(deps, 'call_1', 0)).toEqual({ result: 'done' });
  expect(deps.pauses).toEqual([500, 1000]);
});

test('nor a leg up that was to be hung up', async () => {
  const deps = createEffectsCase({ hangUp: answering<true>(busy, { ok: true, value: true }) });
  await deps.put(call);
  expect(await hangUp(deps, { callId: 'call_1', leg: 2, tries: 0 })).toEqual({ result: 'done' });
  expect(deps.pauses).toEqual([500]);
});

test.each([
  ['for a talk that another had is free again', 1, 'available'],
  ['for a talk that never came is free again', 3, 'available'],
  ['and had the talk was freed with it', 3, 'reserved'],
] as const)('whoever was rung %s when the ring is gone', async (_who, leg, state) => {
  const gone = { ok: false, code: '21220', retry: false } as const;
  const deps = createEffectsCase({ hangUp: answering<true>(gone) });
  const rung = { party: 'consultant', sid: sidOf(3), staffId: 'staff_1', at: caseNow } as const;
  await deps.put(
    {
      ...call,
      legs: {
        2: { party: 'citizen', sid: sidOf(1), at: caseNow },
        [leg]: { ...rung, ...(state === 'reserved' && { joinedAt: caseNow }) },
        [leg === 1 ? 3 : 1]: { ...rung, sid: sidOf(2), staffId: 'staff_2' },
      },
    },
    { ...consultantOf({ state: 'reserved', callId: 'call_1' }), leg },
  );
  expect(await hangUp(deps, { callId: 'call_1', leg, tries: 0 })).toEqual({ result: 'done' });
  expect((await deps.store.get('consultant', 'staff_1', call.unitId))?.state).toBe(state);
});

test('legs of a conference that is not there are tried again where the carrier stays busy', async () => {
  const deps = createEffectsCase({
    endConference: answering<number>({ ok: true, value: 0 }),
    hangUp: answering<true>(busy),
  });
  await deps.put(call);
  expect(await endConference(deps, 'call_1', 0)).toEqual({
    result: 'retry',
    retryAt: '2021-01-04T09:01:00.000Z',
    tries: 1,
  });
});
