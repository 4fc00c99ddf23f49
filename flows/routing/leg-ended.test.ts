import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import { callbackOf, callOf, caseNow, consultantOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import type { EndedLeg } from './leg-ended.ts';
import { isTalkOver, legsUp, openLegs } from './legs.ts';

const citizen = { party: 'citizen', sid: sid, at: caseNow } as const;
const rung = { party: 'consultant', staffId: 'staff_1', at: caseNow, sid: sidOf(2) } as const;
const legs = { 1: citizen, 2: rung };
const lost = { since: caseNow, leg: 2 };

/** A leg of a call ends; what is written and told then. */
function ends(
  call: Call,
  ended: Partial<EndedLeg> = {},
  consultant = consultantOf({ state: 'busy', callId: 'call_1', leg: 2 }),
) {
  const pure = createCase(
    visitOf({
      activeCallId: 'call_1',
      personId: 'person_1',
      callback: callbackOf({ nextAt: '2021-01-04T12:00:00.000Z' }),
    }),
    call,
    consultant,
  );
  const told = during(pure, () =>
    pure.do({ type: 'endLeg', callId: 'call_1', leg: 1, sid: sid, how: 'completed', ...ended }),
  );
  return { call: pure.item('call', 'call_1'), consultant: pure.item('consultant', 'staff_1'), ...told };
}

describe('news of a leg', () => {
  test.each<[string, Partial<Call>, Partial<EndedLeg>]>([
    ['that was told before', { legs: { 1: { ...citizen, endedAt: caseNow } } }, {}],
    ['that is not known', {}, { leg: 7 }],
    ['by another name at the carrier', {}, { sid: sidOf(9) }],
    ['that never came to be, though it did', {}, { sid: undefined }],
    [
      'of a talk that is over',
      { legs: { 1: citizen, 2: { ...rung, joinedAt: caseNow } }, state: { at: 'ended', outcome: 'ended' } },
      { leg: 2, sid: sidOf(2) },
    ],
    ['of the citizen of a call that is over', { state: { at: 'ended', outcome: 'missed' } }, {}],
  ])('%s changes nothing', (_what, more, ended) => {
    const call = callOf(more);
    expect(ends(call, ended)).toMatchObject({ call, payloads: [] });
  });

  test('of the citizen that was given up is noted, and nothing more', () => {
    const { call, payloads } = ends(callOf({ legs: { 1: citizen, 3: citizen }, citizenLeg: 3 }));
    expect(call).toMatchObject({ version: 2, state: { at: 'waiting' }, legs: { 1: { endedAt: caseNow } } });
    expect(payloads).toEqual([]);
  });

  test('that had no name yet gives it one', () => {
    const { call } = ends(
      callOf({ legs: { 1: citizen, 2: { party: 'consultant', staffId: 'staff_1', at: caseNow } } }),
      {
        leg: 2,
        sid: sidOf(2),
      },
    );
    expect(call.legs[2]).toEqual({
      party: 'consultant',
      staffId: 'staff_1',
      at: caseNow,
      endedAt: caseNow,
      sid: sidOf(2),
    });
  });
});

describe('a consultant’s leg that the call has moved on from', () => {
  const ended = { leg: 2, sid: sidOf(2) } as const;
  test('frees the consultant also after the call came to nothing, for nobody was freed with it', () => {
    const over = callOf({ legs, state: { at: 'ended', outcome: 'nobodyFree' } });
    const { consultant } = ends(over, ended, consultantOf({ state: 'reserved', callId: 'call_1', leg: 2 }));
    expect(consultant).toMatchObject({ state: 'available', idleFrom: caseNow });
  });
  test('frees the consultant also after the talk with another one is over', () => {
    const talked = { ...rung, joinedAt: caseNow };
    const another = { ...talked, staffId: 'staff_2' as const, sid: sidOf(3) };
    const over = callOf({ legs: { 1: citizen, 2: talked, 3: another }, state: { at: 'ended', outcome: 'ended' } });
    const { consultant } = ends(over, ended, consultantOf({ state: 'reserved', callId: 'call_1', leg: 2 }));
    expect(consultant).toMatchObject({ state: 'available', idleFrom: caseNow });
    expect(consultant).not.toHaveProperty('callId');
  });

  test('frees the consultant whom it still held, from now on', () => {
    for (const call of [callOf({ legs }), callOf({ legs, state: { at: 'ended', outcome: 'missed' } })]) {
      const { consultant, payloads } = ends(call, ended);
      expect(consultant).toMatchObject({ state: 'available', idleFrom: caseNow });
      expect(payloads).toMatchObject([{ type: 'presenceChanged', was: 'busy' }]);
    }
  });

  test.each([
    ['another leg', { callId: 'call_1', leg: 4 }],
    ['another call', { callId: 'call_2', leg: 2 }],
  ] as const)('frees nobody whom %s holds', (_what, holds) => {
    expect(ends(callOf({ legs }), ended, consultantOf({ state: 'busy', ...holds })).payloads).toEqual([]);
  });

  test('of nobody frees nobody', () => {
    expect(
      ends(callOf({ legs: { 1: citizen, 2: { party: 'consultant', at: caseNow, sid: sidOf(2) } } }), ended).payloads,
    ).toEqual([]);
  });
});

describe('a consultant’s leg that ends in a talk', () => {
  test('loses the talk and fetches the citizen out of the conference', () => {
    const { call, payloads, effects } = ends(
      callOf({ legs, state: { at: 'connected', leg: 2 }, step: 4, reason: 'silent' }),
      { leg: 2, sid: sidOf(2) },
    );
    expect(call).toMatchObject({
      state: { at: 'lost', leg: 2, since: caseNow },
      step: 5,
      reason: 'first',
      checkAt: '2021-01-04T09:00:50.000Z',
    });
    expect(payloads).toEqual([{ type: 'callLost', staffId: 'staff_1', redirects: 1 }]);
    expect(effects).toEqual([{ kind: 'redirectCitizen', callId: 'call_1', leg: 1 }]);
  });

  test('that is lost already changes nothing more', () => {
    expect(
      ends(callOf({ legs, state: { at: 'lost', leg: 2, since: caseNow } }), { leg: 2, sid: sidOf(2) }).payloads,
    ).toEqual([]);
  });
});

describe('a citizen’s leg that ends', () => {
  test.each<[string, Partial<Call>, string]>([
    ['in a talk', { legs, state: { at: 'connected', leg: 2 }, connectedAt: caseNow }, 'citizenHungUp'],
    [
      'while the talk is lost',
      { legs, state: { at: 'lost', leg: 2, since: caseNow }, connectedAt: caseNow },
      'citizenHungUp',
    ],
    [
      'while the consultant is rung for it',
      { legs, state: { at: 'reserved', leg: 2, lost }, connectedAt: caseNow },
      'citizenHungUp',
    ],
    [
      'while the consultant is back',
      { legs, state: { at: 'accepted', leg: 2, lost }, connectedAt: caseNow },
      'citizenHungUp',
    ],
    ['in the queue', {}, 'abandoned'],
    ['while a softphone rings', { legs, state: { at: 'reserved', leg: 2 } }, 'abandoned'],
    ['on the way to a consultant', { legs, state: { at: 'accepted', leg: 2 } }, 'abandoned'],
    ['before a call-back was answered', { direction: 'callback', legs, state: { at: 'accepted', leg: 2 } }, 'noAnswer'],
    ['after a call-back was lost and given on', { direction: 'callback', connectedAt: caseNow }, 'abandoned'],
  ])('%s ends the call', (_what, more, outcome) => {
    const { call, payloads } = ends(callOf(more));
    expect(call.state).toEqual({ at: 'ended', outcome });
    expect(payloads.filter(({ type }) => type === 'callEnded')).toMatchObject([{ outcome }]);
  });

  test.each<[Partial<EndedLeg>, string, string]>([
    [{ how: 'failed' }, 'notDialled', 'failed'],
    [{ how: 'no-answer', refused: { code: '21211', again: false } }, 'notDialled', '21211'],
  ])('because it could not be dialled (%o) says why', (ended, outcome, code) => {
    const { call, payloads } = ends(callOf({ direction: 'callback', legs, state: { at: 'accepted', leg: 2 } }), ended);
    expect(call.state).toEqual({ at: 'ended', outcome });
    expect(payloads).toContainEqual(expect.objectContaining({ type: 'callEnded', outcome }));
    // Their telephone is engaged by nothing: the wish is tried again or given to the desk.
    expect(payloads).toContainEqual(expect.objectContaining({ type: 'callbackNotDialled', code }));
  });
});

describe('the legs of a call', () => {
  const call = callOf({ legs: { ...legs, 3: { ...rung, endedAt: caseNow } }, state: { at: 'connected', leg: 2 } });

  test('that should be up are the citizen’s and the consultant’s, unless they have ended', () => {
    expect(legsUp(call)).toEqual([
      { leg: 1, sid: sid },
      { leg: 2, sid: sidOf(2) },
    ]);
    expect(legsUp({ ...call, state: { at: 'connected', leg: 3 } })).toEqual([{ leg: 1, sid: sid }]);
    const { citizenLeg: _none, ...callback } = callOf({ legs: {} });
    expect(legsUp(callback)).toEqual([]);
    expect(legsUp(callOf({ citizenLeg: 5 }))).toEqual([]);
  });

  test('that are open have not been told to have ended', () => {
    expect(openLegs(call)).toEqual([1, 2]);
  });

  test.each([
    ['ended', true],
    ['voicemail', true],
    ['citizenHungUp', true],
    ['noAnswer', true],
    ['notDialled', true],
    ['superseded', false],
    ['promised', false],
    ['missed', false],
    ['abandoned', false],
  ] as const)('ended as %s are those of a talk: %s', (outcome, isOver) => {
    expect(isTalkOver(callOf({ state: { at: 'ended', outcome } }))).toBe(isOver);
    expect(isTalkOver(callOf())).toBe(false);
  });
});
