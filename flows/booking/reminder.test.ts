import { expect, test } from 'vitest';
import { policy, unit } from '../../tests/fixtures/case.ts';
import { reminderOf } from './reminder.ts';

const monday = '2021-01-04T09:00:00.000Z';
const thursday = '2021-01-07T08:00:00.000Z';

function at(remindAt: string, startAt = thursday, bookedAt = monday) {
  const meetings = { ...policy.meetings, remindAt };
  return reminderOf({ ...unit, policies: [{ ...policy, meetings }] }, startAt, bookedAt).remindAt;
}

test('a reminder comes on the working day before at the hour of the rules', () => {
  expect(at('14:00')).toBe('2021-01-06T13:00:00.000Z');
});

test.each(['07:00', '16:00', '20:00'])('at %s, when the line is closed, it comes as the line opens', (hour) => {
  expect(at(hour)).toBe('2021-01-06T07:00:00.000Z');
});

test('of a Monday it comes on Friday, and before Easter on Wednesday', () => {
  expect(at('14:00', '2021-01-11T08:00:00.000Z')).toBe('2021-01-08T13:00:00.000Z');
  expect(at('14:00', '2021-04-06T07:00:00.000Z')).toBe('2021-03-31T12:00:00.000Z');
});

test('the hour is that of the rules of the day on which it comes', () => {
  const later = { ...policy, validFrom: '2021-01-06', meetings: { ...policy.meetings, remindAt: '11:00' } };
  expect(reminderOf({ ...unit, policies: [policy, later] }, thursday, monday).remindAt).toBe(
    '2021-01-06T10:00:00.000Z',
  );
});

test('a meeting that is booked later than that has none', () => {
  expect(at('14:00', thursday, '2021-01-06T13:00:00.000Z')).toBeUndefined();
  expect(at('14:00', thursday, '2021-01-06T12:59:59.000Z')).toBe('2021-01-06T13:00:00.000Z');
});

test('a line that is closed out of turn on that day reminds at the same hour', () => {
  const closing = {
    entity: 'closing',
    unitId: unit.unitId,
    version: 1,
    day: '2021-01-06',
    text: 'Vi har lukket',
    closedAt: '2021-01-06T09:00:00.000Z',
    closedBy: 'staff_1',
  } as const;
  expect(reminderOf({ ...unit, closing }, thursday, '2021-01-06T10:00:00.000Z').remindAt).toBe(
    '2021-01-06T13:00:00.000Z',
  );
});
