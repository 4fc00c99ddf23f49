import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Visit } from '../../schemas/visit.ts';
import {
  answered,
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  chairAt,
  consultantOf,
  decisiveAnswers,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';

const notNow = answered('visit_1', { ...decisiveAnswers, A2: 'passerIkkeNu' });
const chair = chairAt(0);

function conclude(pure: PureCase, more: object = {}) {
  const judged = { visitId: 'visit_1', category: 'jobparat', certainty: 'sikker', staffId: 'staff_1' } as const;
  const { version } = pure.item('checklist', 'visit_1');
  return pure.do({ type: 'conclude', unitId: caseUnit, ...judged, version, ...more }, 'staff_1');
}

const promise = { type: 'promiseCallback', unitId: caseUnit, visitId: 'visit_1' } as const;
const booking = { type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chair.slotId } as const;

/** The talk goes on since a moment; `direction`: who called whom. */
function createTalking(direction: Call['direction'], visit: Partial<Visit> = {}, ...more: Entity[]): PureCase {
  const legs = { 1: { party: 'citizen', at: caseNow }, 2: { party: 'consultant', staffId: 'staff_1', at: caseNow } };
  const call = callOf({ direction, state: { at: 'connected', leg: 2 }, connectedAt: caseNow, legs } as Partial<Call>);
  const talking = visitOf({ activeCallId: 'call_1', callNumber: 'sealed', ...visit });
  const pure = createCase(talking, notNow, call, consultantOf({ state: 'busy', callId: 'call_1', leg: 2 }), ...more);
  pure.now = '2021-01-04T09:01:00.000Z';
  return pure;
}

function hangUp(pure: PureCase) {
  pure.now = '2021-01-04T09:02:00.000Z';
  const end = { type: 'endCall', unitId: caseUnit, callId: 'call_1', staffId: 'staff_1', outcome: 'ended' } as const;
  const told = typesDuring(pure, () => carriedOut(pure.do(end, 'staff_1')));
  return told.filter((type) => type !== 'presenceChanged');
}

describe('a talk that does not suit the citizen', () => {
  test.each([
    ['sure', {}],
    ['in doubt, with its meeting', { certainty: 'usikker', followUp: { slotId: chair.slotId } }],
  ])('is concluded by nobody: %s', (_how, more) => {
    const pure = createCase(visitOf({ talkedAt: caseNow }), notNow);
    expect(conclude(pure, more)).toEqual({ code: 'notNow' });
    expect(pure.events).toEqual([]);
  });

  test('is concluded once it suits', () => {
    const pure = createCase(visitOf({ talkedAt: caseNow }), answered('visit_1', { ...decisiveAnswers, A2: 'ja' }));
    expect(conclude(pure)).not.toHaveProperty('code');
  });

  test('is another matter where it is not the right person: that demands a meeting, and no new time', () => {
    const somebody = answered('visit_1', { A1: 'ikkeBekraeftet', A2: 'passerIkkeNu' });
    const pure = createCase(visitOf({ talkedAt: caseNow }), somebody);
    expect(conclude(pure)).toEqual({ code: 'followUpMissing', list: ['F03'] });
  });
});

describe('another time that is agreed in the talk', () => {
  test.each(['inbound', 'callback'] as const)(
    'stands when the talk is over, and nothing waits to be concluded: %s',
    (direction) => {
      const callback = callbackOf({ kind: 'callback' });
      const pure = createTalking(direction, { callback });
      const kept = direction === 'callback' ? 'callbackKept' : 'callbackReplaced';
      const told = typesDuring(pure, () => carriedOut(pure.do(promise, 'staff_1')));
      expect(told).toEqual(expect.arrayContaining([kept, 'callbackPromised']));
      const again = { from: '2021-01-04T09:31:00.000Z', nextAt: '2021-01-04T09:31:00.000Z' };
      expect(pure.item('visit', 'visit_1').callback).toMatchObject(again);
      expect(hangUp(pure)).toEqual(['callEnded']);
      const visit = pure.item('visit', 'visit_1');
      expect(visit).toMatchObject({ callback: again, step: { what: 'ring' }, talks: 1 });
      expect(visit).not.toHaveProperty('talkedAt');
      expect(visit).not.toHaveProperty('firstTalkAt');
      expect(visit).not.toHaveProperty('putOffAt');
    },
  );

  test('is agreed once, however often it is pressed', () => {
    const pure = createTalking('callback', { callback: callbackOf() });
    carriedOut(pure.do(promise, 'staff_1'));
    const before = pure.item('visit', 'visit_1');
    pure.now = '2021-01-04T09:01:30.000Z';
    expect(typesDuring(pure, () => carriedOut(pure.do(promise, 'staff_1')))).toEqual([]);
    expect(pure.item('visit', 'visit_1')).toEqual(before);
  });

  test('may be a meeting, which is then what is next', () => {
    const pure = createTalking('callback', { callback: callbackOf() });
    carriedOut(pure.do(booking, 'staff_1'));
    hangUp(pure);
    const visit = pure.item('visit', 'visit_1');
    expect(visit).toMatchObject({ meeting: { startAt: chair.startAt }, step: { what: 'meeting' } });
    expect(visit).not.toHaveProperty('talkedAt');
  });

  test('leaves the talk one that was held where it went on after all', () => {
    const pure = createTalking('callback', { callback: callbackOf() });
    carriedOut(pure.do(promise, 'staff_1'));
    const { version } = pure.item('checklist', 'visit_1');
    const answers = { A2: 'ja' };
    carriedOut(pure.do({ type: 'saveAnswers', unitId: caseUnit, visitId: 'visit_1', version, answers }, 'staff_1'));
    expect(conclude(pure)).toMatchObject({ code: 'arrangementsMissing' });
    expect(hangUp(pure)).toEqual(['callEnded', 'firstTalkHeld']);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ talkedAt: pure.now, callback: {} });
  });

  test('is nothing special where the talk suits: a promise is kept by it, as before', () => {
    const pure = createTalking('callback', { callback: callbackOf() }, { ...answered(), visitId: 'visit_1' });
    expect(typesDuring(pure, () => carriedOut(pure.do(promise, 'staff_1')))).toEqual([]);
    expect(hangUp(pure)).toEqual(['callEnded', 'callbackKept', 'firstTalkHeld']);
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('callback');
  });
});

describe('another time that is agreed after the talk', () => {
  test.each([
    ['a call-back, and not at once', promise, 'ring'],
    ['a meeting', booking, 'meeting'],
  ] as const)('is what is next: %s', (_what, command, what) => {
    const pure = createCase(visitOf({ talkedAt: caseNow, talkedBy: 'staff_1', callNumber: 'sealed' }), notNow);
    expect(pure.item('visit', 'visit_1').talkedAt).toBe(caseNow);
    const { events } = during(pure, () => carriedOut(pure.do(command, 'staff_1')));
    expect(events.length).toBeGreaterThan(0);
    const visit = pure.item('visit', 'visit_1');
    expect(visit).toMatchObject({ step: { what } });
    expect(visit).not.toHaveProperty('talkedAt');
    if (what === 'ring') expect(visit.callback?.from).toBe('2021-01-04T09:30:00.000Z');
  });

  test('leaves a talk that waits for its conclusion where it suited', () => {
    const pure = createCase(visitOf({ talkedAt: caseNow, callNumber: 'sealed' }), answered());
    carriedOut(pure.do(promise, 'staff_1'));
    expect(pure.item('visit', 'visit_1')).toMatchObject({ talkedAt: caseNow, callback: { from: caseNow } });
  });
});
