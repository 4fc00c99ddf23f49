import { describe, expect, test } from 'vitest';
import { answered, callbackOf, caseNow, caseUnit, chairAt, visitOf } from '../../tests/fixtures/case.ts';
import {
  callsIn,
  citizenSid,
  createCase,
  dials,
  goesOnDuty,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';
import { during, typesDuring } from '../../tests/fixtures/told.ts';

const early = '2021-01-04T08:00:00.000Z';
const later = '2021-01-04T09:05:00.000Z';

describe('a promise to call', () => {
  test('names its window, keeps the place of who waited, and counts the wait from its beginning', () => {
    const pure = createCase();
    pure.now = early;
    const callId = callsIn(pure);
    reachesMenu(pure, callId);
    presses(pure, callId, '3');
    pure.now = caseNow;
    const { payloads, events } = during(pure, () => presses(pure, callId, '1'));
    const window = { from: caseNow, until: '2021-01-04T11:00:00.000Z' };
    expect(payloads.at(-1)).toEqual({ type: 'callbackPromised', kind: 'callback', ...window, isTold: true });
    const [visit] = pure.every('visit');
    expect(events.at(-1)?.visitId).toBe(visit?.visitId);
    expect(visit).toMatchObject({ waitingSince: early, callNumber: 'sealed phone1' });
    expect(visit?.callback).toEqual({
      kind: 'callback',
      madeAt: caseNow,
      toldAt: caseNow,
      ...window,
      placeAt: early,
      attempts: 0,
      nextAt: caseNow,
    });
  });

  test('has its own place where none was earned, and begins the wait', () => {
    const pure = createCase();
    const registration = { choice: 'callback', knownBefore: false, protectedAddress: false, language: 'da' } as const;
    pure.now = '2021-01-04T06:00:00.000Z';
    pure.do(
      {
        type: 'register',
        unitId: caseUnit,
        sealed: { name: 's', referenceCode: 's' },
        hashes: { name: [], code: 'c' },
        phone: { sealed: 'sealed', hash: 'phone' },
        ...registration,
      },
      'staff_1',
    );
    const opens = '2021-01-04T07:00:00.000Z';
    expect(pure.every('visit')[0]).toMatchObject({
      waitingSince: pure.now,
      callback: { placeAt: opens, nextAt: opens },
    });
    expect(pure.every('visit')[0]).not.toHaveProperty('callNumber');
  });

  test('takes the place of an open one, and says so', () => {
    const pure = createCase();
    const callId = callsIn(pure);
    reachesMenu(pure, callId);
    for (const key of ['1', '1', '1', '0']) presses(pure, callId, key);
    pure.now = later;
    const types = typesDuring(pure, () => ['', '', ''].map((silence) => presses(pure, callId, silence)));
    expect(types.slice(-2)).toEqual(['callbackReplaced', 'callbackPromised']);
    expect(pure.every('visit')[0]?.callback?.madeAt).toBe(later);
  });
});

describe('a call-back that waits or rings at a desk', () => {
  /** It is due, and has been queued. */
  function queued(): { pure: PureCase; callId: string } {
    const talked = { talkedAt: caseNow, talkedForm: 'physical' } as const;
    const pure = createCase(visitOf({ callback: callbackOf(), personId: 'person_1', ...talked }), answered());
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    return { pure, callId: pure.item('visit', 'visit_1').activeCallId ?? '' };
  }
  const withdraw = { type: 'withdraw', unitId: caseUnit, visitId: 'visit_1' } as const;
  const book = { type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chairAt(0).slotId } as const;
  const judged = { version: 1, category: 'jobparat', certainty: 'sikker', staffId: 'staff_2' } as const;
  const conclude = {
    type: 'conclude',
    unitId: caseUnit,
    visitId: 'visit_1',
    ...judged,
    arrangements: 'cancel',
  } as const;

  test.each([
    ['the application is withdrawn', withdraw],
    ['a meeting is booked', book],
    ['the case is concluded', conclude],
  ])('is taken back when %s', (_what, command) => {
    const { pure, callId } = queued();
    pure.now = later;
    const { payloads, events } = during(pure, () => pure.do(command, 'staff_2'));
    const gone = { direction: 'callback', outcome: 'superseded', conversation: false, callSeconds: 300 } as const;
    expect(payloads.at(-1)).toEqual({ type: 'callEnded', ...gone, endLegs: [], endsConference: false });
    expect(events.at(-1)).toMatchObject({ visitId: 'visit_1', callId });
    expect(pure.item('call', callId)).toMatchObject({ state: { at: 'ended', outcome: 'superseded' }, endedAt: later });
    expect(pure.item('visit', 'visit_1').activeCallId).toBeUndefined();
    expect(pure.every('queueEntry')).toEqual([]);
  });

  test('is silenced where it rings, and the end of that leg frees the consultant', () => {
    const { pure, callId } = queued();
    goesOnDuty(pure);
    pure.do({ type: 'claim', unitId: caseUnit, callId: callId as 'call_', staffId: 'staff_1' });
    const { effects } = during(pure, () => pure.do(withdraw, 'staff_2'));
    expect(effects).toEqual([{ kind: 'hangUp', callId, leg: 1 }]);
    expect(pure.item('call', callId)).not.toHaveProperty('checkAt');
    pure.do({ type: 'endLeg', callId: callId as 'call_', leg: 1, sid: sidOf(2), how: 'canceled' });
    expect(pure.item('consultant', 'staff_1').state).toBe('available');
  });

  test('whose wish is gone ends instead of being given to a consultant', () => {
    const { pure, callId } = queued();
    // Nobody took it back with the wish.
    const { callback: _gone, ...rest } = pure.item('visit', 'visit_1');
    const stale = createCase(rest, pure.item('call', callId));
    goesOnDuty(stale);
    const { effects } = during(stale, () =>
      stale.do({ type: 'claim', unitId: caseUnit, callId: callId as 'call_', staffId: 'staff_1' }),
    );
    expect(effects).toEqual([]);
    expect(stale.item('call', callId).state).toEqual({ at: 'ended', outcome: 'superseded' });
    expect(stale.item('visit', 'visit_1').activeCallId).toBeUndefined();
    expect(stale.item('consultant', 'staff_1').state).toBe('available');
  });
});

test('a call-back that is under way ends by itself', () => {
  const pure = createCase(visitOf({ callback: callbackOf(), personId: 'person_1' }));
  const { callId } = dials(pure);
  pure.do({ type: 'withdraw', unitId: caseUnit, visitId: 'visit_1' }, 'staff_2');
  expect(pure.item('call', callId).state).toMatchObject({ at: 'accepted' });
  expect(pure.item('visit', 'visit_1').activeCallId).toBe(callId);
});

test('a call-back that is under way is not given to the next consultant, once its wish and the first one are gone', () => {
  const pure = createCase(visitOf({ callback: callbackOf(), personId: 'person_1' }));
  const { callId, leg } = dials(pure);
  pure.do({ type: 'withdraw', unitId: caseUnit, visitId: 'visit_1' }, 'staff_2');
  const { payloads, effects } = during(pure, () =>
    pure.do({ type: 'endLeg', callId, leg, sid: sidOf(2), how: 'completed' }),
  );
  expect(payloads).toMatchObject([
    { type: 'callReleased', why: 'failed', endLegs: [2], waits: false },
    { type: 'presenceChanged', state: 'available' },
    { type: 'callEnded', outcome: 'superseded', endLegs: [] },
  ]);
  expect(effects).toEqual([{ kind: 'hangUp', callId, leg: 2 }]);
  expect(pure.every('queueEntry')).toEqual([]);
});

test('a call of the citizen is not taken back with a wish', () => {
  const pure = createCase();
  const callId = callsIn(pure);
  reachesMenu(pure, callId);
  presses(pure, callId, '3');
  const [visit] = pure.every('visit');
  pure.do({ type: 'withdraw', unitId: caseUnit, visitId: visit?.visitId ?? 'visit_' }, 'staff_2');
  expect(pure.item('call', callId).state).toEqual({ at: 'waiting' });
  expect(
    typesDuring(pure, () => pure.do({ type: 'endLeg', callId, leg: 1, sid: citizenSid, how: 'completed' })),
  ).toEqual(['callEnded']);
});
