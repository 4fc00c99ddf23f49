import { expect, test } from 'vitest';
import type { CaseRow } from '../../../schemas/staff-api.ts';
import { everyCase } from '../place.ts';
import { byDanger, matching, ownerOptions, stepOptions } from './case-filter.ts';

const me = 'staff_1';

function row(matterId: string, more: Partial<CaseRow>): CaseRow {
  return {
    matterId,
    matter: 'contact',
    what: 'ring',
    owner: { role: 'consultant' },
    dueAt: '2021-01-05T12:00:00.000Z',
    lateAt: '2021-01-05T12:00:00.000Z',
    late: false,
    openedAt: '2021-01-04T08:00:00.000Z',
    ...more,
  };
}

const mine = row('mine', { what: 'conclude', owner: { staffId: me }, late: true, lateAt: '2021-01-03T12:00:00.000Z' });
const colleagues = row('colleagues', { what: 'closeFollowUp', owner: { staffId: 'staff_2' } });
const calls = row('calls', { openedAt: '2021-01-02T08:00:00.000Z' });
const rows = [colleagues, calls, mine];

test('what has been late the longest comes first, then the older of two that turn late together', () => {
  expect(byDanger(rows).map(({ matterId }) => matterId)).toEqual(['mine', 'calls', 'colleagues']);
});

test('without a filter every matter is shown', () => {
  expect(matching(rows, everyCase, me)).toEqual(rows);
});

test('shows only a kind of step, only what is mine, only what is late', () => {
  expect(matching(rows, { ...everyCase, what: 'ring' }, me)).toEqual([calls]);
  expect(matching(rows, { ...everyCase, owner: 'mig' }, me)).toEqual([mine]);
  expect(matching(rows, { ...everyCase, owner: 'kollega' }, me)).toEqual([colleagues]);
  expect(matching(rows, { ...everyCase, late: true }, me)).toEqual([mine]);
});

test('offers only what there is, with how many, and keeps what is chosen', () => {
  expect(stepOptions([calls], undefined)).toEqual([{ value: 'ring', label: 'Skal ringes op (1)' }]);
  expect(ownerOptions([calls], 'mig', me)).toEqual([
    { value: 'mig', label: 'Dig (0)' },
    { value: 'consultant', label: 'Konsulenterne (1)' },
  ]);
});
