import { expect, test } from 'vitest';
import { definitionVersion, figuresOf } from '../../flows/report/figures.ts';
import { daysTable, reportRows, reportTable } from './report-rows.ts';

const figures = figuresOf({
  contactsIn: 3,
  served: 2,
  waiting: 1,
  concluded: 2,
  'concluded.jobparat': 2,
  waits: 2,
  waitSeconds: 90,
});
const report = {
  definitionVersion: definitionVersion,
  from: '2021-01-01',
  to: '2021-01-31',
  figures,
  days: [{ day: '2021-01-04', figures: { contactsIn: 3 } }],
};

test('opens a figure with parts into a sum and its parts', () => {
  const rows = reportRows(report).filter((row) => row.figure === 'concludedByCategory');

  expect(rows.map((row) => [row.label, row.value, row.part])).toEqual([
    ['Konklusioner efter kategori', 2, false],
    ['Jobparat', 2, true],
  ]);
});

test('prints n, formula, period and version on every line of the table', () => {
  const [head, first] = reportTable(report);

  expect(head).toContain('Definitionsversion');
  expect(first).toEqual([
    'Henvendelser',
    3,
    3,
    figures.contactsIn.definition,
    '2021-01-01',
    '2021-01-31',
    definitionVersion,
  ]);
});

test('gives the days a table of their own', () => {
  expect(daysTable(report)).toEqual([
    ['Dag', 'Henvendelser'],
    ['2021-01-04', 3],
  ]);
});
