import { describe, expect, test } from 'vitest';
import type { Presence } from '../../schemas/staff.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callOf, caseNow, caseUnit, consultantOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

const wrapUntil = '2021-01-04T09:05:00.000Z';
const legs = {
  1: { party: 'citizen', sid, at: caseNow },
  2: { party: 'consultant', sid: sidOf(2), staffId: 'staff_1', user: 'staff_1', at: caseNow },
} as const;
const conclusion = {
  at: caseNow,
  by: 'staff_1',
  channel: 'phone',
  category: 'jobparat',
  certainty: 'sikker',
} as const;
const more = { type: 'extendWrapUp', unitId: caseUnit, staffId: 'staff_1', from: wrapUntil } as const;

function wrapping() {
  return createCase(consultantOf({ state: 'wrapping', callId: 'call_1', wrapUntil }));
}

describe('the time after a talk', () => {
  test('is as much again for whoever needs longer, as often as they ask', () => {
    const pure = wrapping();
    const { payloads } = during(pure, () => pure.do(more, 'staff_1'));
    const until = '2021-01-04T09:10:00.000Z';
    expect(payloads).toEqual([{ type: 'wrapUpExtended', staffId: 'staff_1', until }]);
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'wrapping', callId: 'call_1', wrapUntil: until });
    pure.do({ ...more, from: until }, 'staff_1');
    expect(pure.item('consultant', 'staff_1').wrapUntil).toBe('2021-01-04T09:15:00.000Z');
  });

  test('is given once to who asks twice', () => {
    const pure = wrapping();
    pure.do(more, 'staff_1');
    const { payloads } = during(pure, () => pure.do(more, 'staff_1'));
    expect(payloads).toEqual([]);
    expect(pure.item('consultant', 'staff_1').wrapUntil).toBe('2021-01-04T09:10:00.000Z');
  });

  test.each(['available', 'reserved', 'busy', 'pause', 'off'] as const)('is over for who is %s', (state) => {
    expect(createCase(consultantOf({ state })).do(more, 'staff_1')).toMatchObject({ code: 'notWrapping' });
  });

  test.each([
    [
      'is not needed where the case was concluded in the talk',
      { conclusion: { ...conclusion, flags: [] } },
      'available',
    ],
    ['is given after every other talk', {}, 'wrapping'],
  ] satisfies [string, Partial<Visit>, Presence][])('%s', (_what, more, state) => {
    const talking = callOf({ state: { at: 'connected', leg: 2 }, connectedAt: caseNow, legs });
    const busy = consultantOf({ state: 'busy', callId: 'call_1', leg: 2 });
    const pure = createCase(visitOf({ activeCallId: 'call_1', ...more }), talking, busy);
    pure.do({ type: 'endCall', callId: 'call_1', outcome: 'ended', unitId: caseUnit, staffId: 'staff_1' }, 'staff_1');
    expect(pure.item('consultant', 'staff_1').state).toBe(state);
  });
});
