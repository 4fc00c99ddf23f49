import { describe, expect, test } from 'vitest';
import type { Call, CallState } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, callOf, caseNow, chairAt, consultantOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

type Prompt = Extract<CallState, { at: 'prompt' }>;
const began = '2021-01-04T08:58:00.000Z';
const meeting = {
  meetingId: 'meeting_1',
  slotId: chairAt(0).slotId,
  startAt: chairAt(0).startAt,
  endAt: caseNow,
} as const;
const rung = { party: 'consultant', staffId: 'staff_1', at: caseNow, sid: sidOf(2) } as const;
const legs = { 1: { party: 'citizen', sid: sid, at: caseNow }, 2: rung } as const;
const later = callbackOf({ nextAt: '2021-01-04T12:00:00.000Z' });
const withheld = { caller: 'withheld', callable: false, callerSealed: undefined } as unknown as Partial<Call>;

function at(prompt: Prompt['prompt'], queued = false): CallState {
  return {
    at: 'prompt',
    prompt,
    wrong: 0,
    silent: 0,
    queued,
  };
}

/** The caller hangs up; what is told, and how things stand then. */
function hangsUp(state: CallState, call: Partial<Call> = {}, visit: Partial<Visit> = {}) {
  const { placeAt: _none, ...calling } = callOf({ startedAt: began, state, ...call });
  const placed = call.placeAt === undefined ? calling : { ...calling, placeAt: call.placeAt };
  const held = consultantOf({ state: 'busy', callId: 'call_1', leg: 2 });
  const pure = createCase(visitOf({ openedBy: 'call', activeCallId: 'call_1', ...visit }), placed, held);
  const told = during(pure, () =>
    pure.do({ type: 'endLeg', callId: 'call_1', leg: 1, sid: sid, how: 'completed' }, 'citizen'),
  );
  return {
    pure,
    call: pure.item('call', 'call_1'),
    visit: pure.item('visit', 'visit_1'),
    types: told.payloads.map(({ type }) => type),
    ...told,
  };
}

