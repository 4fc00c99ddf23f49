import { describe, expect, test } from 'vitest';
import type { Callback, Visit } from '../../schemas/visit.ts';
import {
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  consultantOf,
  personOf,
  sid,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { callsIn, createCase, goesOnDuty, isAnswered, presses, sidOf } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';

const noMessages = '2021-01-04T08:10:00.000Z';
const safe = { personId: 'person_1', noMessages } satisfies Partial<Visit>;
const person = personOf({ hashes: { phone: 'phone1', name: [] } });
const due = { type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } } as const;
const promise = { type: 'promiseCallback', unitId: caseUnit, visitId: 'visit_1' } as const;
const tomorrow = '2021-01-05T09:00:00.000Z';
const tomorrowUntil = '2021-01-05T09:30:00.000Z';
const windowOver = '2021-01-04T10:30:00.000Z';
const coordinators = { role: 'coordinator' } as const;

function caseWith(more: Partial<Visit>, callback?: Partial<Callback>) {
  return createCase(visitOf({ ...safe, ...more, ...(callback && { callback: callbackOf(callback) }) }), person);
}

describe('a call to somebody in safe contact', () => {
  test('is made in the window that the citizen knows of, and queued at no other time', () => {
    const pure = caseWith({}, {});
    expect(typesDuring(pure, () => pure.do(due))).toEqual(['callWaiting']);
    const late = caseWith({}, {});
    late.now = windowOver;
    expect(typesDuring(late, () => late.do(due))).toEqual(['callbackBroken', 'deskAsked']);
    expect(late.every('queueEntry')).toEqual([]);
  });

  test('that was not made in its window is a coordinator’s to arrange: no new window, no meeting, no message', () => {
    const pure = caseWith({}, {});
    pure.now = windowOver;
    const { payloads, effects } = during(pure, () => pure.do(due));
    expect(payloads[0]).toEqual({
      type: 'callbackBroken',
      times: 1,
      from: '2021-01-04T08:30:00.000Z',
      until: windowOver,
    });
    expect(effects.filter(({ kind }) => kind === 'sms')).toEqual([]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ step: { what: 'brokenTwice', owner: coordinators } });
    expect([pure.every('meeting'), pure.every('message')]).toEqual([[], []]);
  });

  test('is taken out of the queue when its window ends, and rings at no desk', () => {
    const pure = caseWith({}, {});
    pure.do(due);
    const { activeCallId = 'call_none' } = pure.item('visit', 'visit_1');
    pure.now = windowOver;
    goesOnDuty(pure);
    pure.do({ type: 'claim', unitId: caseUnit, callId: activeCallId, staffId: 'staff_1' });
    expect(pure.item('call', activeCallId).state).toEqual({ at: 'ended', outcome: 'superseded' });
    pure.do(due);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ desk: { what: 'brokenTwice' } });
    expect(pure.every('queueEntry')).toEqual([]);
  });

  test('is never made because somebody rang from the number and hung up', () => {
    const pure = caseWith({ numberHashes: ['phone1'] });
    const callId = callsIn(pure);
    const types = typesDuring(pure, () =>
      pure.do({ type: 'endLeg', callId, leg: 1, sid, how: 'completed' }, 'citizen'),
    );
    expect(types).toEqual(['deskAsked', 'callEnded']);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ step: { what: 'choose', owner: coordinators } });
    expect(pure.item('visit', 'visit_1').callback).toBeUndefined();
  });

  test('is not promised to a caller who only stays silent', () => {
    const pure = caseWith({ numberHashes: ['phone1'] });
    const callId = callsIn(pure);
    for (let times = 0; times < 8; times += 1) presses(pure, callId, '');
    expect(pure.item('visit', 'visit_1').callback).toBeUndefined();
    expect(pure.item('call', callId).state.at).toBe('waiting');
  });

  test('that was made for a missed call before anybody knew is made no more', () => {
    const pure = caseWith({}, { kind: 'missed' });
    expect(typesDuring(pure, () => pure.do(due))).toEqual(['callbackReplaced', 'deskAsked']);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ step: { what: 'choose', owner: coordinators } });
  });
});

