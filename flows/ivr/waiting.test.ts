import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import { callOf, caseNow, caseUnit, consultantOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import type { Said } from './citizen-says.ts';

const evening = '2021-01-04T18:00:00.000Z';
const rung = { party: 'consultant', staffId: 'staff_1', at: caseNow, sid: sidOf(2) } as const;
const legs = { 1: { party: 'citizen', sid: sid, at: caseNow }, 2: rung } as const;
const waiting = callOf({ step: 3, state: { at: 'waiting' } });
const ringing = callOf({ step: 3, legs, state: { at: 'reserved', leg: 2 } });
const busy = consultantOf({ state: 'busy', callId: 'call_1', leg: 2 });

function says(
  call: Call,
  said: Partial<Said> = {},
  { now = caseNow, items = [busy] }: { now?: string; items?: Entity[] } = {},
) {
  const pure = createCase(visitOf({ activeCallId: 'call_1' }), call, ...items);
  pure.now = now;
  const told = during(pure, () => carriedOut(say(pure, said)));
  return { pure, call: pure.item('call', 'call_1'), types: told.payloads.map(({ type }) => type), ...told };
}
function say(pure: PureCase, said: Partial<Said>) {
  return pure.do(
    { type: 'citizenSays', callId: 'call_1', sid: sid, digits: '', step: 3, isAfterConference: false, ...said },
    'citizen',
  );
}

describe('who waits', () => {
  test.each([waiting, ringing])('and says nothing waits on ($state.at)', (call) => {
    const { call: after, types } = says(call);
    expect(after).toEqual({ ...call, version: 2, reason: 'silent', step: 4, checkAt: '2021-01-04T09:00:50.000Z' });
    expect(types).toEqual([]);
    expect(says(call, { digits: '7' }).call.reason).toBe('repeat');
  });

  test('and presses 1 is called back and keeps the place', () => {
    const { call, types, pure } = says(waiting, { digits: '1' });
    expect(types).toEqual(['choiceOffered', 'choiceMade', 'callbackPromised']);
    expect(call.state).toMatchObject({ at: 'prompt', prompt: 'promised', queued: false });
    expect(pure.item('visit', 'visit_1').callback?.placeAt).toBe(caseNow);
    expect(pure.every('queueEntry')).toEqual([]);
  });

  test('and presses 1 without a number keys one, and can go back', () => {
    const { call } = says({ ...waiting, callable: false }, { digits: '1' });
    expect(call).toMatchObject({ state: { prompt: 'keyNumber', queued: true }, reason: 'first', step: 4 });
  });

  test.each(['0', '2'])('and presses %s hears times, and can go back', (digits) => {
    expect(says(waiting, { digits }).call.state).toMatchObject({ prompt: 'meetingTimes', queued: true });
  });

  test.each(['0', '1'])('and presses %s while a softphone rings silences it', (digits) => {
    const { payloads, effects, events, pure } = says(
      ringing,
      { digits },
      { items: [consultantOf({ state: 'reserved', callId: 'call_1', leg: 2 })] },
    );
    expect(payloads[0]).toEqual({
      type: 'callReleased',
      staffId: 'staff_1',
      leg: 2,
      why: 'canceled',
      endLegs: [2],
      waits: false,
    });
    expect(events[0]).toMatchObject({ visitId: 'visit_1', callId: 'call_1' });
    expect(effects[0]).toEqual({ kind: 'hangUp', callId: 'call_1', leg: 2 });
    expect(pure.item('consultant', 'staff_1').state).toBe('reserved');
  });

  test.each<[string, Partial<Said>]>([
    ['to an earlier question', { step: 2, digits: '1' }],
    ['to no question', { step: undefined, digits: '1' }],
    ['out of a conference', { isAfterConference: true, digits: '1' }],
  ])('and answers %s has answered nothing', (_what, said) => {
    for (const call of [
      waiting,
      ringing,
      callOf({ step: 3, state: { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false } }),
    ])
      expect(says(call, said).call).toEqual(call);
  });
});

describe('when we have closed', () => {
  test.each<[string, Entity[], object]>([
    ['nobody is left', [], { at: 'prompt', prompt: 'promised' }],
    [
      'all have gone',
      [consultantOf({ state: 'off' }), consultantOf({ staffId: 'staff_2', state: 'pause' })],
      { at: 'prompt', prompt: 'promised' },
    ],
    ['somebody is still talking', [busy], { at: 'waiting' }],
    ['somebody writes notes', [consultantOf({ state: 'wrapping' })], { at: 'waiting' }],
  ])('and %s, who waits is looked after', (_who, items, state) => {
    expect(says(waiting, {}, { now: evening, items }).call.state).toMatchObject(state);
  });

  test('who shows no number is asked for one, and hears goodbye only without it', () => {
    const hidden = { ...waiting, callable: false };
    const { pure, call } = says(hidden, {}, { now: evening, items: [] });
    expect(call).toMatchObject({ state: { prompt: 'keyNumber', queued: true }, reason: 'closed' });
    for (const step of [4, 5, 6]) say(pure, { step });
    expect(pure.item('call', 'call_1').state).toMatchObject({ prompt: 'farewell' });
  });

  test('a key still counts, and the reason is said', () => {
    expect(says(waiting, { digits: '0' }, { now: evening, items: [] }).call.state).toMatchObject({
      prompt: 'meetingTimes',
    });
    expect(says(waiting, {}, { now: evening, items: [] }).call.reason).toBe('closed');
  });

  test('a softphone that rings for who waited is silenced', () => {
    const { types } = says(ringing, {}, { now: evening, items: [consultantOf({ state: 'off' })] });
    expect(types[0]).toBe('callReleased');
  });
});

describe('the citizen’s leg', () => {
  const { sid: _unknown, ...nameless } = legs[1];
  test('that had no name gets it', () => {
    const { call } = says({ ...waiting, legs: { 1: nameless } });
    expect(call.legs).toEqual({ 1: legs[1] });
  });

  test.each<[string, Partial<Call>]>([
    ['is another', {}],
    ['has none', { citizenLeg: undefined } as unknown as Partial<Call>],
    ['is gone', { citizenLeg: 4 }],
  ])('is superseded where the call %s', (_what, more) => {
    const pure = createCase(visitOf(), { ...waiting, ...more });
    expect(say(pure, { sid: sidOf(9) })).toEqual({ code: 'superseded' });
  });

  test('of a call that has ended says nothing more, and of none is refused', () => {
    const over = callOf({ state: { at: 'ended', outcome: 'missed' } });
    expect(says(over, { sid: sidOf(9) }).call).toEqual(over);
    expect(say(createCase(), {})).toEqual({ code: 'notFound', about: 'call' });
  });

  test('tells of its case, so that both are loaded at once', () => {
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), waiting);
    expect(carriedOut(say(pure, { visitId: 'visit_1' })).puts).toMatchObject([{ callId: 'call_1', unitId: caseUnit }]);
  });
});