describe('who hangs up before a choice', () => {
  test.each<[CallState]>([[at('code')], [at('menu')], [at('callbackNumber')], [at('keyNumber')], [at('meetingTimes')]])(
    'is missed, and called at once at the place of the first ring (%o)',
    (state) => {
      const { pure, call, visit, payloads, events } = hangsUp(state);
      expect(payloads).toEqual([
        {
          type: 'callbackPromised',
          kind: 'missed',
          from: caseNow,
          until: '2021-01-04T11:00:00.000Z',
          isTold: false,
        },
        {
          type: 'callEnded',
          direction: 'inbound',
          outcome: 'missed',
          conversation: false,
          callSeconds: 120,
          endLegs: [],
          endsConference: false,
        },
        { type: 'callWaiting', direction: 'callback', place: began },
      ]);
      expect(events[1]).toMatchObject({ visitId: 'visit_1', callId: 'call_1' });
      expect(call).toMatchObject({ state: { at: 'ended', outcome: 'missed' }, endedAt: caseNow });
      expect(visit).toMatchObject({ callback: { kind: 'missed', placeAt: began }, callNumber: 'sealed' });
      expect(visit.activeCallId).toBe(pure.every('queueEntry')[0]?.callId);
    },
  );

  test('keeps the place that was earned by waiting', () => {
    expect(hangsUp({ at: 'waiting' }, { placeAt: caseNow }).visit.callback?.placeAt).toBe(caseNow);
  });

  test('from abroad is never called on our own accord: the number stands in the case, and the desk sees to it', () => {
    const { visit } = hangsUp(at('menu'), { caller: 'foreign', callable: false });
    expect(visit).toMatchObject({ callNumber: 'sealed', desk: { what: 'findNumber' } });
    expect(visit).not.toHaveProperty('callback');
  });

  test('while the number that was keyed is read back is called there', () => {
    const state = { ...at('readBack'), keyed: { sealed: 'keyed', hash: 'hash of keyed' } } as CallState;
    for (const more of [{}, withheld]) {
      const { visit } = hangsUp(state, more);
      expect(visit).toMatchObject({ callback: { kind: 'missed' }, callNumber: 'keyed', dialHash: 'hash of keyed' });
    }
  });

  test('known by a number of theirs is missed, without one in hand', () => {
    const { visit } = hangsUp(at('menu'), { ...withheld, callable: true }, { personId: 'person_1' });
    expect(visit.callback?.kind).toBe('missed');
    expect(visit).not.toHaveProperty('callNumber');
  });

  test('without name and number has abandoned the contact', () => {
    const { visit, payloads, events } = hangsUp(at('menu'), withheld);
    expect(payloads).toMatchObject([
      { type: 'visitEnded', reason: 'abandoned' },
      { type: 'callEnded', outcome: 'abandoned' },
    ]);
    expect(events[0]).toMatchObject({
      visitId: 'visit_1',
      callId: 'call_1',
      contact: { to: 'ended', reason: 'abandoned' },
    });
    expect(visit.ended).toEqual({ at: caseNow, reason: 'abandoned' });
    expect(visit.activeCallId).toBeUndefined();
  });

  test.each<[string, Partial<Visit>]>([
    ['registered', { openedBy: 'registration' }],
    ['known by name', { personId: 'person_1' }],
  ])('%s, and without a number, is given to the desk at once', (_who, more) => {
    const { visit, types } = hangsUp(at('menu'), withheld, more);
    expect(types).toEqual(['deskAsked', 'callEnded']);
    expect(visit).toMatchObject({ desk: { what: 'choose' }, step: { what: 'choose', owner: { role: 'intake' } } });
    expect(visit.ended).toBeUndefined();
  });

  const desk = { what: 'findTime', since: caseNow, dueAt: '2021-01-06T09:00:00.000Z' } as const;
  test.each<[string, Partial<Visit>]>([
    ['the desk is to see to anyway', { desk }],
    ['has talked', { talkedAt: caseNow }],
    ['has a meeting', { meeting }],
  ])('who %s is seen to already', (_what, more) => {
    const waits = hangsUp({ at: 'waiting' }, withheld, { personId: 'person_1', ...more });
    expect(waits.visit.desk).toEqual(more.desk);
  });
});

describe('a choice that stands', () => {
  test.each<[string, CallState, Partial<Visit>, string]>([
    ['a promised call-back', at('promised'), { callback: later }, 'promised'],
    ['a booked meeting', at('booked'), { meeting }, 'booked'],
    ['a promise, through the goodbye', at('farewell'), { callback: later }, 'promised'],
    ['a meeting, through the goodbye', at('farewell'), { meeting }, 'booked'],
    ['none, and a goodbye', at('farewell'), {}, 'farewell'],
    ['an earlier promise, at the menu', at('menu'), { callback: later }, 'abandoned'],
    ['a missed call, at the menu', at('menu'), { callback: { ...later, kind: 'missed' } }, 'missed'],
    ['a meeting, at the menu', at('menu'), { meeting }, 'abandoned'],
    ['a conclusion, at the menu', at('menu'), { ended: { at: caseNow, reason: 'withdrawn' } }, 'abandoned'],
  ])('is left as it is: %s', (_what, ...[state, more, outcome]) => {
    const { call, visit, types } = hangsUp(state, {}, more);
    expect(types).toEqual(['callEnded']);
    expect(call.state).toEqual({ at: 'ended', outcome });
    expect([visit.callback, visit.meeting]).toEqual([more.callback, more.meeting]);
  });

  test.each<[string, CallState]>([
    ['at the times', at('meetingTimes', true)],
    ['in the queue', { at: 'waiting' }],
  ])('is not taken back from whom nobody can call, though they waited for a talk besides: %s', (_where, state) => {
    const { visit, types, call } = hangsUp(state, withheld, { meeting });
    expect(types).toEqual(['callEnded']);
    expect(call.state).toEqual({ at: 'ended', outcome: 'abandoned' });
    expect([visit.ended, visit.meeting]).toEqual([undefined, meeting]);
  });

  test('is no reason not to call who waited for a talk besides', () => {
    for (const state of [{ at: 'waiting' } as const, at('meetingTimes', true)])
      expect(hangsUp(state, {}, { meeting }).visit.callback?.kind).toBe('missed');
  });

  test('and is due already follows at once', () => {
    const { pure, types } = hangsUp(at('promised'), {}, { callback: callbackOf() });
    expect(types).toEqual(['callEnded', 'callWaiting']);
    expect(pure.every('queueEntry')).toHaveLength(1);
  });

  test('in another call of the contact leaves that call the active one', () => {
    expect(hangsUp(at('promised'), {}, { callback: callbackOf(), activeCallId: 'call_2' }).visit.activeCallId).toBe(
      'call_2',
    );
  });
});

