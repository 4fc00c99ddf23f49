import { describe, expect, test } from 'vitest';
import type { Caseload, Policy } from '../../schemas/unit.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
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
import {
  arrives,
  callsIn,
  createCase,
  goesOnDuty,
  isAnswered,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';
import { carriedOut } from '../../tests/fixtures/told.ts';

const due = { type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } } as const;
/** The window ends at 10:30 UTC: from a quarter of an hour before, anybody may. */
const anybody = '2021-01-04T10:15:00.000Z';

/** A call-back that is staff_1's has come due, and both consultants are on duty. */
function owned(callback: Partial<Callback> = {}): { pure: PureCase; callId: `call_${string}` } {
  const pure = createCase(visitOf({ callback: callbackOf({ owner: 'staff_1', ...callback }) }));
  goesOnDuty(pure);
  goesOnDuty(pure, 'staff_2');
  pure.do(due);
  const { activeCallId: callId } = pure.item('visit', 'visit_1');
  if (callId === undefined) throw new Error('The call-back is not due');
  return { pure, callId };
}

function claims(pure: PureCase, callId: `call_${string}`, staffId: 'staff_1' | 'staff_2') {
  const decision = pure.do({ type: 'claim', unitId: caseUnit, callId, staffId });
  return 'code' in decision ? decision.code : pure.item('call', callId).state.at;
}

function presence(pure: PureCase, staffId: `staff_${string}`, state: 'off' | 'pause') {
  pure.do({ type: 'choosePresence', unitId: caseUnit, staffId, user: staffId, state }, staffId);
}

describe('a call-back that is one consultant’s', () => {
  test('is given to nobody else while the owner is there and there is time, and then to the owner', () => {
    const { pure, callId } = owned();
    expect(pure.every('queueEntry')).toMatchObject([{ owner: { staffId: 'staff_1', until: anybody } }]);
    expect(claims(pure, callId, 'staff_2')).toBe('superseded');
    expect(claims(pure, callId, 'staff_1')).toBe('reserved');
    // Two at once: who comes second finds it taken.
    expect(claims(pure, callId, 'staff_2')).toBe('superseded');
  });

  test('waits also while the owner talks with somebody else', () => {
    const { pure, callId } = owned();
    const other = callsIn(pure, 7);
    reachesMenu(pure, other, sidOf(7));
    presses(pure, other, '3', sidOf(7));
    isAnswered(pure, other, sidOf(8), 'staff_1');
    expect(claims(pure, callId, 'staff_2')).toBe('superseded');
  });

  test('is anybody’s before the window ends', () => {
    const { pure, callId } = owned();
    expect(pure.item('call', callId).checkAt).toBe(anybody);
    pure.now = anybody;
    presence(pure, 'staff_2', 'pause');
    goesOnDuty(pure, 'staff_2');
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'call', id: callId } });
    expect(pure.item('call', callId).checkAt).toBeUndefined();
    expect(claims(pure, callId, 'staff_2')).toBe('reserved');
  });

  test.each(['off', 'pause'] as const)('is anybody’s at once when the owner is gone meanwhile (%s)', (state) => {
    const { pure, callId } = owned();
    presence(pure, 'staff_1', state);
    expect(claims(pure, callId, 'staff_2')).toBe('reserved');
  });

  test('is anybody’s where the owner’s desk has gone silent, or never was', () => {
    const { pure, callId } = owned();
    pure.now = '2021-01-04T09:02:00.000Z';
    presence(pure, 'staff_2', 'pause');
    goesOnDuty(pure, 'staff_2');
    expect(claims(pure, callId, 'staff_2')).toBe('reserved');
    const nobodys = owned({ owner: 'staff_9' });
    expect(claims(nobodys.pure, nobodys.callId, 'staff_2')).toBe('reserved');
  });

  test('is anybody’s once the owner has not taken it', () => {
    const { pure, callId } = owned();
    claims(pure, callId, 'staff_1');
    pure.do({ type: 'endLeg', callId, leg: 1, sid: sidOf(4), how: 'no-answer' });
    expect(pure.item('call', callId).state).toEqual({ at: 'waiting' });
    expect(claims(pure, callId, 'staff_2')).toBe('reserved');
  });

  test('is nobody’s own any more once its window was broken', () => {
    const pure = createCase(visitOf({ callback: callbackOf({ owner: 'staff_1' }) }));
    pure.now = callbackOf().until;
    pure.do(due);
    expect(pure.item('visit', 'visit_1').callback).not.toHaveProperty('owner');
  });
});

