import { describe, expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import {
  callsIn,
  citizenSid,
  consultantSid,
  createCase,
  type PureCase,
  sidOf,
  talks,
} from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

const staff = { unitId: caseUnit, staffId: 'staff_1' } as const;
const guestSid = sidOf(7);

function calls(pure: PureCase, callId: `call_${string}`, hash = 'guest1') {
  return pure.do({
    type: 'callGuest',
    callId,
    ...staff,
    number: { sealed: `sealed ${hash}`, hash },
    role: 'interpreter',
  });
}

function answers(pure: PureCase, callId: `call_${string}`, as: { leg?: number; sid?: typeof guestSid } = {}) {
  return pure.do({ type: 'guestSays', callId, leg: 3, sid: guestSid, ...as });
}

/** A talk into which an interpreter was called; `joined`: and has answered. */
function createTalk({ joined = true } = {}) {
  const pure = createCase();
  const talk = talks(pure);
  calls(pure, talk.callId);
  pure.do({ type: 'nameLeg', callId: talk.callId, leg: 3, sid: guestSid });
  if (joined) answers(pure, talk.callId);
  return { pure, ...talk };
}

describe('a third party', () => {
  test('is called into the talk, and is in it once they answer; the case remembers as what', () => {
    const pure = createCase();
    const { callId } = talks(pure);
    const { payloads, effects } = during(pure, () => calls(pure, callId));
    expect(payloads).toEqual([{ type: 'guestCalled', staffId: 'staff_1', leg: 3, role: 'interpreter' }]);
    expect(effects).toEqual([{ kind: 'dialGuest', callId, leg: 3 }]);
    expect(pure.item('call', callId).legs['3']).toEqual({
      party: 'guest',
      role: 'interpreter',
      number: 'sealed guest1',
      numberHash: 'guest1',
      at: pure.now,
    });
    const joined = during(pure, () => answers(pure, callId));
    expect(joined.payloads).toEqual([{ type: 'guestJoined', leg: 3, role: 'interpreter' }]);
    expect(pure.item('call', callId).legs['3']).toMatchObject({ sid: guestSid, joinedAt: pure.now });
    expect(pure.every('visit')[0]?.guests).toEqual(['interpreter']);
    expect(answers(pure, callId)).toMatchObject({ puts: [], events: [] });
  });

  test('who leaves, or was never reached, ends nothing', () => {
    for (const joined of [true, false]) {
      const { pure, callId } = createTalk({ joined });
      const how = joined ? 'completed' : 'busy';
      const { payloads } = during(pure, () => pure.do({ type: 'endLeg', callId, leg: 3, sid: guestSid, how }));
      expect(payloads).toEqual([{ type: 'guestLeft', leg: 3, role: 'interpreter', joined, isBusy: !joined }]);
      expect(pure.item('call', callId).state).toMatchObject({ at: 'connected' });
    }
  });

  test('is taken out again by the consultant, also before the telephone has rung', () => {
    const { pure, callId } = createTalk();
    const { effects } = during(pure, () => pure.do({ type: 'removeGuest', callId, ...staff, leg: 3 }));
    expect(effects).toEqual([{ kind: 'hangUp', callId, leg: 3 }]);
    calls(pure, callId, 'guest2');
    pure.do({ type: 'removeGuest', callId, ...staff, leg: 4 });
    expect(pure.item('call', callId).legs['4']?.endedAt).toBe(pure.now);
    expect(pure.do({ type: 'nameLeg', callId, leg: 4, sid: sidOf(8) })).toMatchObject({ made: { isUnwanted: true } });
    expect(pure.do({ type: 'removeGuest', callId, ...staff, leg: 4 })).toMatchObject({ events: [] });
  });

  test('is fetched out of an empty talk, and into it again', () => {
    const { pure, callId, leg } = createTalk();
    const lost = during(pure, () => pure.do({ type: 'endLeg', callId, leg, sid: consultantSid, how: 'completed' }));
    expect(lost.effects).toEqual([
      { kind: 'redirectCitizen', callId, leg: 1 },
      { kind: 'redirectGuest', callId, leg: 3 },
    ]);
    pure.do({ type: 'rejoinCall', callId, ...staff });
    pure.do({ type: 'answerRing', unitId: caseUnit, callId, leg: 4, sid: sidOf(4), staffId: 'staff_1' });
    const back = during(pure, () =>
      pure.do({ type: 'citizenSays', callId, sid: citizenSid, digits: '', isAfterConference: false }, 'citizen'),
    );
    expect(pure.item('call', callId).state).toMatchObject({ at: 'connected', leg: 4 });
    expect(back.effects).toEqual([{ kind: 'redirectGuest', callId, leg: 3 }]);
  });

  test('waits with a citizen who is put through', () => {
    const { pure, callId, leg } = createTalk();
    const { effects } = during(pure, () => pure.do({ type: 'transferCall', callId, ...staff }, 'staff_1'));
    expect(effects.slice(0, 3)).toEqual([
      { kind: 'redirectCitizen', callId, leg: 1 },
      { kind: 'redirectGuest', callId, leg: 3 },
      { kind: 'hangUp', callId, leg },
    ]);
  });

  test('hears the end with the others, and one who still rings is hung up', () => {
    const { pure, callId } = createTalk();
    calls(pure, callId, 'guest2');
    pure.do({ type: 'nameLeg', callId, leg: 4, sid: sidOf(8) });
    const { effects } = during(pure, () => pure.do({ type: 'endCall', callId, ...staff, outcome: 'ended' }, 'staff_1'));
    expect(effects).toEqual([
      { kind: 'redirectCitizen', callId, leg: 1 },
      { kind: 'redirectGuest', callId, leg: 3 },
      { kind: 'hangUp', callId, leg: 2 },
      { kind: 'hangUp', callId, leg: 4 },
    ]);
    expect(answers(pure, callId)).toEqual({ code: 'superseded' });
  });

  test('who waits outside a lost talk that is ended hears that it is over', () => {
    const { pure, callId, leg } = createTalk();
    pure.do({ type: 'endLeg', callId, leg, sid: consultantSid, how: 'completed' });
    const { effects } = during(pure, () => pure.do({ type: 'endCall', callId, ...staff, outcome: 'ended' }, 'staff_1'));
    expect(effects).toEqual([
      { kind: 'redirectCitizen', callId, leg: 1 },
      { kind: 'redirectGuest', callId, leg: 3 },
    ]);
  });
});

describe('refused is', () => {
  test('whoever does not talk with the citizen', () => {
    const { pure, callId } = createTalk();
    const number = { sealed: 'sealed', hash: 'guest9' };
    const other = { type: 'callGuest', unitId: caseUnit, callId, staffId: 'staff_2', number, role: 'office' } as const;
    expect(pure.do(other, 'staff_2')).toEqual({ code: 'notYours' });
    expect(pure.do({ type: 'removeGuest', unitId: caseUnit, callId, staffId: 'staff_2', leg: 3 })).toEqual({
      code: 'notYours',
    });
    const early = createCase();
    expect(calls(early, callsIn(early))).toEqual({ code: 'notTalking' });
  });

  test('a fourth one, whoever is called already, and the citizen’s own telephone', () => {
    const { pure, callId } = createTalk();
    expect(calls(pure, callId, 'guest1')).toEqual({ code: 'numberBusy', about: 'phone' });
    expect(calls(pure, callId, 'phone1')).toEqual({ code: 'numberBusy', about: 'phone' });
    calls(pure, callId, 'guest2');
    calls(pure, callId, 'guest3');
    expect(calls(pure, callId, 'guest4')).toEqual({ code: 'tooManyGuests' });
    pure.do({ type: 'endLeg', callId, leg: 3, sid: guestSid, how: 'completed' });
    expect(calls(pure, callId, 'guest4')).not.toHaveProperty('code');
  });

  test('a leg that is nobody’s, another’s, or of another telephone', () => {
    const { pure, callId } = createTalk({ joined: false });
    expect(pure.do({ type: 'removeGuest', callId, ...staff, leg: 1 })).toEqual({ code: 'notFound', about: 'leg' });
    expect(pure.do({ type: 'removeGuest', callId, ...staff, leg: 9 })).toEqual({ code: 'notFound', about: 'leg' });
    expect(answers(pure, callId, { leg: 1, sid: citizenSid })).toEqual({ code: 'superseded' });
    expect(answers(pure, callId, { sid: sidOf(8) })).toEqual({ code: 'superseded' });
    pure.do({ type: 'endLeg', callId, leg: 3, sid: guestSid, how: 'completed' });
    expect(answers(pure, callId)).toEqual({ code: 'superseded' });
  });
});