describe('the call that was going on when this one came in', () => {
  const besides = 'call_2';
  const end = { type: 'endLeg', callId: 'call_1', leg: 1, sid: sid, how: 'completed' } as const;
  test.each<[string, Partial<Call>, string | undefined]>([
    ['is the active one again', {}, besides],
    ['is not, once it has ended', { state: { at: 'ended', outcome: 'missed' } }, undefined],
    ['is not, in another contact', { visitId: 'visit_2' }, undefined],
  ])('%s', (_what, more, active) => {
    const own = callOf({ state: at('promised'), besides });
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), own, callOf({ callId: besides, ...more }));
    pure.do(end, 'citizen');
    expect(pure.item('visit', 'visit_1').activeCallId).toBe(active);
  });

  test('has ended, and the one before it is the active one again', () => {
    const ended = { state: { at: 'ended', outcome: 'missed' } } as const;
    const [own, between] = [
      callOf({ state: at('promised'), besides }),
      callOf({ callId: besides, ...ended, besides: 'call_3' }),
    ];
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), own, between, callOf({ callId: 'call_3' }));
    pure.do(end, 'citizen');
    expect(pure.item('visit', 'visit_1').activeCallId).toBe('call_3');
  });

  test('or the one that came in since is the active one where this one was', () => {
    const own = callOf({ state: at('promised'), followedBy: besides });
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), own, callOf({ callId: besides }));
    pure.do(end, 'citizen');
    expect(pure.item('visit', 'visit_1').activeCallId).toBe(besides);
  });

  test('also where a talk broke off, and the citizen would rather be called: nobody is called who is on the line', () => {
    const own = callOf({ state: at('promised'), followedBy: besides, connectedAt: caseNow });
    const promised = visitOf({ activeCallId: 'call_1', callback: callbackOf() });
    const pure = createCase(promised, own, callOf({ callId: besides }));
    pure.do(end, 'citizen');
    expect(pure.item('visit', 'visit_1').activeCallId).toBe(besides);
    expect(pure.every('call')).toHaveLength(2);
  });

  test('may be gone', () => {
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), callOf({ state: at('promised'), besides }));
    pure.do(end, 'citizen');
    expect(pure.item('visit', 'visit_1').activeCallId).toBeUndefined();
  });
});

describe('who hangs up on the way to a consultant', () => {
  test('silences the softphone by the end of the call alone', () => {
    const { payloads, effects } = hangsUp({ at: 'reserved', leg: 2 }, { legs });
    expect(payloads.map(({ type }) => type)).toEqual(['callbackPromised', 'callEnded', 'callWaiting']);
    expect(payloads[1]).toMatchObject({ endLegs: [2], endsConference: false });
    expect(effects[0]).toEqual({ kind: 'hangUp', callId: 'call_1', leg: 2 });
  });

  test('ends the conference where the consultant sits already', () => {
    const { payloads } = hangsUp({ at: 'accepted', leg: 2 }, { legs, acceptedAt: caseNow });
    expect(payloads.find(({ type }) => type === 'callEnded')).toMatchObject({ endLegs: [2], endsConference: true });
  });
});
