import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { Callback } from '../../schemas/visit.ts';
import { callbackOf, callOf, caseNow, caseUnit, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import { nextStep } from './next-step.ts';

const checkAt = '2021-01-04T09:10:00.000Z';
const closes = '2021-01-04T15:00:00.000Z';

/** The window of a call-back ends just now, while the citizen is on the line. */
function createHeldUp(callback: Partial<Callback> = {}, state: Call['state'] = { at: 'waiting' }) {
  return createCase(
    visitOf({ activeCallId: 'call_1', callback: callbackOf({ until: caseNow, ...callback }) }),
    callOf({ state }),
  );
}

function fallsDue(pure: PureCase) {
  return carriedOut(pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } }));
}

describe('a call-back whose window ends while there is a call in the case', () => {
  test.each<Call['state']>([
    { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false },
    { at: 'waiting' },
    { at: 'connected', leg: 2 },
  ])('is looked at again in ten minutes, and nothing is said of it ($at)', (state) => {
    const pure = createHeldUp({}, state);
    expect(fallsDue(pure).events).toEqual([]);
    const { callback, step } = pure.item('visit', 'visit_1');
    expect(callback).toEqual(callbackOf({ until: caseNow, checkAt }));
    expect(step?.dutyAt).toBe(checkAt);
  });

  test('is not due again before those are over, and then once more', () => {
    const pure = createHeldUp();
    fallsDue(pure);
    pure.now = '2021-01-04T09:09:59.999Z';
    expect(fallsDue(pure)).toMatchObject({ puts: [], events: [] });
    pure.now = checkAt;
    fallsDue(pure);
    const { callback, step } = pure.item('visit', 'visit_1');
    expect([callback?.checkAt, step?.dutyAt]).toEqual(['2021-01-04T09:20:00.000Z', '2021-01-04T09:20:00.000Z']);
  });

  test('is left alone until the window ends', () => {
    const pure = createHeldUp({ until: '2021-01-04T09:00:00.001Z' });
    expect(fallsDue(pure).puts).toEqual([]);
  });

  test('has been broken once the call has ended without a talk, and the new window is looked at by its own end', () => {
    const pure = createHeldUp();
    fallsDue(pure);
    pure.now = '2021-01-04T09:05:00.000Z';
    pure.do({ type: 'endLeg', callId: 'call_1', leg: 1, sid: sidOf(1), how: 'completed' }, 'citizen');
    pure.now = pure.item('visit', 'visit_1').step?.dutyAt ?? '';
    expect(pure.now).toBe(checkAt);
    const { payloads } = during(pure, () => fallsDue(pure));
    const window = { from: checkAt, until: '2021-01-04T11:15:00.000Z' };
    const { from } = callbackOf();
    expect(payloads[0]).toEqual({ type: 'callbackBroken', times: 1, from, until: caseNow, next: window });
    const visit = pure.item('visit', 'visit_1');
    expect(visit.callback).toEqual(callbackOf({ ...window, nextAt: checkAt, broken: 1 }));
    expect(visit.step?.dutyAt).toBe(window.until);
  });
});

describe('a call-back that held its window up and was not answered', () => {
  test('is looked at once more and then again at its next time', () => {
    const pure = createHeldUp();
    fallsDue(pure);
    const visit = pure.item('visit', 'visit_1');
    const nextAt = '2021-01-05T07:00:00.000Z';
    const { activeCallId: _ended, ...free } = visit;
    const tried = createCase({ ...free, callback: { ...callbackOf(), ...visit.callback, attempts: 1, nextAt } });
    tried.now = '2021-01-04T09:09:59.999Z';
    expect(fallsDue(tried).puts).toEqual([]);
    tried.now = checkAt;
    fallsDue(tried);
    const { callback, step } = tried.item('visit', 'visit_1');
    expect(callback).toEqual(callbackOf({ until: caseNow, attempts: 1, nextAt }));
    expect(step?.dutyAt).toBe(nextAt);
  });
});

describe('a call-back that was tried in its window', () => {
  const tried = { attempts: 1, nextAt: '2021-01-04T09:30:00.000Z' };

  test('is put off by nothing', () => {
    expect(fallsDue(createHeldUp(tried)).puts).toEqual([]);
  });

  test('has no duty by its window: only the next attempt, and the end of that day while the citizen is on the line', () => {
    const visit = visitOf({ callback: callbackOf({ ...tried, until: caseNow }) });
    expect(nextStep(visit, caseNow, unit)?.dutyAt).toBe(tried.nextAt);
    expect(nextStep({ ...visit, activeCallId: 'call_1' }, caseNow, unit)?.dutyAt).toBe(closes);
  });
});

test('a call-back that nobody has tried is due by the end of its window, whoever is on the line', () => {
  const visit = visitOf({ callback: callbackOf({ nextAt: '2021-01-04T12:00:00.000Z' }) });
  const { until } = callbackOf();
  expect(nextStep(visit, caseNow, unit)?.dutyAt).toBe(until);
  expect(nextStep({ ...visit, activeCallId: 'call_1' }, caseNow, unit)?.dutyAt).toBe(until);
});
