import { describe, expect, test } from 'vitest';
import type { Slot } from '../../schemas/meeting.ts';
import type { Policy } from '../../schemas/unit.ts';
import { caseNow, caseUnit, policy, unit } from '../../tests/fixtures/case.ts';
import { bookable, chairBy, chairsOf, freeTimes, horizonOf } from './times.ts';

/** The unit with other rules for meetings. */
function having(meetings: Partial<Policy['meetings']>) {
  return { ...unit, policies: [{ ...policy, meetings: { ...policy.meetings, ...meetings } }] };
}

/** The unit with other rules for meetings from a day on. */
function changingOn(validFrom: string, meetings: Partial<Policy['meetings']>) {
  return { ...unit, policies: [policy, { ...policy, validFrom, meetings: { ...policy.meetings, ...meetings } }] };
}

function soldAt(...slotIds: string[]): Slot[] {
  return slotIds.map((slotId) => ({
    entity: 'slot',
    unitId: caseUnit,
    slotId,
    startAt: caseNow,
    meetingId: 'meeting_1',
  }));
}

function idsOf(free: { slotId: string }[]) {
  return free.map(({ slotId }) => slotId);
}

describe('the chairs of a day', () => {
  test('are as many at each time as the rules of the day say', () => {
    const day = chairsOf(unit, '2021-01-05');
    expect(day).toHaveLength(policy.meetings.startTimes.length * policy.meetings.parallel);
    expect(day.slice(0, 3)).toEqual([
      { slotId: '20210105T080000Z-1', startAt: '2021-01-05T08:00:00.000Z', endAt: '2021-01-05T08:45:00.000Z' },
      { slotId: '20210105T080000Z-2', startAt: '2021-01-05T08:00:00.000Z', endAt: '2021-01-05T08:45:00.000Z' },
      { slotId: '20210105T090000Z-1', startAt: '2021-01-05T09:00:00.000Z', endAt: '2021-01-05T09:45:00.000Z' },
    ]);
    expect(chairsOf(changingOn('2021-01-05', { parallel: 1, startTimes: ['12:00'] }), '2021-01-05')).toHaveLength(1);
    expect(chairsOf(changingOn('2021-01-06', { parallel: 1 }), '2021-01-05')).toHaveLength(12);
  });

  test('stand at the same local time in summer', () => {
    expect(chairsOf(unit, '2021-07-05')[0]?.slotId).toBe('20210705T070000Z-1');
  });

  test.each(['2021-01-09', '2021-04-02', '2021-12-31'])('are none on the closed %s', (day) => {
    expect(chairsOf(unit, day)).toEqual([]);
  });

  test('are each found by its id, and no other is', () => {
    for (const chair of chairsOf(unit, '2021-01-05')) expect(chairBy(unit, chair.slotId)).toEqual(chair);
    expect(chairBy(unit, '20210105T080000Z-3')).toBeUndefined();
    expect(chairBy(unit, '20210105T081500Z-1')).toBeUndefined();
    expect(chairBy(unit, 'x20210105T080000Z-1')).toBeUndefined();
  });
});

describe('the horizon', () => {
  test.each([
    ['a Monday', caseNow, '2021-01-18'],
    ['a Saturday', '2021-01-09T10:00:00.000Z', '2021-01-22'],
    ['the day before Easter', '2021-03-31T08:00:00.000Z', '2021-04-19'],
    ['an evening that is the next day here', '2021-01-04T23:00:00.000Z', '2021-01-19'],
  ])('lies as many working days after %s as the rules say', (_what, now, day) => {
    expect(horizonOf(unit, now)).toBe(day);
  });

  test('is counted by the rules of each day', () => {
    const week = {
      ...policy,
      validFrom: '2021-01-05',
      openingHours: { weekdays: { 3: { open: '08:00', close: '16:00' } }, closedDays: [] },
    };
    expect(horizonOf({ ...unit, policies: [policy, week] }, caseNow)).toBe('2021-03-10');
  });

  test('is looked for no longer than a year', () => {
    const closed = { ...policy, openingHours: { weekdays: {}, closedDays: [] } };
    expect(horizonOf({ ...unit, policies: [closed] }, caseNow)).toBe('2022-01-05');
  });

  test('is the end of what can be booked, which begins with the lead time', () => {
    expect(bookable(unit, caseNow)).toEqual({ from: '2021-01-04T12:00:00.000Z', until: '2021-01-18T23:00:00.000Z' });
  });
});

describe('free times', () => {
  test('are read once each, earliest first, from the lead time on', () => {
    expect(idsOf(freeTimes(unit, caseNow, [], { most: 4 }))).toEqual([
      '20210104T123000Z-1',
      '20210104T131500Z-1',
      '20210105T080000Z-1',
      '20210105T090000Z-1',
    ]);
  });

  test.each([
    ['2021-01-04T09:30:00.000Z', '20210104T123000Z-1'],
    ['2021-01-04T09:30:00.001Z', '20210104T131500Z-1'],
    ['2021-01-04T23:00:00.000Z', '20210105T080000Z-1'],
  ])('at %s begin with %s', (now, first) => {
    expect(idsOf(freeTimes(unit, now, [], { most: 1 }))).toEqual([first]);
  });

  test('are on the chair that is left, and none when none is', () => {
    const first = soldAt('20210104T123000Z-1');
    expect(idsOf(freeTimes(unit, caseNow, first, { most: 1 }))).toEqual(['20210104T123000Z-2']);
    const both = soldAt('20210104T123000Z-1', '20210104T123000Z-2');
    expect(idsOf(freeTimes(unit, caseNow, both, { most: 1 }))).toEqual(['20210104T131500Z-1']);
  });

  test('after a moment are later than it', () => {
    const after = '2021-01-04T12:30:00.000Z';
    expect(idsOf(freeTimes(unit, caseNow, [], { after, most: 1 }))).toEqual(['20210104T131500Z-1']);
    const justBefore = '2021-01-04T12:29:59.999Z';
    expect(idsOf(freeTimes(unit, caseNow, [], { after: justBefore, most: 1 }))).toEqual(['20210104T123000Z-1']);
  });

  test('go as far as the horizon, its whole day included', () => {
    const all = freeTimes(unit, caseNow, [], { most: 1000 });
    // Two are left today; ten working days have six each.
    expect(all).toHaveLength(2 + 10 * 6);
    expect(all.at(-1)?.slotId).toBe('20210118T131500Z-1');
    expect(freeTimes(unit, caseNow, [], { after: '2021-01-18T13:15:00.000Z', most: 3 })).toEqual([]);
  });

  test('follow the rules of their own day', () => {
    const changing = changingOn('2021-01-05', { startTimes: ['12:00'] });
    expect(idsOf(freeTimes(changing, caseNow, [], { most: 4 }))).toEqual([
      '20210104T123000Z-1',
      '20210104T131500Z-1',
      '20210105T110000Z-1',
      '20210106T110000Z-1',
    ]);
  });

  test('are looked for no longer than a year', () => {
    const far = freeTimes(having({ workingDaysAhead: 400 }), caseNow, [], { most: 10_000 });
    expect(far.at(-1)?.startAt.slice(0, 10)).toBe('2022-01-04');
  });
});
