import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import {
  callbackOf,
  callOf,
  caseNow,
  caseUnit,
  chairAt,
  consultantOf,
  policy,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import { createCase, dials, sidOf } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import type { EndedLeg } from '../routing/leg-ended.ts';

const { from, until } = callbackOf();
const meeting = { meetingId: 'meeting_1', ...chairAt(1) } as const;

/** The citizen's telephone rings for a call-back that has failed before, and then its leg ends. */
function ends(how: Omit<EndedLeg, 'callId' | 'leg'>, callback: Partial<Callback> = {}, ...more: Entity[]) {
  return endsOf(visitOf({ callback: callbackOf(callback) }), how, ...more);
}

function endsOf(visit: Visit, how: Omit<EndedLeg, 'callId' | 'leg'>, ...more: Entity[]) {
  const pure = createCase(visit, ...more);
  const { callId, citizenLeg } = dials(pure);
  const told = during(pure, () => pure.do({ type: 'endLeg', callId, leg: citizenLeg, ...how }));
  return { pure, callId, visit: pure.item('visit', 'visit_1'), ...told };
}

const noAnswer = { how: 'no-answer', sid: sidOf(3) } as const;
const last = { attempts: policy.callback.attempts - 1 };

function notFirst(types: { type: string }[]) {
  return types.slice(1, -1);
}

describe('a telephone that rang and was not answered', () => {
  test('is rung again after the pause, at the place of that time', () => {
    const { pure, callId, visit, payloads, events } = ends(noAnswer, { undialled: 1 });
    const nextAt = '2021-01-04T09:30:00.000Z';
    expect(payloads.map(({ type }) => type)).toEqual(['callEnded', 'callbackAttemptFailed', 'presenceChanged']);
    expect(payloads[0]).toMatchObject({
      direction: 'callback',
      outcome: 'noAnswer',
      conversation: false,
      endsConference: true,
    });
    expect(payloads[1]).toEqual({ type: 'callbackAttemptFailed', attempts: 1, nextAt });
    expect(events[1]?.visitId).toBe('visit_1');
    expect(visit.callback).toEqual(callbackOf({ undialled: 1, attempts: 1, nextAt, placeAt: nextAt }));
    expect(visit.activeCallId).toBeUndefined();
    expect(pure.item('call', callId).state).toEqual({ at: 'ended', outcome: 'noAnswer' });
    expect(pure.item('consultant', 'staff_1')).toMatchObject({ state: 'available', idleFrom: caseNow });
  });

  test.each(['busy', 'completed', 'canceled'] as const)('counts as an attempt when it is %s as well', (how) => {
    expect(ends({ how, sid: sidOf(3) }).visit.callback?.attempts).toBe(1);
  });

  test('the last time gets a meeting of another day, and a message that we called', () => {
    const { visit, payloads, effects, events } = ends(noAnswer, last);
    expect(notFirst(payloads)).toMatchObject([
      { type: 'callbackMissed', attempts: 3, from, until },
      { type: 'meetingBooked', startAt: chairAt(0).startAt, sms: 'notReachedMeeting' },
    ]);
    expect(visit.meeting?.slotId).toBe(chairAt(0).slotId);
    expect(visit.callback).toBeUndefined();
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'sms', template: 'notReachedMeeting' }));
    expect(events.map(({ contact }) => contact?.to).filter(Boolean)).toEqual(['booked']);
    expect(events[1]?.visitId).toBe('visit_1');
  });

  test('the last time keeps a meeting that stands already', () => {
    const { visit, payloads } = endsOf(visitOf({ meeting, callback: callbackOf(last) }), noAnswer);
    expect(visit.meeting).toEqual(meeting);
    expect(notFirst(payloads)).toEqual([{ type: 'callbackMissed', attempts: 3, from, until }]);
  });
});

describe('a time for who could not be reached', () => {
  /** One chair at half past one, today and tomorrow. */
  const scarce = { ...policy.meetings, startTimes: ['13:30'], parallel: 1, workingDaysAhead: 1 };
  const few = { ...unit, policies: [{ ...policy, meetings: scarce }] };
  const sold = (slotId: string): Entity => ({
    entity: 'slot',
    unitId: caseUnit,
    slotId,
    startAt: caseNow,
    meetingId: 'meeting_9',
  });

  test.each([
    ['tomorrow where there is one', [], '2021-01-05T12:30:00.000Z'],
    ['today where there is no other', [sold('20210105T123000Z-1')], '2021-01-04T12:30:00.000Z'],
  ])('is %s', (_what, gone, startAt) => {
    expect(ends(noAnswer, last, few, ...gone).visit.meeting?.startAt).toBe(startAt);
  });

  test('is found by the desk where there is none', () => {
    const { visit } = ends(noAnswer, last, few, sold('20210104T123000Z-1'), sold('20210105T123000Z-1'));
    expect([visit.meeting, visit.callback]).toEqual([undefined, undefined]);
    expect(visit).toMatchObject({ desk: { what: 'findTime' }, step: { what: 'findTime', owner: { role: 'intake' } } });
  });
});

