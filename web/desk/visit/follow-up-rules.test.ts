import { expect, test } from 'vitest';
import { whyNotText } from '../../../flows/visit/why-not.ts';
import type { FollowUpRow } from '../../../schemas/staff-api.ts';
import { outcomesNow, whyNotNow } from './follow-up-rules.ts';

const now = '2021-01-05T09:00:00.000Z';
const row: FollowUpRow = {
  followUpId: 'followup_1',
  visitId: 'visit_1',
  meetingId: 'meeting_1',
  startAt: '2021-01-05T08:30:00.000Z',
  dueAt: '2021-01-05T22:59:59.999Z',
  overdue: false,
  noShows: 0,
  flags: ['F01'],
  provisionalCategory: 'jobparat',
};
const consultant = { role: 'consultant', now } as const;
const coordinator = { role: 'coordinator', now } as const;

test('before the meeting began only a no can be noted, and the page says why', () => {
  const before = { ...row, startAt: '2021-01-05T10:00:00.000Z' };
  expect(outcomesNow(before, consultant)).toEqual({ allowed: ['declined'], why: [whyNotText.tooEarly] });
});

test('once it has begun everything can be noted that is theirs to note', () => {
  expect(outcomesNow(row, consultant)).toEqual({ allowed: ['confirmed', 'changed', 'noShow', 'declined'], why: [] });
  expect(outcomesNow(row, coordinator).allowed).toContain('withdrawn');
});

test('without a meeting nobody can have been seen', () => {
  const { meetingId: _meeting, startAt: _time, ...queued } = row;
  expect(outcomesNow(queued, coordinator).allowed).toEqual(['declined', 'withdrawn']);
});

test('after the third no-show only a coordinator closes', () => {
  const thrice = { ...row, noShows: 3 };
  expect(outcomesNow(thrice, consultant)).toEqual({
    allowed: ['noShow', 'declined'],
    why: [whyNotText.coordinatorOnly],
  });
  expect(outcomesNow(thrice, coordinator).why).toEqual([]);
});

test('a citizen who did not come needs the next step, a withdrawal a reason, a change its category', () => {
  expect(whyNotNow(row, { outcome: 'noShow', hasNext: false }, consultant)).toBe('nextMissing');
  expect(whyNotNow(row, { outcome: 'withdrawn', reason: ' ', hasNext: false }, coordinator)).toBe('reasonMissing');
  expect(whyNotNow(row, { outcome: 'changed', hasNext: false }, consultant)).toBe('categoryMissing');
  expect(whyNotNow(row, { outcome: 'confirmed', hasNext: false }, consultant)).toBeUndefined();
});