describe('whose a call-back is', () => {
  test('says who promises it at the desk, also of one that stands', () => {
    const pure = createCase(visitOf({ callNumber: 'sealed', callback: callbackOf() }));
    const asked = { type: 'promiseCallback', unitId: caseUnit, visitId: 'visit_1', owner: 'staff_2' } as const;
    carriedOut(pure.do(asked, 'staff_2'));
    expect(pure.item('visit', 'visit_1').callback).toEqual(callbackOf({ owner: 'staff_2' }));
  });

  test('of a citizen who asks by telephone it is who has talked with them', () => {
    const pure = createCase(
      visitOf({ activeCallId: 'call_1', consultants: ['staff_3', 'staff_1'] }),
      callOf({ state: { at: 'prompt', prompt: 'callbackNumber', wrong: 0, silent: 0, queued: false } }),
    );
    for (const key of ['1', '1']) presses(pure, 'call_1', key, sidOf(1));
    expect(pure.item('visit', 'visit_1').callback?.owner).toBe('staff_1');
    expect(pure.events.at(-1)?.payload).toMatchObject({ type: 'callbackPromised', owner: 'staff_1' });
  });

  test('of nobody who has talked with no one yet', () => {
    const pure = createCase(
      visitOf({ activeCallId: 'call_1' }),
      callOf({ state: { at: 'prompt', prompt: 'callbackNumber', wrong: 0, silent: 0, queued: false } }),
    );
    for (const key of ['1', '1']) presses(pure, 'call_1', key, sidOf(1));
    expect(pure.item('visit', 'visit_1').callback).not.toHaveProperty('owner');
  });

  test('of a talk that was put off it is who put it off, and the case remembers them', () => {
    const pure = createCase(visitOf({ callNumber: 'sealed', callback: callbackOf() }), consultantOf({ state: 'off' }), {
      entity: 'checklist',
      visitId: 'visit_1',
      unitId: caseUnit,
      version: 1,
      definitionVersion: '2021-2',
      savedAt: caseNow,
      answers: { A1: 'bekraeftet', A2: 'passerIkkeNu' },
    });
    goesOnDuty(pure);
    pure.do(due);
    const { activeCallId: callId = 'call_none' } = pure.item('visit', 'visit_1');
    isAnswered(pure, callId);
    arrives(pure, callId, sidOf(3));
    carriedOut(pure.do({ type: 'promiseCallback', unitId: caseUnit, visitId: 'visit_1' }, 'staff_1'));
    carriedOut(pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1'));
    expect(pure.item('visit', 'visit_1')).toMatchObject({
      callback: { owner: 'staff_1' },
      consultants: ['staff_1'],
    });
  });
});

describe('who calls again and wants to talk', () => {
  function waits(more: Partial<Visit> = { consultants: ['staff_1'] }, caseload: Policy['caseload'] = {}) {
    const { placeAt: _none, ...call } = callOf({
      state: { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false },
    });
    const of = { ...unit, policies: [{ ...policy, caseload }] };
    const pure = createCase(of, visitOf({ activeCallId: 'call_1', ...more }), call);
    for (const staffId of ['staff_1', 'staff_2'] as const) goesOnDuty(pure, staffId);
    presses(pure, 'call_1', '3', sidOf(1));
    return pure;
  }
  const until = '2021-01-04T09:00:30.000Z';

  test('waits for the consultant they know, for as long as a preference may delay them', () => {
    const pure = waits();
    expect(pure.item('call', 'call_1')).toMatchObject({
      state: { at: 'waiting' },
      owner: { staffId: 'staff_1', until },
    });
    expect(claims(pure, 'call_1', 'staff_2')).toBe('superseded');
    expect(claims(pure, 'call_1', 'staff_1')).toBe('reserved');
  });

  test('is anybody’s then', () => {
    const pure = waits();
    pure.now = until;
    expect(claims(pure, 'call_1', 'staff_2')).toBe('reserved');
  });

  test('is delayed once only, whatever they choose in between', () => {
    const pure = waits();
    pure.now = until;
    for (const key of ['0', '*', '3']) presses(pure, 'call_1', key, sidOf(1));
    expect(pure.item('call', 'call_1')).toMatchObject({ state: { at: 'waiting' }, owner: { until } });
  });

  test.each<[string, Partial<Visit> & { over30: Caseload }, object | undefined]>([
    ['a team’s waits for nobody in person, and has who knows them first', { over30: 'team' }, { until: caseNow }],
    ['everybody’s has nobody of their own', { over30: 'shared' }, undefined],
    ['everybody’s waits for whom they were given', { over30: 'shared', caseworker: 'staff_1' }, { until }],
  ])('whose group is %s', (_whose, { over30, ...more }, owner) => {
    const pure = waits({ consultants: ['staff_1'], citizen: { ageGroup: 'over30' }, ...more }, { over30 });
    expect(pure.item('call', 'call_1').owner).toEqual(owner && { staffId: 'staff_1', ...owner });
  });

  test('is anybody’s who has talked with no one yet', () => {
    expect(waits({}).item('call', 'call_1')).not.toHaveProperty('owner');
  });
});
