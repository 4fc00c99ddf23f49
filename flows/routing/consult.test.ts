import { describe, expect, test } from 'vitest';
import { caseUnit } from '../../tests/fixtures/case.ts';
import { citizenSid, consultantSid, createCase, goesOnDuty, sidOf, talks } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import type { LegEnd } from './leg-ended.ts';
import { isRingWanted } from './still-wanted.ts';

const unitId = caseUnit;
const own = 'staff_1';
const to = 'staff_2';
const colleagueSid = sidOf(3);

/** A talk of staff_1's in which staff_2 is asked; `joined`: and has answered. */
function asked(joined = true) {
  const pure = createCase();
  const { callId, leg } = talks(pure);
  goesOnDuty(pure, to);
  pure.now = '2021-01-04T09:01:00.000Z';
  const told = during(pure, () => pure.do({ type: 'consult', unitId, callId, staffId: own, to }, own));
  const colleague = Object.keys(pure.item('call', callId).legs).length;
  const answer = { type: 'answerRing', unitId, callId, leg: colleague, sid: colleagueSid, staffId: to } as const;
  if (joined) pure.do(answer);
  const ends = (of: number, sid: `CA${string}`, how: LegEnd = 'completed') =>
    during(pure, () => pure.do({ type: 'endLeg', callId, leg: of, sid, how }));
  const does = (type: 'endConsult' | 'handOver', staffId: 'staff_1' | 'staff_2' = own) =>
    during(pure, () => pure.do({ type, unitId, callId, staffId }, staffId));
  const consultant = (staffId: string) => pure.item('consultant', staffId);
  return { pure, callId, leg, colleague, answer, ends, does, consultant, told, call: () => pure.item('call', callId) };
}

describe('a colleague who is asked', () => {
  test('is rung while the citizen is on hold, and is given no other call meanwhile', () => {
    const { told, callId, colleague, call, consultant, pure } = asked(false);
    expect(told.payloads.map(({ type }) => type)).toEqual(['callHeld', 'presenceChanged', 'consultAsked']);
    expect(told.effects).toEqual([
      { kind: 'holdCitizen', callId, leg: 1 },
      { kind: 'ringConsultant', callId, leg: colleague },
    ]);
    expect(call().state).toMatchObject({ at: 'connected', heldSince: pure.now });
    expect(consultant(to)).toMatchObject({ state: 'reserved', callId, leg: colleague });
    expect(pure.every('availability')).toEqual([]);
  });

  test('answers once, however often that is told', () => {
    const { pure, answer, call, colleague, consultant } = asked();
    expect(call().legs[colleague]).toMatchObject({ party: 'colleague', sid: colleagueSid, joinedAt: pure.now });
    expect(consultant(to).state).toBe('busy');
    expect(during(pure, () => pure.do(answer)).payloads).toEqual([]);
    expect(pure.do({ ...answer, sid: sidOf(9) })).toEqual({ code: 'superseded' });
  });

  test.each([
    ['no-answer', { unanswered: 1, isRefused: false }],
    ['busy', { unanswered: 0, isRefused: true }],
  ] as const)('does not answer (%s): missed like any other, and the citizen stays on hold', (how, missed) => {
    const { ends, colleague, call, consultant } = asked(false);
    ends(colleague, colleagueSid, how);
    expect(consultant(to)).toMatchObject({ state: 'available', missed });
    expect(call().state).toMatchObject({ at: 'connected', heldSince: expect.anything() });
  });

  test.each([own, to] as const)('is hung up when %s ends it, and is free', (staffId) => {
    const { does, ends, callId, colleague, consultant, call } = asked();
    expect(does('endConsult', staffId).effects).toEqual([{ kind: 'hangUp', callId, leg: colleague }]);
    ends(colleague, colleagueSid);
    expect(consultant(to)).toMatchObject({ state: 'available' });
    expect(consultant(own)).toMatchObject({ state: 'busy', callId });
    expect(call().state).toMatchObject({ at: 'connected', leg: 2 });
  });

  test('is free at once where the softphone was not rung yet, and is not rung any more', () => {
    const { pure, does, call, callId, colleague, consultant } = asked(false);
    expect(isRingWanted(call(), colleague)).toBe(true);
    does('endConsult');
    expect(consultant(to)).toMatchObject({ state: 'available', idleFrom: pure.now });
    expect(isRingWanted(call(), colleague)).toBe(false);
    const named = pure.do({ type: 'nameLeg', callId, leg: colleague, sid: colleagueSid });
    expect(carriedOut(named).made.isUnwanted).toBe(true);
  });

  test('may not leave duty while they are in the talk', () => {
    const { pure } = asked();
    const off = { type: 'choosePresence', unitId, staffId: to, user: to, state: 'off' } as const;
    expect(pure.do(off, to)).toEqual({ code: 'inCall' });
  });
});

