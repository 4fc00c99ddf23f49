import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, callOf, personOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, presses } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import { companionsOf } from '../case/companions.ts';

const booked: Meeting = {
  entity: 'meeting',
  meetingId: 'meeting_1',
  unitId: 'favrskov',
  visitId: 'visit_1',
  slotId: '20210105T080000Z-1',
  version: 1,
  startAt: '2021-01-05T08:00:00.000Z',
  endAt: '2021-01-05T08:45:00.000Z',
  purpose: 'visit',
  state: 'booked',
  bookedAt: '2021-01-04T08:00:00.000Z',
};
const { meetingId, slotId, startAt, endAt } = booked;
const meeting = { meetingId, slotId, startAt, endAt };
const callback = callbackOf({
  from: '2021-01-04T11:00:00.000Z',
  until: '2021-01-04T13:00:00.000Z',
  nextAt: '2021-01-04T11:00:00.000Z',
});

/** Somebody calls from a telephone that nobody knows; the case behind the code 612345 is this one. */
function calls(more: Partial<Visit>, prompt: 'code' | 'ownCode' = 'code'): PureCase {
  const { placeAt: _none, ...call } = callOf({
    state: { at: 'prompt', prompt, wrong: 0, silent: 0, queued: false },
    visitId: 'visit_2',
    step: 3,
  });
  const own = visitOf({ visitId: 'visit_2', openedBy: 'call', activeCallId: 'call_1' });
  const found = visitOf({ personId: 'person_1', codeHash: '612345', ...more });
  const items: Entity[] = [
    personOf(),
    found,
    own,
    call,
    ...(more.meeting === undefined ? [] : [booked, ...companionsOf(booked)]),
  ];
  return createCase(...items);
}
function press(pure: PureCase, ...keys: string[]) {
  const told = during(pure, () => {
    for (const key of keys) presses(pure, 'call_1', key, sid);
  });
  return {
    types: told.payloads.map(({ type }) => type),
    sms: told.events.flatMap(({ effects }) => effects.flatMap((one) => (one.kind === 'sms' ? [one.template] : []))),
    call: pure.item('call', 'call_1'),
    visit: pure.item('visit', 'visit_1'),
  };
}
function hangsUp(pure: PureCase): Visit {
  pure.do({ type: 'endLeg', callId: 'call_1', leg: 1, sid, how: 'completed' }, 'citizen');
  return pure.item('visit', 'visit_1');
}

describe('who has keyed the code', () => {
  test.each([
    ['a promise', { callback }, 'callback'],
    ['a meeting', { meeting }, 'meeting'],
  ] as const)('hears %s before the menu, wherever the code is keyed', (_what, more, about) => {
    for (const prompt of ['code', 'ownCode'] as const) {
      const { call } = press(calls(more, prompt), '612345');
      expect(call).toMatchObject({ state: { prompt: 'arranged', about }, through: 'code' });
      expect(call.state).not.toHaveProperty('next');
    }
  });

  test('hears the nearest first where both stand, and then the other', () => {
    const pure = calls({ callback, meeting });
    expect(press(pure, '612345').call.state).toMatchObject({ about: 'callback', next: 'meeting' });
    expect(press(pure, '1').call).toMatchObject({ state: { prompt: 'arranged', about: 'meeting' }, reason: 'kept' });
    expect(press(pure, '1').call).toMatchObject({ state: { prompt: 'booked' }, reason: 'kept' });
  });

  test('and has nothing hears the menu, and that there is nothing where that was the question', () => {
    expect(press(calls({}), '612345').call).toMatchObject({ state: { prompt: 'menu' }, reason: 'codeFound' });
    expect(press(calls({}, 'ownCode'), '612345').call).toMatchObject({
      state: { prompt: 'menu' },
      reason: 'nothingArranged',
    });
  });

  test('hears nothing of a call that nobody was promised, nor of a meeting that is over', () => {
    const over = { ...meeting, startAt: '2021-01-04T08:00:00.000Z' };
    const missed = callbackOf({ kind: 'missed' });
    expect(press(calls({ callback: missed }), '612345').call.state).toMatchObject({ prompt: 'menu' });
    const pure = createCase(...[personOf(), visitOf({ personId: 'person_1', codeHash: '612345', meeting: over })]);
    expect(pure.item('visit', 'visit_1').meeting).toEqual(over);
  });

  test('is not asked for it again by 4', () => {
    const pure = calls({}, 'code');
    expect(press(pure, '612345', '4').call).toMatchObject({ state: { prompt: 'menu' }, reason: 'nothingArranged' });
  });
});

