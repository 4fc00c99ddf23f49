import { expect, test } from 'vitest';
import type { CaseRow } from '../../../schemas/staff-api.ts';
import { everyDoubt } from './doubt-filter.ts';
import { doubtsIn, doubtsMatching } from './doubts.ts';

const me = 'staff_1' as const;
const now = '2021-01-04T09:00:00.000Z';

function row(matterId: string, day: number | undefined, over: Partial<CaseRow> = {}): CaseRow {
  const dueAt = `2021-01-0${day ?? 1}T22:59:59.999Z`;
  return {
    matterId,
    matter: day === undefined ? 'contact' : 'doubt',
    what: 'followUpMeeting',
    owner: { role: 'coordinator' },
    dueAt,
    lateAt: dueAt,
    late: false,
    openedAt: now,
    ...(day !== undefined && { doubt: { dueAt, noShows: 0 } }),
    ...over,
  };
}

const rows = doubtsIn([
  row('later', 7),
  row('mine', 5, { owner: { staffId: me } }),
  row('a contact', undefined),
  row('late', 2, { doubt: { dueAt: '2021-01-02T22:59:59.999Z', startAt: now, noShows: 1 } }),
]);

function shown(filter: Partial<typeof everyDoubt>) {
  return doubtsMatching(rows, { filter: { ...everyDoubt, ...filter }, me, now }).map(({ matterId }) => matterId);
}

test('doubts only, and what must be settled first stands first', () => {
  expect(shown({})).toEqual(['late', 'mine', 'later']);
});

test('they are narrowed down to an owner, to those past their date, and to those without a time', () => {
  expect(shown({ owner: 'mig' })).toEqual(['mine']);
  expect(shown({ owner: 'coordinator' })).toEqual(['late', 'later']);
  expect(shown({ only: 'late' })).toEqual(['late']);
  expect(shown({ only: 'unbooked' })).toEqual(['mine', 'later']);
});