describe('nobody answers in safe contact', () => {
  const dialling = callOf({
    direction: 'callback',
    state: { at: 'accepted', leg: 2 },
    legs: {
      1: { party: 'citizen', sid, at: caseNow },
      2: { party: 'consultant', staffId: 'staff_1', sid: sidOf(2), at: caseNow },
    },
  });
  const holding = consultantOf({ state: 'busy', callId: 'call_1', leg: 2 });
  const unanswered = { type: 'endLeg', callId: 'call_1', leg: 1, sid, how: 'no-answer' } as const;
  const mailbox = {
    type: 'endCall',
    unitId: caseUnit,
    callId: 'call_1',
    staffId: 'staff_1',
    outcome: 'voicemail',
  } as const;

  function calling(callback: Partial<Callback>) {
    const visit = visitOf({ ...safe, activeCallId: 'call_1', callback: callbackOf(callback) });
    return createCase(visit, person, dialling, holding);
  }

  test.each([unanswered, mailbox])('is tried again while the window lasts ($type)', (ends) => {
    const pure = calling({ until: '2021-01-04T15:00:00.000Z' });
    pure.do(ends, 'staff_1');
    expect(pure.item('visit', 'visit_1').callback).toMatchObject({ attempts: 1 });
  });

  test.each([unanswered, mailbox])('is not tried after it, and nothing is booked ($type)', (ends) => {
    const pure = calling({ until: '2021-01-04T09:10:00.000Z' });
    expect(typesDuring(pure, () => pure.do(ends, 'staff_1'))).toEqual(
      expect.arrayContaining(['callbackMissed', 'deskAsked']),
    );
    expect(pure.item('visit', 'visit_1')).toMatchObject({ step: { what: 'choose', owner: coordinators } });
    expect(pure.every('meeting')).toEqual([]);
  });

  test('leaves no second attempt open that the window has overtaken', () => {
    const pure = caseWith({}, { attempts: 1, nextAt: '2021-01-04T10:20:00.000Z' });
    pure.now = windowOver;
    expect(typesDuring(pure, () => pure.do(due))).toEqual(['callbackMissed', 'deskAsked']);
  });

  test('and the carrier that would not dial is not asked again after the window', () => {
    const pure = calling({ until: '2021-01-04T09:00:30.000Z' });
    const refused = { code: 'busy', again: true };
    pure.do({ type: 'endLeg', callId: 'call_1', leg: 1, sid, how: 'failed', refused });
    expect(pure.item('visit', 'visit_1')).toMatchObject({ desk: { what: 'choose' } });
  });
});

describe('a time that staff agrees with the citizen', () => {
  test('is demanded in safe contact, and nowhere else', () => {
    expect(caseWith({}).do(promise, 'staff_1')).toEqual({ code: 'timeMissing', about: 'at' });
    expect(caseWith({ noMessages: undefined }).do(promise, 'staff_1')).not.toHaveProperty('code');
  });

  test('is when the telephone rings, and for half an hour', () => {
    const pure = caseWith({});
    pure.do({ ...promise, at: tomorrow }, 'staff_1');
    expect(pure.item('visit', 'visit_1').callback).toMatchObject({
      agreed: true,
      from: tomorrow,
      until: tomorrowUntil,
      nextAt: tomorrow,
      placeAt: caseNow,
    });
    expect(typesDuring(pure, () => pure.do(due))).toEqual([]);
    pure.now = tomorrow;
    expect(typesDuring(pure, () => pure.do(due))).toEqual(['callWaiting']);
  });

  test.each([
    ['has passed', '2021-01-04T08:59:00.000Z'],
    ['is at night', '2021-01-05T02:00:00.000Z'],
    ['is on a Sunday', '2021-01-10T10:00:00.000Z'],
    ['is far off', '2021-03-01T10:00:00.000Z'],
  ])('is refused where it %s', (_, at) => {
    expect(caseWith({}).do({ ...promise, at }, 'staff_1')).toEqual({ code: 'wrongTime', about: 'at' });
  });

  test('takes the place of the promise that stood, which is taken out of the queue', () => {
    const pure = caseWith({}, {});
    pure.do(due);
    const { activeCallId = 'call_none' } = pure.item('visit', 'visit_1');
    expect(typesDuring(pure, () => carriedOut(pure.do({ ...promise, at: tomorrow }, 'staff_1')))).toContain(
      'callbackReplaced',
    );
    expect(pure.item('call', activeCallId).state.at).toBe('ended');
    const visit = pure.item('visit', 'visit_1');
    expect([visit.callback?.from, visit.activeCallId]).toEqual([tomorrow, undefined]);
  });

  test.each(['inbound', 'callback'] as const)('outlives the talk in which it was agreed (%s)', (direction) => {
    const talking = callOf({
      direction,
      state: { at: 'connected', leg: 2 },
      connectedAt: '2021-01-04T08:50:00.000Z',
      legs: {
        1: { party: 'citizen', sid, at: caseNow },
        2: { party: 'consultant', staffId: 'staff_1', sid: sidOf(2), at: caseNow },
      },
    });
    const visit = visitOf({ ...safe, activeCallId: 'call_1', callback: callbackOf() });
    const pure = createCase(visit, person, talking, consultantOf({ state: 'busy', callId: 'call_1', leg: 2 }));
    const types = typesDuring(pure, () => {
      pure.do({ ...promise, at: tomorrow }, 'staff_1');
      pure.do({ type: 'endLeg', callId: 'call_1', leg: 1, sid, how: 'completed' }, 'citizen');
    });
    const before = direction === 'callback' ? 'callbackKept' : 'callbackReplaced';
    expect(types.filter((type) => type.startsWith('callback'))).toEqual([before, 'callbackPromised']);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ callback: { from: tomorrow }, talkedAt: caseNow });
  });

  test('waits until the citizen who is being called has answered', () => {
    const pure = caseWith({}, {});
    pure.do(due);
    const { activeCallId = 'call_none' } = pure.item('visit', 'visit_1');
    goesOnDuty(pure);
    isAnswered(pure, activeCallId);
    expect(pure.do({ ...promise, at: tomorrow }, 'staff_1')).toEqual({ code: 'caseInCall' });
  });
});