describe('what is arranged', () => {
  test.each([
    ['a promise', { callback }, 'promised'],
    ['a meeting', { meeting }, 'booked'],
  ] as const)('is kept by 1, and by who says nothing: %s', (_what, more, prompt) => {
    for (const keys of [['1'], ['', '', '']]) {
      const pure = calls(more);
      press(pure, '612345');
      const { call, visit, types, sms } = press(pure, ...keys);
      expect(call).toMatchObject({ state: { prompt }, reason: 'kept' });
      expect(visit).toMatchObject(more);
      expect([types, sms]).toEqual([[], []]);
    }
  });

  test('is a meeting and is moved in one write: the old time is free, and one SMS tells the new one', () => {
    const pure = calls({ meeting, callback });
    press(pure, '612345', '1', '2');
    const before = pure.item('visit', 'visit_1');
    const { call, visit, types, sms } = press(pure, '1');
    expect(call).toMatchObject({ state: { prompt: 'booked' }, reason: 'moved' });
    expect(types).toEqual(['meetingCancelled', 'meetingBooked']);
    expect(sms).toEqual(['meetingMoved']);
    expect(pure.item('meeting', meetingId).state).toBe('cancelled');
    expect(pure.every('slot').map((slot) => slot.meetingId)).toEqual([visit.meeting?.meetingId]);
    expect(visit.meeting?.startAt).not.toBe(before.meeting?.startAt);
    expect(visit.callback).toEqual(callback);
  });

  test('is a meeting and stays where no time is chosen', () => {
    for (const keys of [
      ['', '', '', '', '', ''],
      ['*', '1'],
    ]) {
      const pure = calls({ meeting });
      press(pure, '612345', '2');
      const { call, visit } = press(pure, ...keys);
      expect(call).toMatchObject({ state: { prompt: 'booked' }, reason: 'kept' });
      expect(visit.meeting).toEqual(meeting);
    }
  });

  test('is a promise and gets another window, to the number it had', () => {
    const pure = calls({ callback, callNumber: 'sealed theirs', dialHash: 'theirs' });
    const { call, visit, types } = press(pure, '612345', '2', '2', '2');
    expect(call).toMatchObject({ state: { prompt: 'promised' }, reason: 'first' });
    expect(types.slice(-2)).toEqual(['callbackReplaced', 'callbackPromised']);
    expect(visit).toMatchObject({ callNumber: 'sealed theirs', callback: { from: '2021-01-04T13:00:00.000Z' } });
  });

  test.each([
    ['a promise', { callback }, 'callbackCancelled', 'callbackCancelled'],
    ['a meeting', { meeting }, 'meetingCancelled', 'meetingCancelled'],
  ] as const)('is cancelled by 3, told by SMS, and the desk asks what is wished: %s', (...[, more, type, template]) => {
    const pure = calls({ ...more, choice: 'callback' });
    press(pure, '612345');
    const { call, visit, types, sms } = press(pure, '3');
    expect(call).toMatchObject({ state: { prompt: 'cancelled' }, reason: type });
    expect(types).toEqual([type, 'choiceMade', 'deskAsked']);
    expect(sms).toEqual([template]);
    expect([visit.callback, visit.meeting, visit.choice]).toEqual([undefined, undefined, 'none']);
    // And nobody is rung for having hung up.
    expect(hangsUp(pure)).toMatchObject({ step: { what: 'choose' }, desk: { what: 'choose' } });
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('callback');
  });

  test('and is one of two leaves the other, which is the next step', () => {
    const pure = calls({ callback, meeting });
    const { call } = press(pure, '612345', '3');
    expect(call).toMatchObject({ state: { prompt: 'arranged', about: 'meeting' }, reason: 'callbackCancelled' });
    expect(hangsUp(pure)).toMatchObject({ step: { what: 'meeting' }, choice: 'physical' });
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('desk');
  });

  test('stands when its citizen hangs up or talks to us now', () => {
    const pure = calls({ callback });
    press(pure, '612345');
    expect(hangsUp(pure)).toMatchObject({ callback, step: { what: 'ring' } });
    const talks = calls({ callback });
    expect(press(talks, '612345', '4').call.state).toEqual({ at: 'waiting' });
    expect(talks.item('visit', 'visit_1').callback).toEqual(callback);
  });

  test('and was settled by somebody else meanwhile is not asked about any more', () => {
    const pure = calls({ callback });
    press(pure, '612345');
    pure.do({ type: 'bookMeeting', unitId: 'favrskov', visitId: 'visit_1', slotId: '20210106T080000Z-1' }, 'staff_1');
    expect(press(pure, '3').call.state).toMatchObject({ prompt: 'arranged', about: 'meeting' });
  });
});

