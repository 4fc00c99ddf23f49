import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { CallSid } from '../../schemas/ids.ts';
import { callbackOf, callOf, caseNow, caseUnit, consultantOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import type { LegEnd } from './leg-ended.ts';

const rung = { party: 'consultant', staffId: 'staff_1', user: 'konsulent1', at: '2021-01-04T08:59:48.000Z' } as const;
const citizen = { party: 'citizen', sid: sid, at: caseNow } as const;
const place = '2021-01-04T08:30:00.000Z';
const cooledOff = '2021-01-04T09:00:30.000Z';

function ringing(more: Partial<Call> = {}): Call {
  return callOf({ state: { at: 'reserved', leg: 2 }, legs: { 1: citizen, 2: rung }, placeAt: place, ...more });
}
const {
  citizenLeg: _none,
  callerSealed: _sealed,
  ...callback
} = ringing({ direction: 'callback', state: { at: 'reserved', leg: 1 }, legs: { 1: rung } });
const held = consultantOf({ state: 'reserved', callId: 'call_1', leg: 2 });
const visit = visitOf({ activeCallId: 'call_1', callback: callbackOf() });

function answer(pure: PureCase, leg = 2, sid: CallSid = sidOf(2)) {
  return pure.do({ type: 'answerRing', unitId: caseUnit, callId: 'call_1', leg, sid, staffId: 'staff_1' });
}

describe('a softphone that is answered', () => {
  test('fetches the citizen from the line, and its consultant is busy', () => {
    const pure = createCase(visit, ringing(), held);
    const { payloads, events, effects } = during(pure, () => answer(pure));
    expect(payloads).toEqual([
      { type: 'presenceChanged', staffId: 'staff_1', state: 'busy', was: 'reserved', seconds: 0 },
      { type: 'callAccepted', staffId: 'staff_1', leg: 2, citizenLeg: 1, citizen: 'onLine' },
    ]);
    expect(events[1]).toMatchObject({ visitId: 'visit_1', callId: 'call_1' });
    expect(effects).toEqual([{ kind: 'redirectCitizen', callId: 'call_1', leg: 1 }]);
    expect(pure.item('call', 'call_1')).toEqual({
      ...ringing({
        state: { at: 'accepted', leg: 2 },
        legs: { 1: citizen, 2: { ...rung, sid: sidOf(2) } },
        version: 2,
      }),
      acceptedAt: caseNow,
    });
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'busy', callId: 'call_1', leg: 2 });
  });

  test('dials a citizen who is to be called back, as a leg of its own', () => {
    const pure = createCase(visit, callback, held);
    const { payloads, effects } = during(pure, () => answer(pure, 1));
    expect(payloads[1]).toEqual({ type: 'callAccepted', staffId: 'staff_1', leg: 1, citizenLeg: 2, citizen: 'called' });
    expect(effects).toEqual([{ kind: 'dialCitizen', callId: 'call_1', leg: 2 }]);
    expect(pure.item('call', 'call_1')).toMatchObject({
      citizenLeg: 2,
      legs: { 2: { party: 'citizen', at: caseNow } },
    });
  });

  test('and tells so twice changes nothing the second time, whatever has come since', () => {
    for (const at of ['accepted', 'connected'] as const) {
      const pure = createCase(visit, ringing({ state: { at, leg: 2 } }), held);
      expect(carriedOut(answer(pure)).puts).toEqual([]);
    }
  });

  test.each<[string, Partial<Call>]>([
    ['that no call names any more', { state: { at: 'reserved', leg: 3 } }],
    ['whose call waits again', { state: { at: 'waiting' } }],
    ['whose call was lost', { state: { at: 'lost', leg: 2, since: caseNow } }],
    ['that has stopped ringing', { legs: { 1: citizen, 2: { ...rung, endedAt: caseNow } } }],
    ['that is another one at the carrier', { legs: { 1: citizen, 2: { ...rung, sid: sidOf(9) } } }],
    ['that was never rung', { legs: { 1: citizen } }],
    ['that is nobody’s', { legs: { 1: citizen, 2: { party: 'consultant', at: caseNow } } }],
  ])('%s is superseded', (_what, more) => {
    expect(answer(createCase(visit, ringing(more), held))).toEqual({ code: 'superseded' });
  });

  test('by somebody whom another call holds, or nobody, is superseded', () => {
    const other = consultantOf({ state: 'busy', callId: 'call_2' });
    expect(answer(createCase(visit, ringing(), other))).toEqual({ code: 'superseded' });
    expect(answer(createCase(visit, ringing()))).toEqual({ code: 'superseded' });
  });
});

