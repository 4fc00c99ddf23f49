import { describe, expect, test } from 'vitest';
import { callbackOf, caseUnit } from '../../tests/fixtures/case.ts';
import {
  arrives,
  callsIn,
  consultantSid,
  goesOnDuty,
  isAnswered,
  type PureCase,
  presses,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import { createKnown, takesBack, wishes } from '../../tests/fixtures/wishes.ts';

const unitId = caseUnit;
const due = { type: 'fallDue', unitId, ref: { entity: 'visit', id: 'visit_1' } } as const;

function waits(pure: PureCase): `call_${string}` {
  const callId = callsIn(pure);
  presses(pure, callId, '3');
  return callId;
}

function claims(pure: PureCase, callId: `call_${string}`, staffId: `staff_${string}`) {
  const decision = pure.do({ type: 'claim', unitId, callId, staffId });
  return 'code' in decision ? decision.code : pure.item('call', callId).state.at;
}

describe('whom the citizen wishes not to talk with', () => {
  test('is not rung when they call, from whichever moment the wish is', () => {
    const pure = createKnown();
    wishes(pure);
    const callId = waits(pure);
    expect(pure.item('call', callId)).not.toHaveProperty('owner');
    expect(pure.every('queueEntry')).toMatchObject([{ notWith: ['staff_1'] }]);
    expect(claims(pure, callId, 'staff_1')).toBe('superseded');
    expect(claims(pure, callId, 'staff_2')).toBe('reserved');
  });

  test('is not rung for a call that waits already, nor waited for, until the wish is taken back', () => {
    const pure = createKnown();
    const callId = waits(pure);
    expect(pure.every('queueEntry')).toMatchObject([{ owner: { staffId: 'staff_1' } }]);
    wishes(pure);
    const [entry] = pure.every('queueEntry');
    expect(entry).toMatchObject({ notWith: ['staff_1'] });
    expect(entry).not.toHaveProperty('owner');
    expect(claims(pure, callId, 'staff_1')).toBe('superseded');
    takesBack(pure);
    expect(pure.every('queueEntry')[0]).not.toHaveProperty('notWith');
    expect(claims(pure, callId, 'staff_1')).toBe('reserved');
  });

  test('rings no longer: the citizen waits on, and somebody else is tried', () => {
    const pure = createKnown();
    const callId = waits(pure);
    claims(pure, callId, 'staff_1');
    const { effects } = during(pure, () => wishes(pure));
    expect(effects.filter(({ kind }) => kind !== 'match')).toEqual([{ kind: 'hangUp', callId, leg: 2 }]);
    expect(pure.item('call', callId).state).toEqual({ at: 'waiting' });
    expect(claims(pure, callId, 'staff_2')).toBe('reserved');
    pure.do({ type: 'endLeg', callId, leg: 2, sid: consultantSid, how: 'canceled' });
    expect(pure.item('consultant', 'staff_1').state).toBe('available');
    expect(pure.item('call', callId).state).toMatchObject({ at: 'reserved', leg: 3 });
  });

  test('talks on where they talk, and does not come back once they are cut off', () => {
    const pure = createKnown();
    const callId = waits(pure);
    isAnswered(pure, callId);
    arrives(pure, callId);
    wishes(pure);
    expect(pure.item('call', callId).state).toMatchObject({ at: 'connected', leg: 2 });
    pure.do({ type: 'endLeg', callId, leg: 2, sid: consultantSid, how: 'completed' });
    const back = { type: 'rejoinCall', unitId, callId, staffId: 'staff_1' } as const;
    expect(pure.do(back, 'staff_1')).toEqual({ code: 'notWith' });
    arrives(pure, callId);
    expect(pure.item('call', callId).state).toEqual({ at: 'waiting' });
    expect(claims(pure, callId, 'staff_2')).toBe('reserved');
  });

  test('is not on the way back any more', () => {
    const pure = createKnown();
    const callId = waits(pure);
    isAnswered(pure, callId);
    arrives(pure, callId);
    pure.do({ type: 'endLeg', callId, leg: 2, sid: consultantSid, how: 'completed' });
    pure.do({ type: 'rejoinCall', unitId, callId, staffId: 'staff_1' }, 'staff_1');
    wishes(pure);
    expect(pure.item('call', callId).state).toEqual({ at: 'waiting' });
    expect(claims(pure, callId, 'staff_1')).toBe('superseded');
  });

  test('is neither put through to, nor asked, and does not go on with the citizen', () => {
    const pure = createKnown({ consultants: ['staff_2'] });
    const callId = waits(pure);
    isAnswered(pure, callId, consultantSid, 'staff_2');
    arrives(pure, callId);
    const by = { unitId, callId, staffId: 'staff_2' } as const;
    pure.do({ type: 'consult', ...by, to: 'staff_1' }, 'staff_2');
    pure.do({ type: 'answerRing', unitId, callId, leg: 3, sid: sidOf(3), staffId: 'staff_1' });
    wishes(pure);
    expect(pure.do({ type: 'handOver', ...by }, 'staff_2')).toEqual({ code: 'notWith' });
    pure.do({ type: 'endConsult', ...by }, 'staff_2');
    pure.do({ type: 'endLeg', callId, leg: 3, sid: sidOf(3), how: 'completed' });
    const refused = { code: 'notWith', about: 'to' };
    expect(pure.do({ type: 'consult', ...by, to: 'staff_1' }, 'staff_2')).toEqual(refused);
    expect(pure.do({ type: 'transferCall', ...by, to: 'staff_1' }, 'staff_2')).toEqual(refused);
  });

  test('is asked no longer by whoever rings them, and the talk goes on', () => {
    const pure = createKnown({ consultants: ['staff_2'] });
    const callId = waits(pure);
    isAnswered(pure, callId, consultantSid, 'staff_2');
    arrives(pure, callId);
    pure.do({ type: 'consult', unitId, callId, staffId: 'staff_2', to: 'staff_1' }, 'staff_2');
    wishes(pure);
    expect(pure.item('consultant', 'staff_1').state).toBe('available');
    expect(pure.item('call', callId).state).toMatchObject({ at: 'connected', leg: 2 });
  });

  test('is not left alone with the citizen where the one who asked is cut off', () => {
    const pure = createKnown({ consultants: ['staff_2'] });
    const callId = waits(pure);
    isAnswered(pure, callId, consultantSid, 'staff_2');
    arrives(pure, callId);
    pure.do({ type: 'consult', unitId, callId, staffId: 'staff_2', to: 'staff_1' }, 'staff_2');
    pure.do({ type: 'answerRing', unitId, callId, leg: 3, sid: sidOf(3), staffId: 'staff_1' });
    wishes(pure);
    const { effects } = during(pure, () =>
      pure.do({ type: 'endLeg', callId, leg: 2, sid: consultantSid, how: 'failed' }),
    );
    expect(effects).toEqual([
      { kind: 'redirectCitizen', callId, leg: 1 },
      { kind: 'hangUp', callId, leg: 3 },
    ]);
    expect(pure.item('call', callId).state).toMatchObject({ at: 'lost' });
  });
});

describe('a call-back', () => {
  test('that was theirs is anybody else’s, and may not be made theirs', () => {
    const pure = createKnown({ callNumber: 'sealed', callback: callbackOf({ owner: 'staff_1' }) });
    wishes(pure);
    expect(pure.item('visit', 'visit_1').callback).not.toHaveProperty('owner');
    const mine = { type: 'promiseCallback', unitId, visitId: 'visit_1', owner: 'staff_1' } as const;
    expect(pure.do(mine, 'staff_1')).toEqual({ code: 'notWith' });
    pure.do(due);
    const { activeCallId: callId = 'call_none' } = pure.item('visit', 'visit_1');
    expect(claims(pure, callId, 'staff_1')).toBe('superseded');
    expect(claims(pure, callId, 'staff_2')).toBe('reserved');
  });

  test('stays with nobody where they are the only one on duty, and its window is broken like any other: a coordinator is told of it before', () => {
    const pure = createKnown({ callNumber: 'sealed', callback: callbackOf() });
    pure.do({ type: 'choosePresence', unitId, staffId: 'staff_2', user: 'staff_2', state: 'off' }, 'staff_2');
    wishes(pure);
    expect(pure.every('task')).toMatchObject([{ step: { what: 'giveConsultant', owner: { role: 'coordinator' } } }]);
    pure.do(due);
    pure.now = callbackOf().until;
    goesOnDuty(pure);
    const { payloads } = during(pure, () => pure.do(due));
    expect(payloads.map(({ type }) => type)).toContain('callbackBroken');
    expect(pure.item('visit', 'visit_1').step).toMatchObject({ what: 'liveCall' });
  });
});

describe('where the only one on duty is whom the citizen wishes not to talk with', () => {
  function alone(): PureCase {
    const pure = createKnown();
    pure.do({ type: 'choosePresence', unitId, staffId: 'staff_2', user: 'staff_2', state: 'off' }, 'staff_2');
    wishes(pure);
    return pure;
  }

  test('they wait while the line is open, with the ways out that everybody has', () => {
    const pure = alone();
    const callId = waits(pure);
    expect(pure.item('call', callId).state).toEqual({ at: 'waiting' });
    presses(pure, callId, '1');
    expect(pure.item('visit', 'visit_1').callback).toMatchObject({ kind: 'callback' });
  });

  test('nobody is there for them once it is closed, though somebody is for others', () => {
    const pure = alone();
    const callId = waits(pure);
    pure.now = '2021-01-04T19:00:00.000Z';
    goesOnDuty(pure);
    presses(pure, callId);
    expect(pure.item('call', callId).state).toMatchObject({ at: 'prompt', prompt: 'promised' });
  });
});
