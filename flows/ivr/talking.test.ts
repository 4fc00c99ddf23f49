import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import { callOf, caseNow, consultantOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import type { Said } from './citizen-says.ts';

const rung = { party: 'consultant', staffId: 'staff_1', at: caseNow, sid: sidOf(2) } as const;
const legs = { 1: { party: 'citizen', sid: sid, at: caseNow }, 2: rung } as const;
const lost = { since: caseNow, leg: 2 };
const lostTalk = callOf({ step: 3, legs, state: { at: 'lost', ...lost }, connectedAt: caseNow });
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

describe('while the consultant is on the line and the citizen is fetched', () => {
  const accepted = callOf({ step: 3, legs, state: { at: 'accepted', leg: 2 }, acceptedAt: caseNow });

  test('an answer to an earlier question that comes again connects nobody', () => {
    for (const digits of ['', '1', '3']) {
      const { call, types } = says(accepted, { step: 2, digits });
      expect([call, types]).toEqual([accepted, []]);
    }
  });

  test.each([
    ['the leg arrives by itself', undefined],
    ['the question that was asked last is answered', 3],
  ])('the talk begins when %s', (_when, step) => {
    const { call, types } = says(accepted, { step });
    expect(call).toMatchObject({ state: { at: 'connected', leg: 2 }, step: 4, connectedAt: caseNow });
    expect(types).toEqual(['callConnected']);
  });
});

describe('in a talk', () => {
  const talking = callOf({ step: 3, legs, state: { at: 'connected', leg: 2 }, connectedAt: caseNow });

  test('a citizen who comes out of the conference is not left alone', () => {
    const { call, payloads } = says(talking, { isAfterConference: true });
    expect(call).toMatchObject({
      state: { at: 'lost', leg: 2, since: caseNow },
      step: 4,
      reason: 'first',
      checkAt: '2021-01-04T09:00:50.000Z',
    });
    expect(payloads).toEqual([{ type: 'callLost', staffId: 'staff_1' }]);
    expect(says(talking, { isAfterConference: true, step: undefined }).call.state.at).toBe('lost');
  });

  test('word of an earlier conference, or a key, changes nothing', () => {
    expect(says(talking, { isAfterConference: true, step: 2 }).call).toEqual(talking);
    expect(says(talking).call).toEqual(talking);
  });

  test('that nobody of the staff is in, nothing is lost', () => {
    const alone = { ...talking, legs: { 1: legs[1], 2: { party: 'consultant', at: caseNow } } } as const;
    expect(says(alone, { isAfterConference: true }).call).toEqual(alone);
    const accepted = { ...alone, state: { at: 'accepted', leg: 2 } } as const;
    expect(says(accepted).call).toEqual(accepted);
  });
});

describe('while a talk is lost', () => {
  const late = '2021-01-04T09:00:30.000Z';
  const states: Call[] = [lostTalk, { ...lostTalk, state: { at: 'reserved', leg: 2, lost } }];

  test.each(states)('silence waits on ($state.at)', (call) => {
    expect(says(call).call).toMatchObject({ state: call.state, reason: 'silent', step: 4 });
    expect(says(call, { step: 2 }).call).toEqual(call);
  });

  test('an arrival tells nothing new until the time to come back has run out', () => {
    for (const said of [{ step: undefined }, { isAfterConference: true }]) {
      expect(says(lostTalk, said).call).toEqual(lostTalk);
      expect(says(lostTalk, said, { now: late }).call).toMatchObject({
        state: { at: 'waiting' },
        reason: 'notBack',
        step: 4,
        checkAt: '2021-01-04T09:01:20.000Z',
      });
    }
  });

  test('a key counts though the time has run out, unless it was pressed in the conference', () => {
    expect(says(lostTalk, { digits: '0' }, { now: late }).call.state).toMatchObject({ prompt: 'meetingTimes' });
    expect(says(lostTalk, { digits: '0', isAfterConference: true }, { now: late }).call.state).toEqual({
      at: 'waiting',
    });
    expect(says(lostTalk, { digits: '0', isAfterConference: true }).call).toEqual(lostTalk);
    expect(says(lostTalk, {}, { now: late }).call.state).toEqual({ at: 'waiting' });
    expect(says(lostTalk, { step: 2 }, { now: late }).call).toEqual(lostTalk);
  });

  test('who chooses something else lets the consultant go, who is left in peace', () => {
    const { payloads, events, effects, pure } = says(lostTalk, { digits: '1' });
    expect(payloads[0]).toEqual({
      type: 'callReleased',
      staffId: 'staff_1',
      leg: 2,
      why: 'notBack',
      endLegs: [2],
      waits: false,
    });
    expect(payloads[1]).toMatchObject({ type: 'presenceChanged', state: 'available', idleFrom: late });
    expect(events[0]).toMatchObject({ visitId: 'visit_1', callId: 'call_1' });
    expect(effects[0]).toEqual({ kind: 'hangUp', callId: 'call_1', leg: 2 });
    expect(pure.item('call', 'call_1').state).toMatchObject({ prompt: 'promised' });
    expect(payloads).toContainEqual(expect.objectContaining({ type: 'choiceMade', stage: 'duringTalk' }));
  });
});
