import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Promised } from '../../schemas/queue.ts';
import type { Unit } from '../../schemas/unit.ts';
import { policy, unit } from '../../tests/fixtures/case.ts';
import { plus, timeOfDayOf } from '../calendar/local-time.ts';
import { Room, windowWithRoom } from './room.ts';
import type { Window } from './window.ts';

/** Two an hour, in windows of two hours, from eight to four. */
const slow: Unit = { ...unit, policies: [{ ...policy, callback: { ...policy.callback, perHour: 2 } }] };
const opens = '2021-01-04T07:00:00.000Z';

function promisedIn(...windows: Window[]): Promised[] {
  return windows.map((window, index) => ({
    entity: 'promised',
    unitId: slow.unitId,
    visitId: `visit_${index}`,
    ...window,
  }));
}

function at(day: string, from: string, until: string): Window {
  return { from: `2021-01-${day}T${from}:00.000Z`, until: `2021-01-${day}T${until}:00.000Z` };
}

/** What is promised to each of so many who ask in the same moment, one after another. */
function asking(count: number, now: string): Window[] {
  const given: Window[] = [];
  for (let index = 0; index < count; index += 1)
    given.push(windowWithRoom(slow, now, { room: new Room(slow, now, promisedIn(...given)) }));
  return given;
}

function told({ from, until }: Window): string {
  return `${from.slice(8, 10)} ${timeOfDayOf(from)}-${until.slice(8, 10) === from.slice(8, 10) ? '' : 'later '}${timeOfDayOf(until)}`;
}

describe('a window that can be kept', () => {
  test('is the one of whoever is alone while four are due in its two hours, then a longer one, then the next day', () => {
    expect(asking(17, opens).map(told)).toEqual([
      ...Array(4).fill('04 08:00-10:00'),
      ...Array(4).fill('04 08:00-12:00'),
      ...Array(4).fill('04 08:00-14:00'),
      ...Array(4).fill('04 08:00-16:00'),
      '05 08:00-10:00',
    ]);
  });

  test('is not taken from those whose windows end later', () => {
    const wholeDay = at('04', '07:00', '15:00');
    const full = new Room(slow, opens, promisedIn(...Array<Window>(16).fill(wholeDay)));
    expect(full.has(at('04', '07:00', '09:00'))).toBe(false);
    const almost = new Room(slow, opens, promisedIn(...Array<Window>(15).fill(wholeDay)));
    expect(almost.has(at('04', '07:00', '09:00'))).toBe(true);
  });

  test('counts what is overdue as to be made first', () => {
    const late = at('04', '05:00', '06:00');
    const now = at('04', '07:00', '09:00');
    expect(new Room(slow, opens, promisedIn(late, late, late)).has(now)).toBe(true);
    expect(new Room(slow, opens, promisedIn(late, late, late, late)).has(now)).toBe(false);
  });

  test('that lies ahead has as much room as its own hours, whatever the hours before it have', () => {
    const ahead = at('05', '07:00', '09:00');
    expect(new Room(slow, opens, promisedIn(ahead, ahead, ahead)).has(ahead)).toBe(true);
    expect(new Room(slow, opens, promisedIn(ahead, ahead, ahead, ahead)).has(ahead)).toBe(false);
    expect(new Room(slow, opens, promisedIn(ahead, ahead, ahead, ahead)).has(at('05', '09:00', '11:00'))).toBe(true);
  });

  test('takes one call-back however short it is, and none while the line is closed', () => {
    const short = at('04', '14:45', '15:00');
    expect(new Room(slow, '2021-01-04T14:45:00.000Z', []).has(short)).toBe(true);
    expect(new Room(slow, '2021-01-04T14:45:00.000Z', promisedIn(short)).has(short)).toBe(false);
    expect(new Room(slow, opens, []).has(at('04', '20:00', '22:00'))).toBe(false);
  });

  test('is the last one by the deadline where none can be kept, and what one alone is promised where the deadline is past', () => {
    const never = { has: () => false };
    const by = (before?: string) => told(windowWithRoom(slow, opens, { room: never, before }));
    expect(by('2021-01-05T22:59:59.999Z')).toBe('05 08:00-16:00');
    expect(by('2021-01-05T12:00:00.000Z')).toBe('05 08:00-12:00');
    expect(by('2021-01-03T22:59:59.999Z')).toBe('04 08:00-10:00');
    // As far ahead as times are given at all.
    expect(by()).toBe('18 08:00-16:00');
  });

  test('is kept where those are called first whose windows end first, one every half hour', () => {
    // Of each half hour of three days, how many ask in which minute.
    const asks = fc.record({ minute: fc.integer({ min: 0, max: 29 }), count: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(asks, { minLength: halfHours.length, maxLength: halfHours.length }), (asked) => {
        let waiting: Window[] = [];
        for (const [index, begins] of halfHours.entries()) {
          const { minute = 0, count = 0 } = asked[index] ?? {};
          const now = plus(begins, `PT${minute}M`);
          for (let one = 0; one < count; one += 1)
            waiting.push(windowWithRoom(slow, now, { room: new Room(slow, now, promisedIn(...waiting)) }));
          const calledAt = plus(begins, 'PT30M');
          const first = firstOf(waiting, calledAt);
          expect(first === undefined || first.until >= calledAt).toBe(true);
          waiting = waiting.filter((one) => one !== first);
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** The half hours of three working days. */
const halfHours = ['04', '05', '06'].flatMap((day) =>
  Array.from({ length: 16 }, (_, index) => plus(`2021-01-${day}T07:00:00.000Z`, `PT${30 * index}M`)),
);

/** Who is called at this moment, of those whose windows have begun. */
function firstOf(waiting: readonly Window[], now: string): Window | undefined {
  return waiting.filter(({ from }) => from < now).toSorted((a, b) => (a.until < b.until ? -1 : 1))[0];
}
