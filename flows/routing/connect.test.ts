import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import { callOf, caseNow, caseUnit, consultantOf, policy, sid, unit, visitOf } from '../../tests/fixtures/case.ts';
import { arrives, createCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

const phone = { form: 'phone', legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false } as const;
const rung = { party: 'consultant', staffId: 'staff_1', user: 'konsulent1', at: caseNow, sid: sidOf(2) } as const;
const legs = { 1: { party: 'citizen', sid: sid, at: caseNow }, 2: rung } as const;
const firstRing = '2021-01-04T08:58:00.000Z';
const later = '2021-01-04T09:00:31.000Z';

const accepted = callOf({ legs, state: { at: 'accepted', leg: 2 }, acceptedAt: caseNow, step: 4 });
const busy = consultantOf({ state: 'busy', callId: 'call_1', leg: 2 });

describe('when the citizen joins the consultant', () => {
  test('the talk begins, and the wait that began with the first ring ends', () => {
    const pure = createCase(visitOf({ waitingSince: firstRing, activeCallId: 'call_1' }), accepted, busy);
    const { payloads, events } = during(pure, () => arrives(pure, 'call_1'));
    const times = { step: 5, connectedAt: caseNow, waitedSince: firstRing, checkAt: '2021-01-04T09:00:50.000Z' };
    expect(pure.item('call', 'call_1')).toEqual({
      ...accepted,
      version: 2,
      legs: { ...legs, 2: { ...legs[2], joinedAt: caseNow } },
      state: { at: 'connected', leg: 2 },
      ...times,
    });
    expect(payloads).toEqual([
      { type: 'callConnected', staffId: 'staff_1', direction: 'inbound', waitSeconds: 120, ...phone },
    ]);
    expect(events[0]).toMatchObject({ visitId: 'visit_1', callId: 'call_1' });
    expect(pure.item('visit', 'visit_1').waitingSince).toBeUndefined();
  });

  test('a second time the wait has been counted, and the first talk of the call stays the first', () => {
    const again = { ...accepted, waitedSince: firstRing, connectedAt: firstRing };
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), again, busy);
    const { payloads } = during(pure, () => arrives(pure, 'call_1'));
    expect(payloads[0]).not.toHaveProperty('waitSeconds');
    expect(pure.item('call', 'call_1')).toMatchObject({ waitedSince: firstRing, connectedAt: firstRing });
    const never = createCase(visitOf(), accepted, busy);
    arrives(never, 'call_1');
    expect(never.item('call', 'call_1')).not.toHaveProperty('waitedSince');
  });

  test('the rules of the day are told', () => {
    const later2021 = { ...policy, legalBasis: 'phoneAfterPhysical' as const };
    const pure = createCase({ ...unit, policies: [later2021] }, visitOf(), accepted, busy);
    const { payloads } = during(pure, () => arrives(pure, 'call_1'));
    expect(payloads[0]).toMatchObject({ legalBasis: 'phoneAfterPhysical', attendanceDemanded: true });
  });
});

