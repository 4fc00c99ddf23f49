import { beforeEach, describe, expect, test } from 'vitest';
import {
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  consultantOf,
  policy,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { arrives, createCase, goesOnDuty, type PureCase, presses, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';

const citizenFirst = {
  ...unit,
  policies: [{ ...policy, callback: { ...policy.callback, first: 'citizen' as const } }],
};
const due = { type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } } as const;
const citizen = sidOf(3);
let pure: PureCase;
let callId: `call_${string}`;

function call() {
  return pure.item('call', callId);
}
function callback() {
  return pure.item('visit', 'visit_1').callback;
}
function consultant() {
  return pure.item('consultant', 'staff_1');
}

/** A call-back is due, a consultant is free, and the two have been brought together. */
beforeEach(() => {
  pure = createCase(citizenFirst, visitOf({ callback: callbackOf(), callNumber: 'sealed' }));
  goesOnDuty(pure);
  pure.do(due);
  callId = pure.item('visit', 'visit_1').activeCallId ?? 'call_none';
});

function claims(staffId: 'staff_1' | 'staff_2' = 'staff_1') {
  return carriedOut(pure.do({ type: 'claim', unitId: caseUnit, callId, staffId }));
}

/** The citizen's telephone is answered: a person, or a mailbox. */
function picksUp() {
  claims();
  arrives(pure, callId, citizen);
}

function softphone(how: 'answers' | 'rejects') {
  const { state } = call();
  if (state.at !== 'reserved') throw new Error(`Nobody is rung: ${state.at}`);
  const { leg } = state;
  if (how === 'rejects') pure.do({ type: 'endLeg', callId, leg, sid: sidOf(5), how: 'busy' });
  else pure.do({ type: 'answerRing', unitId: caseUnit, callId, leg, sid: sidOf(5), staffId: 'staff_1' });
}

describe('a call-back by rules that call the citizen first', () => {
  test('dials the citizen, and keeps a consultant free whose telephone does not ring', () => {
    const { effects, payloads } = during(pure, () => claims());
    expect(effects).toEqual([{ kind: 'dialCitizen', callId, leg: 1 }]);
    expect(payloads).toContainEqual({ type: 'citizenCalled', staffId: 'staff_1', leg: 1 });
    expect([call().state, consultant().state]).toMatchObject([{ at: 'prompt', prompt: 'called' }, 'reserved']);
    // Two at once: whoever comes second finds the call taken.
    goesOnDuty(pure, 'staff_2');
    expect(pure.do({ type: 'claim', unitId: caseUnit, callId, staffId: 'staff_2' })).toMatchObject({
      code: 'superseded',
    });
  });

  test('rings the consultant once a key has proven a person, and then they talk', () => {
    picksUp();
    expect(consultant().state).toBe('reserved');
    const { effects } = during(pure, () => presses(pure, callId, '1', citizen));
    expect(effects).toEqual([{ kind: 'ringConsultant', callId, leg: 2 }]);
    const answered = during(pure, () => softphone('answers'));
    expect(answered.effects).toEqual([{ kind: 'redirectCitizen', callId, leg: 1 }]);
    arrives(pure, callId, citizen);
    expect(call().state).toEqual({ at: 'connected', leg: 2 });
    carriedOut(pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1'));
    expect(pure.events.map(({ payload }) => payload.type)).toContain('callbackKept');
  });

  test('reaches nobody where a mailbox answers: an attempt, the consultant is free, and no telephone rang at a desk', () => {
    picksUp();
    presses(pure, callId, '', citizen);
    presses(pure, callId, '', citizen);
    expect(call().state).toEqual({ at: 'ended', outcome: 'noAnswer' });
    expect(callback()).toMatchObject({ attempts: 1, nextAt: '2021-01-04T09:30:00.000Z' });
    expect(consultant()).toMatchObject({ state: 'available' });
    const { type } = { type: 'callReserved' } as const;
    expect(pure.events.some(({ payload }) => payload.type === type)).toBe(false);
  });

  test.each(['no-answer', 'busy', 'completed'] as const)('counts an attempt where nobody presses (%s)', (how) => {
    claims();
    pure.do({ type: 'endLeg', callId, leg: 1, sid: citizen, how });
    expect(callback()).toMatchObject({ attempts: 1 });
    expect(consultant().state).toBe('available');
  });

  test('takes one telephone at a time: where it is in use, no attempt is burnt and the consultant is free', () => {
    claims();
    const taken = { type: 'takeNumber', callId, leg: 1, hash: 'phone' } as const;
    expect(pure.do(taken)).not.toHaveProperty('code');
    expect(pure.every('numberInUse')).toMatchObject([{ hash: 'phone', callId }]);
    const refused = { code: 'numberBusy', again: true };
    pure.do({ type: 'endLeg', callId, leg: 1, how: 'failed', refused });
    expect(callback()).toMatchObject({ attempts: 0, nextAt: '2021-01-04T09:01:00.000Z' });
    expect([consultant().state, pure.every('numberInUse')]).toEqual(['available', []]);
  });

  test('refuses the telephone that another call has', () => {
    claims();
    const other = {
      entity: 'numberInUse',
      unitId: caseUnit,
      hash: 'phone',
      callId: 'call_9',
      direction: 'inbound',
    } as const;
    const shared = createCase(citizenFirst, pure.item('visit', 'visit_1'), call(), consultant(), other);
    expect(shared.do({ type: 'takeNumber', callId, leg: 1, hash: 'phone' })).toMatchObject({ code: 'numberBusy' });
  });

  test('says so where nobody takes it at the desk: the promise stands, and no attempt is counted', () => {
    picksUp();
    presses(pure, callId, '1', citizen);
    softphone('rejects');
    expect(call().state).toEqual({ at: 'waiting' });
    // The round in which somebody else might be found is over.
    presses(pure, callId, '', citizen);
    expect(call().state).toEqual({ at: 'ended', outcome: 'nobodyFree' });
    expect(callback()).toEqual(callbackOf({ nextAt: '2021-01-04T09:30:00.000Z' }));
    expect(pure.item('visit', 'visit_1').activeCallId).toBeUndefined();
  });

  test('and gives whoever was tried before a window of the other day where the pause ends there', () => {
    const tried = callbackOf({ attempts: 1, until: '2021-01-04T15:00:00.000Z' });
    const evening = createCase(
      citizenFirst,
      visitOf({ callNumber: 'sealed', activeCallId: 'call_1', callback: tried }),
      callOf({
        direction: 'callback',
        calledFirst: true,
        state: { at: 'waiting' },
        legs: { 1: { party: 'citizen', sid: citizen, at: caseNow } },
      }),
    );
    evening.now = '2021-01-04T14:50:00.000Z';
    presses(evening, 'call_1', '1', citizen);
    expect(evening.item('call', 'call_1').state).toEqual({ at: 'ended', outcome: 'nobodyFree' });
    expect(evening.item('visit', 'visit_1').callback).toMatchObject({
      attempts: 1,
      triedBefore: 1,
      nextAt: '2021-01-05T07:00:00.000Z',
      from: '2021-01-05T07:00:00.000Z',
    });
  });

  test('rings another consultant where the one who was kept is gone', () => {
    picksUp();
    pure.do({ type: 'choosePresence', unitId: caseUnit, staffId: 'staff_1', user: 'staff_1', state: 'off' }, 'staff_1');
    presses(pure, callId, '1', citizen);
    expect(call().state).toEqual({ at: 'waiting' });
    goesOnDuty(pure, 'staff_2');
    claims('staff_2');
    expect(call().state).toMatchObject({ at: 'reserved' });
  });

  test('lets the citizen wait where another consultant has the case by another of its calls, and the one who was kept is free', () => {
    picksUp();
    const legs = { 1: { party: 'consultant', at: caseNow } } as const;
    const talk = callOf({ callId: 'call_2', state: { at: 'connected', leg: 1 }, legs });
    pure = createCase(
      citizenFirst,
      pure.item('visit', 'visit_1'),
      { ...call(), followedBy: 'call_2' },
      consultant(),
      talk,
    );
    const { effects } = during(pure, () => presses(pure, callId, '1', citizen));
    expect([call().state.at, consultant().state]).toEqual(['waiting', 'available']);
    expect(effects.some(({ kind }) => kind === 'ringConsultant')).toBe(false);
  });

  test('keeps the citizen on the line where the consultant who has accepted is gone before they are joined', () => {
    picksUp();
    presses(pure, callId, '1', citizen);
    softphone('answers');
    const { effects } = during(pure, () =>
      pure.do({ type: 'endLeg', callId, leg: 2, sid: sidOf(5), how: 'completed' }),
    );
    expect(effects.filter(({ kind }) => kind === 'hangUp')).toEqual([]);
    expect(call()).toMatchObject({ state: { at: 'waiting' }, citizenLeg: 1 });
  });

  test('lets who would rather meet choose a time, and nobody is kept waiting for it', () => {
    picksUp();
    presses(pure, callId, '0', citizen);
    expect([call().state, consultant().state]).toMatchObject([{ prompt: 'meetingTimes' }, 'available']);
    presses(pure, callId, '1', citizen);
    pure.do({ type: 'endLeg', callId, leg: 1, sid: citizen, how: 'completed' });
    const visit = pure.item('visit', 'visit_1');
    expect([visit.callback, visit.activeCallId, call().state]).toEqual([
      undefined,
      undefined,
      { at: 'ended', outcome: 'booked' },
    ]);
    expect(visit.meeting).toBeDefined();
  });

  test('is not dialled again at once for who hung up over the times', () => {
    picksUp();
    presses(pure, callId, '0', citizen);
    pure.do({ type: 'endLeg', callId, leg: 1, sid: citizen, how: 'completed' });
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      callback: { attempts: 0, nextAt: '2021-01-04T09:30:00.000Z' },
    });
    expect(pure.item('visit', 'visit_1').activeCallId).toBeUndefined();
  });
});

test('by the other rules the consultant is rung first, as before', () => {
  const before = createCase(visitOf({ callback: callbackOf() }), consultantOf({ aliveAt: caseNow }));
  before.do(due);
  const { activeCallId = 'call_none' } = before.item('visit', 'visit_1');
  before.do({ type: 'claim', unitId: caseUnit, callId: activeCallId, staffId: 'staff_1' });
  expect(before.item('call', activeCallId).state).toMatchObject({ at: 'reserved' });
});
