import { describe, expect, test } from 'vitest';
import { callOf, caseNow, caseUnit, consultantOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';

const early = '2021-01-04T08:50:00.000Z';

function claim(pure: PureCase) {
  return pure.do({ type: 'claim', unitId: caseUnit, callId: 'call_1', staffId: 'staff_1' });
}

describe('a claim', () => {
  test('takes both out of their lists and rings the softphone', () => {
    const pure = createCase(visitOf(), callOf(), consultantOf({ since: early }));
    const { payloads, events, effects } = during(pure, () =>
      expect(carriedOut(claim(pure)).made).toEqual({ callId: 'call_1' }),
    );
    expect(payloads).toEqual([
      { type: 'callReserved', staffId: 'staff_1', leg: 2 },
      { type: 'presenceChanged', staffId: 'staff_1', state: 'reserved', was: 'available', seconds: 600 },
    ]);
    expect(events[0]).toMatchObject({ visitId: 'visit_1', callId: 'call_1' });
    expect(effects).toEqual([{ kind: 'ringConsultant', callId: 'call_1', leg: 2 }]);
    expect(pure.item('call', 'call_1')).toEqual(
      callOf({
        version: 2,
        state: { at: 'reserved', leg: 2 },
        legs: {
          1: { party: 'citizen', sid: sid, at: caseNow },
          2: { party: 'consultant', staffId: 'staff_1', user: 'konsulent1', at: caseNow },
        },
        checkAt: '2021-01-04T09:02:00.000Z',
      }),
    );
    const { idleFrom: _none, ...held } = consultantOf({ version: 2, state: 'reserved', callId: 'call_1', leg: 2 });
    expect(pure.item('consultant', 'staff_1')).toEqual(held);
  });

  test.each([
    ['whose call is taken', callOf({ state: { at: 'reserved', leg: 2 } }), consultantOf()],
    ['whose call has ended', callOf({ state: { at: 'ended', outcome: 'missed' } }), consultantOf()],
    ['whose consultant is busy', callOf(), consultantOf({ state: 'busy' })],
    ['whose consultant cools off', callOf(), consultantOf({ idleFrom: '2021-01-04T09:00:00.001Z' })],
  ])('%s is superseded', (_what, call, consultant) => {
    const pure = createCase(visitOf(), call, consultant);
    expect(claim(pure)).toEqual({ code: 'superseded' });
  });

  test('of a call or a consultant that is not there is refused', () => {
    expect(claim(createCase(consultantOf()))).toEqual({ code: 'notFound', about: 'call' });
    expect(claim(createCase(callOf()))).toEqual({ code: 'notFound', about: 'consultant' });
  });

  const talking = { state: { at: 'connected', leg: 1 }, legs: { 1: { party: 'consultant', at: caseNow } } } as const;
  const other = callOf({ callId: 'call_2', ...talking });
  test.each([
    ['one that came in later', visitOf({ activeCallId: 'call_2' }), callOf({ followedBy: 'call_2' })],
    ['the one that was going on when it came in', visitOf({ activeCallId: 'call_1' }), callOf({ besides: 'call_2' })],
  ])('of a second call of a case waits while a consultant has the first, be it %s', (_what, visit, call) => {
    const pure = createCase(visit, call, other, consultantOf());
    expect(claim(pure)).toEqual({ code: 'superseded' });
    const over = callOf({ ...other, state: { at: 'ended', outcome: 'ended' } });
    expect(carriedOut(claim(createCase(visit, call, over, consultantOf()))).made.callId).toBe('call_1');
    const elsewhere = callOf({ ...other, visitId: 'visit_2' });
    expect(carriedOut(claim(createCase(visit, call, elsewhere, consultantOf()))).made.callId).toBe('call_1');
  });

  test('takes a consultant of whom it is not known since when they are idle', () => {
    const { idleFrom: _none, ...ready } = consultantOf();
    const pure = createCase(visitOf(), callOf(), ready);
    expect(carriedOut(claim(pure)).made.callId).toBe('call_1');
  });

  test('of a desk that has gone silent signs it off, and the call waits on', () => {
    const pure = createCase(visitOf(), callOf(), consultantOf({ aliveAt: '2021-01-04T08:58:59.999Z' }));
    const { payloads } = during(pure, () => expect(carriedOut(claim(pure)).made).toEqual({}));
    expect(payloads).toMatchObject([{ type: 'presenceChanged', state: 'off' }]);
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'off', reason: 'ingen forbindelse' });
    expect(pure.item('call', 'call_1').state).toEqual({ at: 'waiting' });
    const alive = createCase(visitOf(), callOf(), consultantOf({ aliveAt: '2021-01-04T08:59:00.000Z' }));
    expect(carriedOut(claim(alive)).made.callId).toBe('call_1');
  });
});
