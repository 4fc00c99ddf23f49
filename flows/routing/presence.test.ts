import { describe, expect, test } from 'vitest';
import { callOf, caseNow, caseUnit, consultantOf, unit } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import { silentBefore } from './presence.ts';

const early = '2021-01-04T08:50:00.000Z';
const silentSince = '2021-01-04T08:58:59.999Z';

function choose(pure: PureCase, state: 'available' | 'pause' | 'off', reason?: string) {
  const wish = { unitId: caseUnit, staffId: 'staff_1', user: 'konsulent1', state } as const;
  return pure.do({ type: 'choosePresence', ...wish, ...(reason !== undefined && { reason }) }, 'staff_1');
}

describe('a consultant', () => {
  test('who comes for the first time is free and alive from now on', () => {
    const pure = createCase();
    const { payloads, effects } = during(pure, () => choose(pure, 'available'));
    expect(payloads).toEqual([
      { type: 'presenceChanged', staffId: 'staff_1', state: 'available', was: 'off', seconds: 0, idleFrom: caseNow },
    ]);
    expect(effects).toEqual([{ kind: 'match', unitId: caseUnit }]);
    expect(pure.item('consultant', 'staff_1')).toEqual(consultantOf());
    expect(pure.every('availability')).toHaveLength(1);
  });

  test('who pauses says why, and is not rung', () => {
    const pure = createCase(consultantOf({ since: early, aliveAt: early }));
    const { payloads } = during(pure, () => choose(pure, 'pause', 'frokost'));
    expect(payloads).toEqual([
      { type: 'presenceChanged', staffId: 'staff_1', state: 'pause', was: 'available', seconds: 600 },
    ]);
    const { idleFrom: _none, ...paused } = consultantOf({ version: 2, state: 'pause', reason: 'frokost' });
    expect(pure.item('consultant', 'staff_1')).toEqual(paused);
    expect(pure.every('availability')).toEqual([]);
  });

  test('who comes back has left the reason, and the notes, behind', () => {
    const pure = createCase(
      consultantOf({ state: 'wrapping', reason: 'frokost', wrapUntil: caseNow, callId: 'call_1', leg: 2 }),
    );
    choose(pure, 'available');
    expect(pure.item('consultant', 'staff_1')).toEqual(consultantOf({ version: 2 }));
  });

  test('who is free already stays where they are in the order', () => {
    const pure = createCase(consultantOf({ idleFrom: early }));
    expect(carriedOut(choose(pure, 'available')).puts).toEqual([]);
  });

  test.each(['reserved', 'busy'] as const)('who is %s keeps the call', (state) => {
    const call = callOf({
      state: { at: 'connected', leg: 2 },
      legs: { 2: { party: 'consultant', staffId: 'staff_1', at: caseNow } },
    });
    const pure = createCase(call, consultantOf({ state, callId: 'call_1' }));
    expect(choose(pure, 'pause')).toEqual({ code: 'inCall' });
    expect(choose(pure, 'off')).toEqual({ code: 'inCall' });
    expect(carriedOut(choose(pure, 'available')).puts).toEqual([]);
  });

  test.each([
    ['of no call', consultantOf({ state: 'busy' })],
    ['of a call that is gone', consultantOf({ state: 'busy', callId: 'call_9' })],
    ['of a call that names another', consultantOf({ state: 'busy', callId: 'call_1' })],
  ])('who is busy because %s may leave', (_what, consultant) => {
    const call = callOf({
      state: { at: 'connected', leg: 2 },
      legs: { 2: { party: 'consultant', staffId: 'staff_2', at: caseNow } },
    });
    const pure = createCase(call, consultant);
    choose(pure, 'off');
    expect(pure.item('consultant', 'staff_1').state).toBe('off');
  });
});

describe('a desk that has gone silent', () => {
  const signOff = { type: 'signOffIfStale', unitId: caseUnit, staffId: 'staff_1' } as const;

  test.each(['available', 'pause'] as const)('is signed off from %s, with the reason', (state) => {
    const pure = createCase(consultantOf({ state, aliveAt: silentSince }));
    const { payloads } = during(pure, () => pure.do(signOff));
    expect(payloads).toMatchObject([{ type: 'presenceChanged', state: 'off', was: state }]);
    expect(pure.item('consultant', 'staff_1')).toMatchObject({
      state: 'off',
      reason: 'ingen forbindelse',
      aliveAt: silentSince,
    });
  });

  test.each(['reserved', 'busy', 'wrapping', 'off'] as const)('is left alone while %s', (state) => {
    expect(carriedOut(createCase(consultantOf({ state, aliveAt: silentSince })).do(signOff)).puts).toEqual([]);
  });

  test('is one that has not been heard of for the whole of the grace', () => {
    const heard = consultantOf({ aliveAt: '2021-01-04T08:59:00.000Z' });
    expect(carriedOut(createCase(heard).do(signOff)).puts).toEqual([]);
    expect(silentBefore(unit, caseNow)).toBe(heard.aliveAt);
  });

  test('of nobody is refused', () => {
    expect(createCase().do(signOff)).toEqual({ code: 'notFound', about: 'consultant' });
  });
});
