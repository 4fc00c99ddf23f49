import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../schemas/unit.ts';
import { caseNow, policy, unit } from '../../tests/fixtures/case.ts';
import { timeOfDayOf } from '../calendar/local-time.ts';
import { isOpen } from '../calendar/opening-hours.ts';
import { callbackWindow } from './window.ts';
import { type WantedWindows, windowsAhead } from './windows.ts';

const moment = fc
  .integer({ min: Date.parse('2021-01-01'), max: Date.parse('2024-01-01') })
  .map((ms) => new Date(ms).toISOString());

function ruledFrom(validFrom: string, more: Partial<Policy>) {
  return { ...unit, policies: [policy, { ...policy, validFrom, ...more }] };
}
/** Nobody else was promised anything. */
const room: WantedWindows['room'] = { has: () => true };

function spoken(now: string, wanted: Omit<WantedWindows, 'room'>, of = unit) {
  return windowsAhead(of, now, { ...wanted, room }).map(
    ({ from, until }) => `${from.slice(8, 10)} ${timeOfDayOf(from)}-${timeOfDayOf(until)}`,
  );
}

describe('the windows that somebody can choose', () => {
  test('are those of today that have not begun, and then those of the days after', () => {
    expect(spoken(caseNow, { most: 5 })).toEqual([
      '04 12:00-14:00',
      '04 14:00-16:00',
      '05 08:00-10:00',
      '05 10:00-12:00',
      '05 12:00-14:00',
    ]);
  });

  test('begin after what was read, and end by the deadline', () => {
    const after = '2021-01-04T11:00:00.000Z';
    expect(spoken(caseNow, { most: 9, after, before: '2021-01-05T11:59:59.999Z' })).toEqual([
      '04 14:00-16:00',
      '05 08:00-10:00',
      '05 10:00-12:00',
    ]);
  });

  test('follow the rules of their own day, and there are none where the telephone is not offered', () => {
    const short = { ...policy.callback, window: 'PT50M' };
    expect(spoken('2021-01-04T16:00:00.000Z', { most: 2 }, ruledFrom('2021-01-05', { callback: short }))).toEqual([
      '05 08:00-09:00',
      '05 09:00-10:00',
    ]);
    expect(
      spoken('2021-01-04T16:00:00.000Z', { most: 2 }, ruledFrom('2021-01-05', { channelsOffered: ['physical'] })),
    ).toEqual([]);
  });

  test('lie ahead within opening hours, from quarter to quarter', () => {
    fc.assert(
      fc.property(moment, (now) => {
        for (const { from, until } of windowsAhead(unit, now, { most: 12, room })) {
          expect(from > now && from < until).toBe(true);
          expect(isOpen(from, policy.openingHours)).toBe(true);
          expect([from, until].every((at) => /:(00|15|30|45):00\.000Z$/.test(at))).toBe(true);
        }
      }),
    );
  });

  test('and the one that is promised at once ends at a quarter too, not before it is over', () => {
    expect(callbackWindow('2021-01-04T09:07:00.000Z', unit)).toEqual({
      from: '2021-01-04T09:07:00.000Z',
      until: '2021-01-04T11:15:00.000Z',
    });
  });
});
