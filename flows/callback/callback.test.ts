import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOW, policy, promiseOf, slotAt, UNIT, visitOf } from '../../tests/fixtures/case.ts';
import { isOpen } from '../calendar/opening-hours.ts';
import { draftChange } from '../change.ts';
import { failAttempt, isDue, openPromise, queueCallback } from './promise.ts';
import { callbackWindow, nextAttempt } from './window.ts';

const draft = (now = NOW) => draftChange(UNIT, now, 'test');

describe('the window of a promise', () => {
  test.each([
    ['Monday morning: from now', '2021-01-04T09:00:00.000Z', '2021-01-04T09:00:00.000Z', '2021-01-04T11:00:00.000Z'],
    [
      'before opening: from opening',
      '2021-01-04T05:00:00.000Z',
      '2021-01-04T07:00:00.000Z',
      '2021-01-04T09:00:00.000Z',
    ],
    ['near closing: until closing', '2021-01-04T14:00:00.000Z', '2021-01-04T14:00:00.000Z', '2021-01-04T15:00:00.000Z'],
    [
      'with half an hour left: still today',
      '2021-01-04T14:30:00.000Z',
      '2021-01-04T14:30:00.000Z',
      '2021-01-04T15:00:00.000Z',
    ],
    [
      'with less: the next working day',
      '2021-01-04T14:31:00.000Z',
      '2021-01-05T07:00:00.000Z',
      '2021-01-05T09:00:00.000Z',
    ],
    ['Friday afternoon: Monday', '2021-01-08T13:45:00.000Z', '2021-01-11T07:00:00.000Z', '2021-01-11T09:00:00.000Z'],
    ['Saturday: Monday', '2021-01-09T10:00:00.000Z', '2021-01-11T07:00:00.000Z', '2021-01-11T09:00:00.000Z'],
    [
      '23 December in the evening: after Christmas',
      '2021-12-23T18:00:00.000Z',
      '2021-12-27T07:00:00.000Z',
      '2021-12-27T09:00:00.000Z',
    ],
    [
      'the Friday before summer time: an hour earlier in UTC',
      '2021-03-26T15:00:00.000Z',
      '2021-03-29T06:00:00.000Z',
      '2021-03-29T08:00:00.000Z',
    ],
  ])('%s', (_when, now, from, until) => {
    expect(callbackWindow(now, policy)).toEqual({ from, until });
  });

  const moment = fc
    .integer({ min: Date.parse('2021-01-01'), max: Date.parse('2024-01-01') })
    .map((ms) => new Date(ms).toISOString());

  test('always begins at an open moment that has not passed, and ends by closing time', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const { from, until } = callbackWindow(now, policy);
        expect(from >= now && from < until).toBe(true);
        expect(isOpen(from, policy.openingHours)).toBe(true);
        expect(isOpen(new Date(Date.parse(until) - 1).toISOString(), policy.openingHours)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('the next attempt is made at an open moment, no sooner than the pause', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const at = nextAttempt(now, policy);
        expect(Date.parse(at) - Date.parse(now)).toBeGreaterThanOrEqual(30 * 60_000);
        expect(isOpen(at, policy.openingHours)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a promise', () => {
  test('replaces the open one and says so, keeps an earned place and the beginning of the wait', () => {
    const change = draft();
    const before = visitOf({ promise: promiseOf(), waitingSince: '2021-01-04T08:00:00.000Z' });
    const after = openPromise(change, before, policy, { kind: 'callback', placeAt: '2021-01-04T08:10:00.000Z' });
    change.visit(before, after);
    expect(change.finish().events.map(({ told }) => told.type)).toEqual(['promiseReplaced', 'promiseMade']);
    expect(after.promise).toMatchObject({ placeAt: '2021-01-04T08:10:00.000Z', attempts: 0 });
    expect(after.waitingSince).toBe('2021-01-04T08:00:00.000Z');
  });

  test('is due from its next attempt on, unless the citizen is in a call or the case has ended', () => {
    const visit = visitOf({ promise: promiseOf({ nextAt: NOW }) });
    expect(isDue(visit, NOW)).toBe(true);
    expect(isDue(visit, '2021-01-04T08:59:59.999Z')).toBe(false);
    expect(isDue({ ...visit, activeCallId: 'call_x' }, NOW)).toBe(false);
    expect(isDue({ ...visit, ended: { at: NOW, reason: 'withdrawn' } }, NOW)).toBe(false);
  });

  test('cannot be queued when there is none', () => {
    expect(() => queueCallback(draft(), visitOf())).toThrow('No promise');
  });
});

describe('an attempt that did not reach the citizen', () => {
  test('is followed by another after the pause until the policy has no more', () => {
    const change = draft();
    const after = failAttempt(change, visitOf({ promise: promiseOf() }), policy, slotAt(0));
    expect(after.promise).toMatchObject({ attempts: 1, nextAt: '2021-01-04T09:30:00.000Z' });
    expect(after.meeting).toBeUndefined();
  });

  test('ends, the last time, with a booked meeting and a message', () => {
    const change = draft();
    const before = visitOf({ promise: promiseOf({ attempts: policy.callback.attempts - 1 }) });
    const after = failAttempt(change, before, policy, slotAt(0));
    change.visit(before, after);
    const { events } = change.finish();
    expect(after.promise).toBeUndefined();
    expect(after.meeting?.slotId).toBe(slotAt(0).slotId);
    expect(events.flatMap(({ effects }) => effects)).toMatchObject([{ kind: 'sms', template: 'notReachedMeeting' }]);
    expect(events[0]?.contact).toMatchObject({ from: 'waiting', to: 'booked' });
  });

  test('ends, the last time and without a free time, with a task for the desk', () => {
    const change = draft();
    failAttempt(change, visitOf({ promise: promiseOf({ attempts: policy.callback.attempts - 1 }) }), policy, undefined);
    expect(change.finish().puts).toMatchObject([{ entity: 'task', kind: 'noTimes' }]);
  });

  test('keeps a meeting that was booked besides', () => {
    const meeting = { meetingId: 'meeting_1', slotId: slotAt(1).slotId, startAt: slotAt(1).startAt } as const;
    const before = visitOf({ meeting, promise: promiseOf({ attempts: policy.callback.attempts - 1 }) });
    expect(failAttempt(draft(), before, policy, slotAt(0)).meeting).toEqual(meeting);
  });
});
