import { expect, test } from 'vitest';
import { hasTimeBy, isLateSlot, slotDays, slotRange } from './slot-days.ts';

function slot(startAt: string, number: number, free = true) {
  return {
    slotId: `${startAt.replace(/[-:]|\.000/g, '')}-${number}`,
    startAt,
    free,
  };
}

const now = '2021-01-04T08:30:00.000Z';

test('shows each free time once, by local day, and none that has passed or is sold', () => {
  const days = slotDays(
    [
      slot('2021-01-05T08:00:00.000Z', 2),
      slot('2021-01-05T08:00:00.000Z', 1, false),
      slot('2021-01-05T09:00:00.000Z', 1),
      slot('2021-01-05T09:00:00.000Z', 2),
      slot('2021-01-04T08:00:00.000Z', 1),
      slot('2021-01-04T23:30:00.000Z', 1),
    ],
    now,
  );

  expect(days).toHaveLength(1);
  expect(days[0]?.slots.map((one) => one.slotId)).toEqual([
    '20210104T233000Z-1',
    '20210105T080000Z-2',
    '20210105T090000Z-1',
  ]);
});

test('asks for three weeks from the local day', () => {
  expect(slotRange('2021-01-04T23:30:00.000Z')).toEqual({ from: '2021-01-05', to: '2021-01-26' });
});

test('a time after the deadline is late; on the last day it is not', () => {
  const dueAt = '2021-01-05T22:59:59.999Z';
  const inTime = { startAt: '2021-01-05T14:00:00.000Z' };
  const late = { startAt: '2021-01-06T08:00:00.000Z' };
  expect([isLateSlot(inTime, dueAt), isLateSlot(late, dueAt), isLateSlot(late, undefined)]).toEqual([
    false,
    true,
    false,
  ]);
  expect(hasTimeBy([{ day: '2021-01-06', slots: [late] }], dueAt)).toBe(false);
  expect(hasTimeBy([{ day: '2021-01-05', slots: [inTime, late] }], dueAt)).toBe(true);
});
