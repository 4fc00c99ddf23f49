import { describe, expect, test } from 'vitest';
import type { Consultant } from '../../schemas/staff.ts';
import { callOf, caseNow, caseUnit, consultantOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import type { EndedLeg, LegEnd } from './leg-ended.ts';

const cooledOff = '2021-01-04T09:00:30.000Z';
const citizen = { party: 'citizen', sid, at: caseNow } as const;
const rung = { party: 'consultant', sid: sidOf(2), staffId: 'staff_1', user: 'staff_1', at: caseNow } as const;

/** A ring that ends so, of a consultant who has missed some already. */
function ends(how: LegEnd, missed?: Consultant['missed'], more: Partial<EndedLeg> = {}) {
  const call = callOf({ state: { at: 'reserved', leg: 2 }, legs: { 1: citizen, 2: rung } });
  const held = consultantOf({ state: 'reserved', callId: 'call_1', leg: 2, ...(missed !== undefined && { missed }) });
  const pure = createCase(visitOf({ activeCallId: 'call_1' }), call, held);
  pure.do({ type: 'endLeg', callId: 'call_1', leg: 2, sid: sidOf(2), how, ...more });
  return pure;
}

/** Rings in turn that they had missed before. */
function had(unanswered: number) {
  return { unanswered, isRefused: false, at: '2021-01-04T08:55:00.000Z' };
}

function consultantAfter(pure: ReturnType<typeof ends>) {
  return pure.item('consultant', 'staff_1');
}

describe('a ring that was not taken', () => {
  test.each(['no-answer', 'failed'] as const)('counts where nobody answered (%s), and cools off', (how) => {
    const missed = { unanswered: 1, isRefused: false, at: caseNow };
    expect(consultantAfter(ends(how))).toMatchObject({ state: 'available', idleFrom: cooledOff, missed });
    expect(consultantAfter(ends(how, had(1))).missed).toEqual({ ...missed, unanswered: 2 });
  });

  test('is the third in turn: off duty, and the call waits at its place', () => {
    const pure = ends('no-answer', had(2));
    expect(consultantAfter(pure)).toMatchObject({ state: 'off', missed: { unanswered: 3 } });
    expect(consultantAfter(pure)).not.toHaveProperty('idleFrom');
    expect(pure.item('call', 'call_1').state).toEqual({ at: 'waiting' });
    expect(pure.every('availability')).toEqual([]);
  });

  test('was refused: somebody is there, so that the turn begins anew', () => {
    const missed = { unanswered: 0, isRefused: true, at: caseNow };
    expect(consultantAfter(ends('busy', had(2)))).toMatchObject({ state: 'available', idleFrom: cooledOff, missed });
  });

  test.each([
    ['was withdrawn', 'canceled', {}, caseNow],
    ['was answered, though that was never told', 'completed', {}, cooledOff],
    ['was one that the carrier would not make', 'failed', { refused: { code: '20429', again: true } }, cooledOff],
  ] as const)('%s: nobody missed it', (...[, how, more, idleFrom]) => {
    const after = consultantAfter(ends(how, had(2), more));
    expect(after).toMatchObject({ state: 'available', idleFrom, missed: had(2) });
  });

  test('says nothing about a consultant whom another call has', () => {
    const call = callOf({ state: { at: 'reserved', leg: 2 }, legs: { 1: citizen, 2: rung } });
    const other = consultantOf({ state: 'busy', callId: 'call_2', missed: had(2) });
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), call, other);
    pure.do({ type: 'endLeg', callId: 'call_1', leg: 2, sid: sidOf(2), how: 'no-answer' });
    expect(consultantAfter(pure)).toEqual(other);
  });
});

describe('the way out', () => {
  function chooses(state: 'available' | 'pause' | 'off', consultant: Consultant) {
    const pure = createCase(consultant);
    pure.do({ type: 'choosePresence', unitId: caseUnit, staffId: 'staff_1', user: 'staff_1', state }, 'staff_1');
    return consultantAfter(pure);
  }

  test.each([
    ['who cools off is rung at once', { state: 'available', idleFrom: cooledOff }],
    ['who was taken off duty is back', { state: 'off' }],
  ] as const)('Klar: %s, and nothing is held against them', (_what, more) => {
    const after = chooses('available', consultantOf({ ...more, missed: had(2) }));
    expect(after).toMatchObject({ state: 'available', idleFrom: caseNow });
    expect(after).not.toHaveProperty('missed');
  });

  test('a desk that goes silent afterwards is off duty for its silence alone', () => {
    const pure = createCase(consultantOf({ state: 'available', missed: had(1), aliveAt: '2021-01-04T08:00:00.000Z' }));
    pure.do({ type: 'signOffIfStale', unitId: caseUnit, staffId: 'staff_1' });
    expect(consultantAfter(pure)).toMatchObject({ state: 'off', reason: 'ingen forbindelse' });
    expect(consultantAfter(pure)).not.toHaveProperty('missed');
  });

  test('an answered call begins anew', () => {
    const call = callOf({ state: { at: 'reserved', leg: 2 }, legs: { 1: citizen, 2: { ...rung } } });
    const held = consultantOf({ state: 'reserved', callId: 'call_1', leg: 2, missed: had(2) });
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), call, held);
    const answered = { type: 'answerRing', unitId: caseUnit, callId: 'call_1', leg: 2, sid: sidOf(2) } as const;
    pure.do({ ...answered, staffId: 'staff_1' });
    expect(consultantAfter(pure)).toMatchObject({ state: 'busy' });
    expect(consultantAfter(pure)).not.toHaveProperty('missed');
  });
});