describe('a softphone that does not take the call', () => {
  function ends(call: Call, how: LegEnd, { leg = 2, consultant = held } = {}) {
    const pure = createCase(visit, call, consultant);
    const told = during(pure, () => pure.do({ type: 'endLeg', callId: 'call_1', leg, sid: sidOf(2), how }));
    return { pure, call: pure.item('call', 'call_1'), consultant: pure.item('consultant', 'staff_1'), ...told };
  }

  test.each([
    ['no-answer', 'timeout', cooledOff],
    ['busy', 'rejected', cooledOff],
    ['failed', 'failed', cooledOff],
    ['completed', 'failed', cooledOff],
    ['canceled', 'canceled', caseNow],
  ] as const)('ends as %s: released as %s, left in peace until %s', (how, why, idleFrom) => {
    const { payloads, events, call, consultant } = ends(ringing(), how);
    expect(payloads[0]).toEqual({
      type: 'callReleased',
      staffId: 'staff_1',
      leg: 2,
      why,
      ringSeconds: 12,
      endLegs: [],
      waits: true,
    });
    expect(events[0]).toMatchObject({ visitId: 'visit_1', callId: 'call_1', effects: [{ kind: 'match' }] });
    expect(payloads[1]).toMatchObject({ type: 'presenceChanged', state: 'available', idleFrom });
    expect(consultant).toMatchObject({ state: 'available', idleFrom });
    expect(consultant.callId).toBeUndefined();
    expect(call).toMatchObject({
      state: { at: 'waiting' },
      placeAt: place,
      legs: { 2: { endedAt: caseNow, sid: sidOf(2) } },
    });
  });

  test('after it was answered lets the citizen wait on', () => {
    const { payloads, call } = ends(ringing({ state: { at: 'accepted', leg: 2 }, acceptedAt: caseNow }), 'completed');
    expect(payloads[0]).toMatchObject({ why: 'failed', endLegs: [], waits: true });
    expect(call).toMatchObject({ state: { at: 'waiting' }, citizenLeg: 1 });
  });

  test('after the citizen was dialled for it gives that leg up', () => {
    const legs = { 1: rung, 2: { party: 'citizen', at: caseNow } } as const;
    const dialled = { ...callback, state: { at: 'accepted', leg: 1 }, legs, citizenLeg: 2 } as const;
    const { payloads, effects, call } = ends(dialled, 'completed', { leg: 1 });
    expect(payloads[0]).toMatchObject({ endLegs: [2], waits: true });
    expect(effects[0]).toEqual({ kind: 'hangUp', callId: 'call_1', leg: 2 });
    expect(call.citizenLeg).toBeUndefined();
    const talked = ends({ ...dialled, connectedAt: caseNow }, 'completed', { leg: 1 });
    expect(talked.payloads[0]).toMatchObject({ endLegs: [] });
    expect(talked.call.citizenLeg).toBe(2);
  });

  test('before the citizen was dialled gives nothing up', () => {
    const { payloads, call } = ends(callback, 'no-answer', { leg: 1 });
    expect(payloads[0]).toMatchObject({ endLegs: [], waits: true });
    expect(call.state).toEqual({ at: 'waiting' });
  });

  test.each(['reserved', 'accepted'] as const)('on the way back to a lost talk (%s) leaves it lost as it was', (at) => {
    const lost = { since: '2021-01-04T08:59:40.000Z', leg: 2 };
    const legs = { 1: citizen, 2: { ...rung, endedAt: lost.since }, 3: rung };
    const busy = consultantOf({ state: 'busy', callId: 'call_1', leg: 3 });
    const { payloads, effects, call, consultant } = ends(ringing({ state: { at, leg: 3, lost }, legs }), 'no-answer', {
      leg: 3,
      consultant: busy,
    });
    expect(payloads).toEqual([
      { type: 'callReleased', staffId: 'staff_1', leg: 3, why: 'timeout', ringSeconds: 12, endLegs: [], waits: false },
    ]);
    expect(effects).toEqual([]);
    expect(call.state).toEqual({ at: 'lost', ...lost });
    expect(consultant.state).toBe('busy');
  });

  test('of nobody is only noted', () => {
    const { payloads, call } = ends(
      ringing({ legs: { 1: citizen, 2: { party: 'consultant', at: caseNow } } }),
      'no-answer',
    );
    expect(payloads).toEqual([]);
    expect(call.state).toEqual({ at: 'reserved', leg: 2 });
  });

  test('frees nobody whom another call holds by now', () => {
    const { payloads } = ends(ringing(), 'no-answer', {
      consultant: consultantOf({ state: 'busy', callId: 'call_2' }),
    });
    expect(payloads.map(({ type }) => type)).toEqual(['callReleased']);
    const wrapping = ends(ringing(), 'no-answer', {
      consultant: consultantOf({ state: 'wrapping', callId: 'call_1' }),
    });
    expect(wrapping.consultant.state).toBe('wrapping');
  });
});