describe('a talk that lost its consultant', () => {
  const lost: Call = { ...accepted, state: { at: 'lost', leg: 2, since: caseNow }, connectedAt: caseNow };
  const rejoin = (staffId: 'staff_1' | 'staff_2' = 'staff_1') =>
    ({ type: 'rejoinCall', unitId: caseUnit, callId: 'call_1', staffId }) as const;

  test('rings the same softphone again when its consultant comes back', () => {
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), lost, busy);
    const { payloads, events, effects } = during(pure, () => pure.do(rejoin(), 'staff_1'));
    expect(payloads).toEqual([{ type: 'callReserved', staffId: 'staff_1', leg: 3 }]);
    expect(events[0]).toMatchObject({ visitId: 'visit_1', callId: 'call_1' });
    expect(effects).toEqual([{ kind: 'ringConsultant', callId: 'call_1', leg: 3 }]);
    const { checkAt, state, legs: all } = pure.item('call', 'call_1');
    expect(state).toEqual({ at: 'reserved', leg: 3, lost: { leg: 2, since: caseNow } });
    expect(all[3]).toEqual({ party: 'consultant', staffId: 'staff_1', user: 'konsulent1', at: caseNow });
    expect(checkAt).toBe('2021-01-04T09:02:00.000Z');
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'busy', callId: 'call_1', leg: 3 });
  });

  test('keeps what it lost through the answer of the softphone', () => {
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), lost, busy);
    pure.do(rejoin(), 'staff_1');
    pure.do({ type: 'answerRing', unitId: caseUnit, callId: 'call_1', leg: 3, sid: sidOf(3), staffId: 'staff_1' });
    expect(pure.item('call', 'call_1').state).toEqual({ at: 'accepted', leg: 3, lost: { leg: 2, since: caseNow } });
  });

  test.each<[string, Call, 'staff_1' | 'staff_2', string, string]>([
    ['somebody else', lost, 'staff_2', caseNow, 'notYours'],
    ['who has lost nothing', { ...lost, state: { at: 'connected', leg: 2 } }, 'staff_1', caseNow, 'notLost'],
    ['who comes back after half a minute', lost, 'staff_1', '2021-01-04T09:00:30.000Z', 'tooLate'],
  ])('is not given back to %s', (_who, ...[call, staffId, now, code]) => {
    const pure = createCase(visitOf(), call, busy, consultantOf({ staffId: 'staff_2' }));
    pure.now = now;
    expect(pure.do(rejoin(staffId), staffId)).toEqual({ code });
  });

  test('is given back within half a minute', () => {
    const pure = createCase(visitOf(), lost, busy);
    pure.now = '2021-01-04T09:00:29.999Z';
    expect(pure.do(rejoin(), 'staff_1')).toMatchObject({ events: [{ payload: { type: 'callReserved' } }] });
  });

  test('is given to the next consultant afterwards, at the place kept', () => {
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), { ...lost, placeAt: firstRing }, busy);
    pure.now = later;
    const { payloads, effects } = during(pure, () => arrives(pure, 'call_1'));
    expect(payloads).toEqual([
      { type: 'callReleased', staffId: 'staff_1', leg: 2, why: 'notBack', endLegs: [2], waits: false },
      {
        type: 'presenceChanged',
        staffId: 'staff_1',
        state: 'available',
        was: 'busy',
        seconds: 31,
        idleFrom: '2021-01-04T09:01:01.000Z',
      },
      { type: 'callWaiting', direction: 'inbound', place: firstRing },
    ]);
    expect(effects).toEqual([
      { kind: 'hangUp', callId: 'call_1', leg: 2 },
      { kind: 'match', unitId: caseUnit },
    ]);
    const call = pure.item('call', 'call_1');
    expect(call).toMatchObject({ state: { at: 'waiting' }, reason: 'notBack', step: 5, placeAt: firstRing });
    expect(call.checkAt).toBe('2021-01-04T09:01:21.000Z');
  });

  test('that never had a place waits from when it began', () => {
    const { placeAt: _none, ...placeless } = { ...lost, startedAt: firstRing };
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), placeless, busy);
    pure.now = later;
    arrives(pure, 'call_1');
    expect(pure.item('call', 'call_1').placeAt).toBe(firstRing);
  });
});

describe('a talk now is possible', () => {
  const evening = '2021-01-04T18:00:00.000Z';
  const free = consultantOf({ aliveAt: evening, idleFrom: evening });

  test.each([
    ['within opening hours, whoever is there', caseNow, [], true],
    ['in the evening while a consultant is there', evening, [free], true],
    ['not when nobody is', evening, [], false],
    ['not while the only one is busy', evening, [{ ...free, state: 'busy' as const }], false],
    ['not at a desk that has gone silent', evening, [{ ...free, aliveAt: '2021-01-04T17:58:59.999Z' }], false],
    ['at a desk that was heard of within the grace', evening, [{ ...free, aliveAt: '2021-01-04T17:59:00.000Z' }], true],
  ])('%s', (_when, ...[now, consultants, open]) => {
    const pure = createCase(...consultants);
    pure.now = now;
    const incoming = { unitId: caseUnit, sid: sid, sidHash: 'leg', caller: 'danish' } as const;
    const { payloads } = during(pure, () => pure.do({ type: 'receiveCall', ...incoming }, 'citizen'));
    expect(payloads).toContainEqual({ type: 'callReceived', caller: 'danish', known: false, joined: false, open });
  });
});
