import { expect, test } from 'vitest';
import { callOf, caseNow } from '../../tests/fixtures/case.ts';
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
