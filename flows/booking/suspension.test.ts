import { describe, expect, test } from 'vitest';
import { copenhagen2020 } from '../../local/seed/policies/copenhagen-2020.ts';
import { playable } from '../../local/seed/policies/policies.ts';
import type { Entity } from '../../schemas/entity.ts';
import { callbackOf, caseUnit, doubtOf, personOf, unit as shipped, visitOf } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, type PureCase, presses, reachesMenu } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';
import { da } from '../ivr/prompts/da.ts';
import { speak } from '../ivr/speak.ts';
import { isPaused, suspendedAhead } from './suspension.ts';
import { chairsOf } from './times.ts';

const unit = { ...shipped, policies: [playable(copenhagen2020)] };
/** Monday before the suspension, at ten. */
const before = '2020-03-09T09:00:00.000Z';
const lastDay = '2020-03-10';
const firstDay = '2020-03-11';

function caseBefore(...items: Entity[]): PureCase {
  const pure = createCase(unit, ...items);
  pure.now = before;
  return pure;
}

/** A time that was sold before anybody knew of the suspension. */
function soldOn(day: string, meetingId: `meeting_${string}`): Entity & { entity: 'meeting' } {
  const [chair] = chairsOf({ ...unit, policies: [{ ...playable(copenhagen2020), suspension: undefined }] }, day);
  if (chair === undefined) throw new Error('No chair');
  const { slotId, startAt, endAt } = chair;
  return {
    entity: 'meeting',
    meetingId,
    unitId: caseUnit,
    visitId: 'visit_1',
    slotId,
    version: 1,
    startAt,
    endAt,
    purpose: 'visit',
    state: 'booked',
    bookedAt: before,
  };
}

function givesUp(pure: PureCase, meetingId: `meeting_${string}`) {
  return pure.do({ type: 'giveUpSuspended', unitId: caseUnit, meetingId });
}

describe('from the first day of a suspension on', () => {
  test('no time is laid out, and after its last one there are times again', () => {
    expect(chairsOf(unit, lastDay).length).toBeGreaterThan(0);
    expect([chairsOf(unit, firstDay), chairsOf(unit, '2020-05-26')]).toEqual([[], []]);
    expect(chairsOf(unit, '2020-05-27').length).toBeGreaterThan(0);
  });

  test('a caller who wants a meeting before it hears times of the days before, and on it why there is none', () => {
    const pure = caseBefore();
    const callId = callsIn(pure);
    reachesMenu(pure, callId);
    presses(pure, callId, '2');
    const { state } = pure.item('call', callId);
    const days = state.at === 'prompt' ? state.times?.page.map(({ startAt }) => startAt.slice(0, 10)) : [];
    expect(new Set(days)).toEqual(new Set(['2020-03-09', lastDay]));

    const later = createCase(unit);
    later.now = '2020-03-12T09:00:00.000Z';
    const other = callsIn(later);
    reachesMenu(later, other);
    presses(later, other, '2');
    const call = later.item('call', other);
    expect(call.state).toMatchObject({ prompt: 'promised' });
    const facts = { now: later.now, unit, policy: playable(copenhagen2020), visit: later.item('visit', call.visitId) };
    expect(speak(call, { ...facts, open: true, greet: false }).say[0]).toBe(da.noMeetings);
    expect(later.events.map(({ payload }) => payload.type)).toContain('deskAsked');
  });

  test('that meetings are suspended is said only where none can be had because of it', () => {
    expect(
      [before, '2020-03-10T22:59:00.000Z', '2020-05-25T08:00:00.000Z', '2020-06-02T08:00:00.000Z'].map((now) =>
        isPaused(unit, now),
      ),
    ).toEqual([false, true, false, false]);
  });

  test('a promise of a call stands', () => {
    const promise = callbackOf({
      from: '2020-03-12T08:00:00.000Z',
      nextAt: '2020-03-12T08:00:00.000Z',
      until: '2020-03-12T10:00:00.000Z',
    });
    const pure = createCase(unit, visitOf({ callback: promise, callNumber: 'sealed' }));
    pure.now = '2020-03-12T08:00:00.000Z';
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    expect(pure.every('call')).toMatchObject([{ direction: 'callback', state: { at: 'waiting' } }]);
  });

  test('a meeting booked before is given up: its time is free, the citizen is told, and the desk asks what is wished', () => {
    const meeting = soldOn('2020-03-12', 'meeting_1');
    const { meetingId, slotId, startAt, endAt } = meeting;
    const pure = caseBefore(
      visitOf({ personId: 'person_1', meeting: { meetingId, slotId, startAt, endAt } }),
      personOf(),
      meeting,
    );
    const { payloads, effects } = during(pure, () => givesUp(pure, 'meeting_1'));
    expect(payloads).toMatchObject([
      { type: 'meetingCancelled', isTold: true },
      { type: 'deskAsked', what: 'choose' },
    ]);
    expect(effects).toMatchObject([{ kind: 'sms', template: 'meetingCancelled', meetingId: 'meeting_1' }]);
    expect(pure.item('visit', 'visit_1')).toMatchObject({ desk: { what: 'choose' }, step: { what: 'choose' } });
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('meeting');
    expect(givesUp(pure, 'meeting_1')).toEqual({ code: 'superseded' });
  });

  test('a doubt whose meeting is given up waits for another time, and stays as due as it was', () => {
    const meeting = soldOn('2020-03-12', 'meeting_1');
    const { meetingId, slotId, startAt, endAt } = meeting;
    const doubt = doubtOf({ meeting: { meetingId, slotId, startAt, endAt } });
    const said = { channel: 'phone', certainty: 'usikker', by: 'staff_1' } as const;
    const conclusion = { ...said, at: before, category: 'jobparat', flags: ['F01'] };
    const pure = caseBefore(visitOf({ followUpId: 'followup_1', conclusion }), doubt, {
      ...meeting,
      purpose: 'followUp',
    });
    givesUp(pure, 'meeting_1');
    expect(pure.item('followUp', 'followup_1')).toMatchObject({ dueAt: doubt.dueAt, step: { what: 'bookFollowUp' } });
  });

  test('a meeting on a day before it, and one that has begun, are left alone', () => {
    const pure = caseBefore(visitOf(), soldOn(lastDay, 'meeting_1'), soldOn(firstDay, 'meeting_2'));
    expect(givesUp(pure, 'meeting_1')).toEqual({ code: 'superseded' });
    pure.now = '2020-03-11T12:00:00.000Z';
    expect(givesUp(pure, 'meeting_2')).toEqual({ code: 'superseded' });
  });
});

test('what is booked ahead is looked at while a suspension is on or ahead, and not after', () => {
  expect(suspendedAhead(unit, before)).toEqual({ from: '2020-03-10T23:00:00.000Z', until: '2020-05-26T21:59:59.999Z' });
  expect(suspendedAhead(unit, '2020-04-01T08:00:00.000Z')?.from).toBe('2020-04-01T08:00:00.000Z');
  expect(suspendedAhead(unit, '2020-05-27T08:00:00.000Z')).toBeUndefined();
  expect(suspendedAhead(shipped, before)).toBeUndefined();
});
