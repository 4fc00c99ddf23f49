import { expect, test } from 'vitest';
import { NOW, policy, promiseOf, slotAt, slots, UNIT, visitOf } from '../../tests/fixtures/case.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { draftChange } from '../change.ts';
import { bookVisitMeeting } from './book.ts';
import { daysWithSlots, offersFrom, slotsOfDay } from './slots.ts';

test('a working day has its times on every chair, a closed day none', () => {
  const day = slotsOfDay(UNIT, '2021-01-05', policy);
  expect(day.length).toBe(policy.meetings.startTimes.length * policy.meetings.parallel);
  expect(day[0]).toMatchObject({
    slotId: '20210105T080000Z-1',
    startAt: '2021-01-05T08:00:00.000Z',
    endAt: '2021-01-05T08:45:00.000Z',
  });
  expect(['2021-01-09', '2021-04-02', '2021-12-31'].flatMap((closed) => slotsOfDay(UNIT, closed, policy))).toEqual([]);
});

test('slots exist today and as many working days ahead as the policy says', () => {
  const days = daysWithSlots('2021-03-30T08:00:00.000Z', policy);
  expect(days.length).toBe(policy.meetings.workingDaysAhead + 1);
  expect(days.slice(0, 3)).toEqual(['2021-03-30', '2021-03-31', '2021-04-06']);
});

test('two chairs at the same hour are one choice, earliest first', () => {
  const offers = offersFrom(slots.toReversed(), 4);
  expect(offers.map(({ slotId }) => slotId)).toEqual([0, 2, 4, 6].map((index) => slotAt(index).slotId));
});

test('booking sells the slot, gives the old one back and replaces a promise to call', () => {
  const draft = draftChange(UNIT, NOW, 'test');
  const old = {
    slot: { ...slotAt(2), meetingId: 'meeting_old' as const },
    meeting: {
      entity: 'meeting' as const,
      meetingId: 'meeting_old' as const,
      unitId: UNIT,
      visitId: 'visit_1' as const,
      slotId: slotAt(2).slotId,
      version: 1,
      startAt: slotAt(2).startAt,
      endAt: slotAt(2).endAt,
      purpose: 'visit' as const,
      state: 'booked' as const,
      bookedAt: NOW,
    },
  };
  const before = visitOf({ promise: promiseOf() });
  const after = bookVisitMeeting(draft, before, slotAt(0), { old });
  draft.visit(before, after);
  const { puts, events } = draft.finish();
  const sold = puts.filter((put) => put.entity === 'slot');
  expect(sold.map(({ slotId, meetingId }) => [slotId, meetingId])).toEqual([
    [slotAt(2).slotId, undefined],
    [slotAt(0).slotId, after.meeting?.meetingId],
  ]);
  expect(events.map(({ told }) => told.type)).toEqual(['meetingCancelled', 'promiseReplaced', 'meetingBooked']);
  expect(after.promise).toBeUndefined();
  expect(localDayOf(after.meeting?.startAt ?? NOW)).toBe('2021-01-05');
});
