import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../schemas/unit.ts';
import { caseNow, policy, unit } from '../../tests/fixtures/case.ts';
import { isOpen } from '../calendar/opening-hours.ts';
import { callbackWindow, nextAttempt } from './window.ts';

const moment = fc
  .integer({ min: Date.parse('2021-01-01'), max: Date.parse('2024-01-01') })
  .map((ms) => new Date(ms).toISOString());

/** The unit with other rules from a day on. */
function changingOn(validFrom: string, more: Partial<Policy>) {
  return { ...unit, policies: [policy, { ...policy, validFrom, ...more }] };
}

const late = { weekdays: { 2: { open: '12:00', close: '13:00' } }, closedDays: [] };

describe('the window in which we promise to call', () => {
  test.each([
    ['Monday morning: from now', caseNow, caseNow, '2021-01-04T11:00:00.000Z'],
    [
      'before opening: from opening',
      '2021-01-04T05:00:00.000Z',
      '2021-01-04T07:00:00.000Z',
      '2021-01-04T09:00:00.000Z',
    ],
    ['as we open: from now', '2021-01-04T07:00:00.000Z', '2021-01-04T07:00:00.000Z', '2021-01-04T09:00:00.000Z'],
    ['near closing: until closing', '2021-01-04T14:00:00.000Z', '2021-01-04T14:00:00.000Z', '2021-01-04T15:00:00.000Z'],
    ['half an hour left: today', '2021-01-04T14:30:00.000Z', '2021-01-04T14:30:00.000Z', '2021-01-04T15:00:00.000Z'],
    ['less: the next working day', '2021-01-04T14:30:00.001Z', '2021-01-05T07:00:00.000Z', '2021-01-05T09:00:00.000Z'],
    ['as we close: the next', '2021-01-04T15:00:00.000Z', '2021-01-05T07:00:00.000Z', '2021-01-05T09:00:00.000Z'],
    ['Friday afternoon: Monday', '2021-01-08T13:45:00.000Z', '2021-01-11T07:00:00.000Z', '2021-01-11T09:00:00.000Z'],
    ['Saturday: Monday', '2021-01-09T10:00:00.000Z', '2021-01-11T07:00:00.000Z', '2021-01-11T09:00:00.000Z'],
    ['before Christmas: after it', '2021-12-23T18:00:00.000Z', '2021-12-27T07:00:00.000Z', '2021-12-27T09:00:00.000Z'],
    [
      'before summer time: an hour earlier',
      '2021-03-26T15:00:00.000Z',
      '2021-03-29T06:00:00.000Z',
      '2021-03-29T08:00:00.000Z',
    ],
  ])('%s', (_when, ...[now, from, until]) => {
    expect(callbackWindow(now, unit)).toEqual({ from, until });
  });

  test('follows the rules of the day on which it lies, and ends by closing time', () => {
    const shorter = changingOn('2021-01-05', { callback: { ...policy.callback, window: 'PT1H' } });
    expect(callbackWindow('2021-01-04T18:00:00.000Z', shorter).until).toBe('2021-01-05T08:00:00.000Z');
    expect(callbackWindow('2021-01-04T18:00:00.000Z', changingOn('2021-01-05', { openingHours: late }))).toEqual({
      from: '2021-01-05T11:00:00.000Z',
      until: '2021-01-05T12:00:00.000Z',
    });
  });

  test('always begins at an open moment that has not passed, and ends by closing time', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const { from, until } = callbackWindow(now, unit);
        expect(from >= now && from < until).toBe(true);
        expect(isOpen(from, policy.openingHours)).toBe(true);
        expect(isOpen(new Date(Date.parse(until) - 1).toISOString(), policy.openingHours)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the next attempt', () => {
  test.each([
    ['is made after the pause', caseNow, '2021-01-04T09:30:00.000Z'],
    ['just before closing is made still', '2021-01-04T14:29:59.999Z', '2021-01-04T14:59:59.999Z'],
    ['that would be at closing time is made the next day', '2021-01-04T14:30:00.000Z', '2021-01-05T07:00:00.000Z'],
    ['in the night waits for the morning', '2021-01-05T03:00:00.000Z', '2021-01-05T07:00:00.000Z'],
    ['on Friday evening waits for Monday', '2021-01-08T14:00:00.000Z', '2021-01-11T07:00:00.000Z'],
    ['on Saturday waits for Monday', '2021-01-09T10:00:00.000Z', '2021-01-11T07:00:00.000Z'],
  ])('%s', (_what, now, at) => {
    expect(nextAttempt(now, unit)).toBe(at);
  });

  test('follows the rules of the day on which it lies', () => {
    const night = '2021-01-04T22:45:00.000Z';
    expect(nextAttempt(night, changingOn('2021-01-05', { openingHours: late }))).toBe('2021-01-05T11:00:00.000Z');
    const patient = changingOn('2021-01-04', { callback: { ...policy.callback, pause: 'PT1H' } });
    expect(nextAttempt(caseNow, patient)).toBe('2021-01-04T10:00:00.000Z');
  });

  test('is always made at an open moment, no sooner than the pause', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const at = nextAttempt(now, unit);
        expect(Date.parse(at) - Date.parse(now)).toBeGreaterThanOrEqual(30 * 60_000);
        expect(isOpen(at, policy.openingHours)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