describe('a telephone that never rang', () => {
  const busyCarrier = { how: 'failed', refused: { code: '20429', again: true } } as const;
  const refused = { how: 'failed', refused: { code: '21211', again: false } } as const;
  const unreachable = { how: 'failed', sid: sidOf(3) } as const;

  test('because the carrier was busy is no attempt, and is tried again in a minute', () => {
    const { visit, payloads } = ends(busyCarrier, { ...last, undialled: 2 });
    const nextAt = '2021-01-04T09:01:00.000Z';
    expect(payloads[0]).toMatchObject({ outcome: 'notDialled', conversation: false });
    expect(notFirst(payloads)).toEqual([{ type: 'callbackNotDialled', code: '20429', nextAt }]);
    expect(visit.callback).toEqual(callbackOf({ ...last, undialled: 2, nextAt }));
  });

  test('because it cannot be reached is no attempt, and is tried again after the pause', () => {
    const { visit, payloads, events } = ends(unreachable);
    const nextAt = '2021-01-04T09:30:00.000Z';
    expect(notFirst(payloads)).toEqual([{ type: 'callbackNotDialled', code: 'failed', nextAt }]);
    expect(visit.callback).toEqual(callbackOf({ undialled: 1, nextAt }));
    expect(events[1]?.visitId).toBe('visit_1');
  });

  test.each<[string, Omit<EndedLeg, 'callId' | 'leg'>, number, string]>([
    ['whose number is none', refused, 0, '21211'],
    ['that was out of reach as often as there are attempts', unreachable, policy.callback.attempts - 1, 'failed'],
  ])('%s makes the desk find another', (_what, ...[how, undialled, code]) => {
    const { visit, payloads } = ends(how, { undialled });
    expect(notFirst(payloads)).toMatchObject([
      { type: 'callbackNotDialled', code },
      { type: 'deskAsked', what: 'findNumber' },
    ]);
    expect(payloads[1]).not.toHaveProperty('nextAt');
    expect(visit.callback).toBeUndefined();
    expect(visit).toMatchObject({ desk: { what: 'findNumber' }, step: { what: 'findNumber' } });
  });

  test('is tried again once less often than there are attempts', () => {
    expect(ends(unreachable, { undialled: policy.callback.attempts - 2 }).visit.callback?.undialled).toBe(2);
  });
});

test.each([noAnswer, { how: 'failed', sid: sidOf(3) } as const])(
  'a wish that is gone when the telephone was not answered (%o) is not taken up again',
  (how) => {
    const pure = createCase(visitOf({ callback: callbackOf(), personId: 'person_1' }));
    const { callId, citizenLeg } = dials(pure);
    pure.do({ type: 'withdraw', unitId: caseUnit, visitId: 'visit_1' }, 'staff_2');
    const { payloads } = during(pure, () => pure.do({ type: 'endLeg', callId, leg: citizenLeg, ...how }));
    expect(payloads.map(({ type }) => type)).toEqual(['callEnded', 'presenceChanged']);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ ended: { reason: 'withdrawn' } });
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('desk');
  },
);

test('whom nothing was promised, since the case was closed during the call and another one opened, is the desk’s to ask', () => {
  const legs = {
    2: { party: 'consultant', staffId: 'staff_1', at: caseNow, sid: sidOf(2) },
    3: { party: 'citizen', at: caseNow, sid: sidOf(3) },
  } as const;
  const call = callOf({ direction: 'callback', citizenLeg: 3, legs, state: { at: 'accepted', leg: 2 } });
  const busy = consultantOf({ state: 'busy', callId: 'call_1', leg: 2 });
  for (const how of [noAnswer, { how: 'failed', sid: sidOf(3), code: '13224' } as const]) {
    const pure = createCase(visitOf({ activeCallId: 'call_1' }), call, busy);
    const told = during(pure, () => pure.do({ type: 'endLeg', callId: 'call_1', leg: 3, ...how }));
    expect(told.payloads).toContainEqual(expect.objectContaining({ type: 'deskAsked', what: 'choose' }));
    expect(pure.item('visit', 'visit_1').desk?.what).toBe('choose');
  }
});
