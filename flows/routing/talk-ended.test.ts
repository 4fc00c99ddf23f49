import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { PayloadOf } from '../../schemas/event.ts';
import type { Visit } from '../../schemas/visit.ts';
import {
  bare,
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  consultantOf,
  policy,
  sid,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { createCase, sidOf } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

const phone = { form: 'phone', legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false } as const;
const citizen = { party: 'citizen', sid: sid, at: caseNow } as const;
const rung = { party: 'consultant', staffId: 'staff_1', at: caseNow, sid: sidOf(2) } as const;
const legs = { 1: citizen, 2: rung };
const firstRing = '2021-01-04T08:48:00.000Z';
const connectedAt = '2021-01-04T08:50:00.000Z';
const openedAt = '2021-01-04T08:00:00.000Z';

const talking = callOf({
  legs,
  state: { at: 'connected', leg: 2 },
  startedAt: firstRing,
  acceptedAt: connectedAt,
  connectedAt,
  waitedSince: firstRing,
  checkAt: caseNow,
});
const calledBack: Call = { ...talking, direction: 'callback' };
const {
  connectedAt: _never,
  waitedSince: _no,
  ...dialled
} = { ...calledBack, state: { at: 'accepted', leg: 2 } } as const;
const busy = consultantOf({ state: 'busy', callId: 'call_1', leg: 2 });

/** The consultant ends the talk; what is told and how things stand then. */
function ends(
  call: Call,
  visit: Partial<Visit> = {},
  {
    outcome = 'ended',
    rules = unit,
    consultant = busy,
  }: { outcome?: 'ended' | 'voicemail'; rules?: typeof unit; consultant?: typeof busy } = {},
) {
  const pure = createCase(rules, visitOf({ activeCallId: 'call_1', ...visit }), call, consultant);
  const told = during(pure, () =>
    pure.do({ type: 'endCall', unitId: caseUnit, callId: 'call_1', staffId: 'staff_1', outcome }, 'staff_1'),
  );
  const ended = told.payloads.find((payload): payload is PayloadOf<'callEnded'> => payload.type === 'callEnded');
  return { pure, visit: pure.item('visit', 'visit_1'), call: pure.item('call', 'call_1'), ended, ...told };
}

test('a talk by telephone is judged as one, whatever form an earlier one had', () => {
  for (const talkedForm of ['video', 'physical'] as const)
    expect(ends(talking, { talkedForm }).visit.talkedForm).toBe('phone');
  expect(ends(calledBack, { talkedForm: 'video' }, { outcome: 'voicemail' }).visit.talkedForm).toBe('video');
});

function typesOf(payloads: { type: string }[]) {
  return payloads.map(({ type }) => type);
}

describe('a talk that its consultant ends', () => {
  test('is told with how long it was, and which talk of the contact', () => {
    const { call, events, ended, effects } = ends(talking, { talks: 1 });
    const talk = { ...phone, startedAt: connectedAt, openedAt, number: 2, staffId: 'staff_1' };
    expect(ended).toEqual({
      type: 'callEnded',
      direction: 'inbound',
      outcome: 'ended',
      conversation: true,
      callSeconds: 720,
      waitSeconds: 120,
      talk,
      talkSeconds: 600,
      staffId: 'staff_1',
      endLegs: [],
      endsConference: true,
    });
    expect(events[0]).toMatchObject({ visitId: 'visit_1', callId: 'call_1' });
    expect(effects).toEqual([{ kind: 'endConference', callId: 'call_1' }]);
    const { checkAt: _gone, ...rest } = talking;
    expect(call).toEqual({ ...rest, version: 2, state: { at: 'ended', outcome: 'ended' }, endedAt: caseNow });
  });

  test('is next to be concluded, whatever the desk was asked before', () => {
    const { visit } = ends(talking, { desk: { what: 'choose', since: caseNow, dueAt: '2021-01-06T09:00:00.000Z' } });
    expect(visit.desk).toBeUndefined();
    expect(visit.step).toMatchObject({ what: 'conclude', owner: { staffId: 'staff_1' } });
  });

  test('is noted in the case: when, by whom, and that it was the first', () => {
    const { visit, payloads } = ends(talking, { waitingSince: firstRing });
    expect(bare(visit)).toEqual({
      ...visitOf({ version: 2 }),
      talkedAt: caseNow,
      talkedForm: 'phone',
      talks: 1,
      talkedBy: 'staff_1',
      consultants: ['staff_1'],
      firstTalkAt: connectedAt,
    });
    expect(payloads[1]).toEqual({
      type: 'firstTalkHeld',
      ...phone,
      openedAt,
      // The end of the last local day of the week.
      dueAt: '2021-01-11T22:59:59.999Z',
      met: true,
      staffId: 'staff_1',
    });
    expect(typesOf(payloads)).toEqual(['callEnded', 'firstTalkHeld', 'presenceChanged']);
  });

  test('gives time for notes', () => {
    const { pure, payloads } = ends(talking);
    expect(payloads.at(-1)).toMatchObject({ type: 'presenceChanged', state: 'wrapping', was: 'busy' });
    const { idleFrom: _none, leg: _left, ...notes } = { ...busy, version: 2, state: 'wrapping' as const };
    expect(pure.item('consultant', 'staff_1')).toEqual({ ...notes, wrapUntil: '2021-01-04T09:05:00.000Z' });
  });

  test.each([
    ['whom another call holds', consultantOf({ state: 'busy', callId: 'call_2' })],
    ['who has left', consultantOf({ state: 'off', callId: 'call_1' })],
  ])('leaves a consultant %s alone', (_who, consultant) => {
    expect(typesOf(ends(talking, {}, { consultant }).payloads)).not.toContain('presenceChanged');
  });

  test('takes the place of a call-back that was promised', () => {
    const { visit, payloads, events } = ends(talking, { callback: callbackOf() });
    expect(payloads[1]).toEqual({ type: 'callbackReplaced', from: callbackOf().from, until: callbackOf().until });
    expect(events[1]).toMatchObject({ visitId: 'visit_1', callId: 'call_1' });
    expect(visit.callback).toBeUndefined();
  });

  test('leaves another call of the contact the active one', () => {
    expect(ends(talking, { activeCallId: 'call_2' }).visit.activeCallId).toBe('call_2');
  });

  test('is not the first where the law wants a meeting, or was before', () => {
    const rules = { ...unit, policies: [{ ...policy, legalBasis: 'phonePrepares' as const }] };
    expect(typesOf(ends(talking, {}, { rules }).payloads)).not.toContain('firstTalkHeld');
    expect(typesOf(ends(talking, { firstTalkAt: firstRing }).payloads)).not.toContain('firstTalkHeld');
  });
});

describe('a call-back', () => {
  const { from, until } = callbackOf();

  test.each([
    ['in its window', until, connectedAt, true, 0],
    ['at the last moment of it', connectedAt, connectedAt, true, 0],
    ['a minute after it', '2021-01-04T08:49:00.000Z', connectedAt, false, 60],
  ])('that reached the citizen %s is kept', (_when, ...[windowEnds, at, inWindow, lateSeconds]) => {
    const callback = callbackOf({ attempts: 1, until: windowEnds });
    const { visit, payloads, events } = ends({ ...calledBack, connectedAt: at }, { callback });
    expect(payloads[1]).toEqual({ type: 'callbackKept', attempts: 2, inWindow, lateSeconds, from, until: windowEnds });
    expect(events[1]).toMatchObject({ visitId: 'visit_1', callId: 'call_1' });
    expect(visit).toMatchObject({ talkedAt: caseNow });
    expect(visit.callback).toBeUndefined();
  });

  test('that a mailbox answered is an attempt that failed, and the wait goes on', () => {
    const { pure, visit, call, ended, payloads } = ends(
      calledBack,
      { callback: callbackOf() },
      { outcome: 'voicemail' },
    );
    expect(ended).toMatchObject({ outcome: 'voicemail', conversation: false, waitSeconds: 120 });
    expect(ended).not.toHaveProperty('talk');
    expect(ended).not.toHaveProperty('talkSeconds');
    expect(typesOf(payloads)).toEqual(['callEnded', 'callbackAttemptFailed', 'presenceChanged']);
    expect(visit).toMatchObject({ waitingSince: firstRing, callback: { attempts: 1 } });
    expect([visit.talkedAt, visit.talks]).toEqual([undefined, undefined]);
    expect(call.state).toEqual({ at: 'ended', outcome: 'voicemail' });
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'available', idleFrom: caseNow });
  });

  test('that nobody answered yet is given up by its consultant', () => {
    const { ended, visit, effects } = ends(dialled, { callback: callbackOf(), waitingSince: openedAt });
    expect(ended).toMatchObject({ outcome: 'noAnswer', conversation: false, endLegs: [1, 2], endsConference: true });
    expect(ended).not.toHaveProperty('waitSeconds');
    expect(visit).toMatchObject({ waitingSince: openedAt, callback: { attempts: 1 } });
    expect(effects[0]).toEqual({ kind: 'endConference', callId: 'call_1' });
  });
});

test('a citizen who hangs up after a talk has had it', () => {
  const pure = createCase(visitOf({ activeCallId: 'call_1' }), talking, busy);
  const { payloads } = during(pure, () =>
    pure.do({ type: 'endLeg', callId: 'call_1', leg: 1, sid: sid, how: 'completed' }),
  );
  expect(payloads[0]).toMatchObject({
    outcome: 'citizenHungUp',
    conversation: true,
    talkSeconds: 600,
    endsConference: true,
  });
  expect(pure.item('consultant', 'staff_1').state).toBe('wrapping');
});
