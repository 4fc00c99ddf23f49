import { describe, expect, test } from 'vitest';
import type { QueueEntry } from '../../schemas/queue.ts';
import type { Consultant } from '../../schemas/staff.ts';
import { callOf, caseNow, caseUnit, consultantOf, policy } from '../../tests/fixtures/case.ts';
import { waitOf } from './wait.ts';

const mine = callOf({ placeAt: '2021-01-04T08:50:00.000Z' });
const busy = consultantOf({ state: 'busy', callId: 'call_9', leg: 2 });

/** Somebody in the queue, so many minutes before this call if positive, else behind it. */
function other(minutesBefore: number, direction: QueueEntry['direction'] = 'inbound'): QueueEntry {
  const placeAt = new Date(Date.parse('2021-01-04T08:50:00.000Z') - minutesBefore * 60_000).toISOString();
  return { entity: 'queueEntry', unitId: caseUnit, placeAt, callId: `call_${minutesBefore + 50}`, direction };
}

function waits(queue: QueueEntry[], consultants: Consultant[], call = mine) {
  return waitOf({ queue, consultants }, call, { now: caseNow, policy });
}

describe('the wait that is told', () => {
  test('is the talks before and the own one, over those on duty', () => {
    expect(waits([], [busy])).toEqual({ place: 1, isNext: true, expected: 20 });
    expect(waits([other(1), other(-1)], [busy, busy])).toEqual({ place: 2, isNext: false, expected: 20 });
    expect(waits([other(1)], [busy, busy, busy])).toMatchObject({ expected: 14 });
    expect(
      waits(
        [],
        Array.from({ length: 40 }, () => busy),
      ),
    ).toMatchObject({ expected: 2 });
  });

  test('counts no place for the own entry, and for who has none yet everybody', () => {
    expect(waits([{ ...other(0), callId: mine.callId }], [busy]).place).toBe(1);
    const { placeAt: _none, ...chooses } = mine;
    expect(waits([other(1), other(-1)], [busy, busy, busy], chooses)).toMatchObject({ place: 3 });
  });

  test('is no number above what the rules let anybody wait for', () => {
    expect(waits([other(1)], [busy]).expected).toBe('long');
    expect(
      waits(
        Array.from({ length: 39 }, (_, index) => other(index + 1)),
        [busy],
      ).expected,
    ).toBe('long');
  });

  test.each<[string, Consultant[]]>([
    ['there is no one', []],
    ['all have gone or pause', [consultantOf({ state: 'off' }), consultantOf({ state: 'pause' })]],
    ['the only desk has gone silent', [consultantOf({ state: 'available', aliveAt: '2021-01-04T08:00:00.000Z' })]],
  ])('is that nobody is there, and never "you are the next", where %s', (_who, consultants) => {
    expect(waits([], consultants).expected).toBe('nobody');
    expect(waits([other(1), other(2)], consultants)).toMatchObject({ place: 3, expected: 'nobody' });
  });

  test('is soon over where somebody is free', () => {
    expect(waits([], [consultantOf()]).expected).toBe('soon');
    expect(waits([other(1)], [consultantOf()]).expected).not.toBe('soon');
  });

  test('gives no place away to call-backs that fall due, though they are talked with before', () => {
    const before = waits([other(5)], [busy, busy]);
    const after = waits([other(5), other(9, 'callback'), other(8, 'callback')], [busy, busy]);
    expect([before.place, after.place]).toEqual([2, 2]);
    expect(waits([other(9, 'callback')], [busy, busy])).toEqual({ place: 1, isNext: false, expected: 20 });
  });
});
