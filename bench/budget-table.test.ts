import { expect, test } from 'vitest';
import { budgetTable } from './budget-table.ts';
import { budgets, isKept } from './budgets.ts';

const measured = [
  { name: 'bundles', budget: '', lines: [], figures: { voiceBundle: budgets.voiceBundle.limit } },
  { name: 'a ring', budget: '', lines: [], figures: { ring: budgets.ring.limit + 1 } },
];

test('a run shows every budget: kept, not kept with the section that explains it, left out, failed, or not measured by anything', () => {
  const { table } = budgetTable({
    measured,
    known: ['size', 'ring', 'test', 'cold'],
    leftOut: ['test'],
    failed: ['cold'],
  });
  const row = (what: string) => table?.rows.find(([first]) => first === what)?.slice(1);
  expect(table?.rows).toHaveLength(Object.keys(budgets).length);
  expect(row(budgets.voiceBundle.what)).toEqual(['≤ 900 kB', '900.0 kB', 'kept', '']);
  expect(row(budgets.ring.what)).toEqual(['≤ 500 ms', '501 ms', 'NOT KEPT', '“a ring”']);
  expect(row(budgets.test.what)).toEqual(['≤ 12 minutes', 'left out of this run', '–', '']);
  expect(row(budgets.coldBesideBare.what)).toEqual(['≤ 1.25 ×', 'its measurement failed', '–', '']);
  expect(row(budgets.duties.what)).toEqual(['≤ 2 minutes', 'not measured yet', '–', '']);
});

test('most budgets are the most that may be, and some the least', () => {
  expect([isKept('ring', 500), isKept('ring', 501)]).toEqual([true, false]);
  expect([isKept('webhookRate', 0.7), isKept('webhookRate', 0.69)]).toEqual([true, false]);
  // Neither is a figure that is none.
  expect([isKept('ring', Number.NaN), isKept('webhookRate', Number.NaN)]).toEqual([false, false]);
});