describe('the colleague goes on with the citizen', () => {
  test('who is no longer on hold; the one before is hung up and writes down what was said', () => {
    const { does, callId, leg, colleague, call, consultant, pure } = asked();
    const { effects, payloads } = does('handOver');
    expect(payloads[0]).toEqual({ type: 'callHandedOver', staffId: own, to, leg: 1, endLegs: [leg] });
    expect(effects).toEqual([
      { kind: 'holdCitizen', callId, leg: 1 },
      { kind: 'hangUp', callId, leg },
    ]);
    expect(call().state).toEqual({ at: 'connected', leg: colleague });
    expect(consultant(to)).toMatchObject({ state: 'busy', callId });
    expect(consultant(own)).toMatchObject({ state: 'wrapping', callId });
    pure.do({ type: 'endCall', unitId, callId, staffId: to, outcome: 'ended' }, to);
    expect(pure.every('visit')[0]).toMatchObject({ consultants: [own, to], talkedBy: to });
  });

  test('also where the one before is cut off: nobody is left alone on hold', () => {
    const { ends, leg, colleague, call, consultant } = asked();
    const { payloads } = ends(leg, consultantSid);
    expect(payloads.map(({ type }) => type)).toEqual(['callHandedOver', 'presenceChanged']);
    expect(call().state).toEqual({ at: 'connected', leg: colleague });
    expect(consultant(own).state).toBe('wrapping');
  });

  test('but not one who has not answered: then the talk is lost, and that softphone is silenced', () => {
    const { ends, callId, leg, colleague, call } = asked(false);
    const { effects } = ends(leg, consultantSid);
    expect(call().state).toMatchObject({ at: 'lost', leg });
    expect(effects).toContainEqual({ kind: 'hangUp', callId, leg: colleague });
  });

  test('at the word of whose talk it is, once the colleague is in it', () => {
    const ringing = asked(false);
    const handOver = { type: 'handOver', unitId, callId: ringing.callId, staffId: own } as const;
    expect(ringing.pure.do(handOver, own)).toEqual({ code: 'notAnsweredYet' });
    const { pure, callId } = asked();
    expect(pure.do({ ...handOver, callId, staffId: to }, to)).toEqual({ code: 'notYours' });
  });
});

describe('the talk ends while a colleague is asked', () => {
  test('by the citizen: both are free, and the colleague in the same write', () => {
    const { ends, consultant } = asked();
    ends(1, citizenSid);
    expect(consultant(to).state).toBe('available');
    expect(consultant(own).state).toBe('wrapping');
  });

  test('while it rings: the softphone is silenced, and its end frees the colleague', () => {
    const { ends, callId, colleague, consultant } = asked(false);
    const { effects } = ends(1, citizenSid);
    expect(effects).toContainEqual({ kind: 'hangUp', callId, leg: colleague });
    expect(consultant(to).state).toBe('reserved');
    ends(colleague, colleagueSid, 'canceled');
    expect(consultant(to).state).toBe('available');
  });

  test('by a cold transfer: the colleague is hung up too', () => {
    const { pure, callId, leg, colleague } = asked();
    const { effects } = during(pure, () => pure.do({ type: 'transferCall', unitId, callId, staffId: own }, own));
    expect(effects.filter(({ kind }) => kind === 'hangUp')).toEqual([
      { kind: 'hangUp', callId, leg },
      { kind: 'hangUp', callId, leg: colleague },
    ]);
  });
});