describe('who has no code', () => {
  /** Known by the number alone: the call has joined the case. */
  function known(more: Partial<Visit>, noCode = '#') {
    const { placeAt: _none, ...call } = callOf({
      state: { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false },
      through: 'number',
      step: 3,
    });
    const pure = createCase(
      personOf(),
      visitOf({ personId: 'person_1', activeCallId: 'call_1', ...more }),
      call,
      booked,
      ...companionsOf(booked),
    );
    return { pure, ...press(pure, '4', noCode) };
  }

  test('hears the same whatever there is, and what exists goes by SMS', () => {
    for (const more of [
      {},
      { callback },
      { meeting },
      { callback, meeting },
      { noMessages: '2021-01-01T08:00:00.000Z', callback },
    ]) {
      const { call, sms } = known(more);
      expect(call).toMatchObject({ state: { prompt: 'menu' }, reason: 'ownBySms' });
      const isSent = Object.keys(more).length > 0 && !('noMessages' in more);
      expect(sms).toEqual(isSent ? ['arrangements'] : []);
    }
  });

  test('gets it once an hour', () => {
    const { pure } = known({ callback });
    pure.now = '2021-01-04T09:59:59.999Z';
    expect(press(pure, '4', '#').sms).toEqual([]);
    pure.now = '2021-01-04T10:00:00.000Z';
    expect(press(pure, '4', '#').sms).toEqual(['arrangements']);
  });

  test('or keys none that is one hears it too', () => {
    const { pure } = known({ callback }, '9');
    expect(press(pure, '699999#', '699999#', '699999#').call).toMatchObject({
      state: { prompt: 'menu' },
      reason: 'ownBySms',
    });
    const silent = known({ callback }, '');
    expect(press(silent.pure, '').call.reason).toBe('ownBySms');
  });
});

test('a time that is chosen after the case was withdrawn is promised in a case that is open', () => {
  const pure = calls({ callback });
  press(pure, '612345', '2');
  carriedOut(pure.do({ type: 'withdraw', unitId: 'favrskov', visitId: 'visit_1' }, 'staff_1'));
  const { call, visit } = press(pure, '1');
  expect(visit).not.toHaveProperty('callback');
  expect(call.visitId).not.toBe('visit_1');
  expect(pure.item('visit', call.visitId)).toMatchObject({ personId: 'person_1', callback: { kind: 'callback' } });
});
