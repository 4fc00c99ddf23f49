import type { OutcomesReport } from '../../schemas/staff-api.ts';
import type { Figure } from './ledger.ts';

export interface Row {
  figure: string;
  ledger: string;
  report: string;
  equal: boolean;
}

const sorted = (value: Figure['value']): unknown =>
  value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const show = ({ value, n }: Figure): string => `${JSON.stringify(sorted(value))} of ${n}`;

/** The report's figures, with the sum behind the mean wait added from its own counters. */
export const reported = ({ figures, days }: OutcomesReport): Record<string, Figure> => {
  const total = (counter: string) => days.reduce((sum, day) => sum + (day.figures[counter] ?? 0), 0);
  return {
    ...Object.fromEntries(Object.entries(figures).map(([name, { value, n }]) => [name, { value, n }])),
    waitSecondsInAll: { value: total('waitSeconds'), n: total('waits') },
  };
};

/** Every figure of either side, value and n; one that only one side has is unequal. */
export const compare = (ledger: Record<string, Figure>, report: Record<string, Figure>): Row[] =>
  [...new Set([...Object.keys(ledger), ...Object.keys(report)])].map((figure) => {
    const [ours, theirs] = [ledger[figure], report[figure]];
    const row = {
      figure,
      ledger: ours === undefined ? 'none' : show(ours),
      report: theirs === undefined ? 'none' : show(theirs),
    };
    return { ...row, equal: row.ledger === row.report };
  });

/** Promise 1 of design.md §1 as the report tells it. */
export const balances = (report: Record<string, Figure>): boolean => {
  const value = (name: string) => Number(report[name]?.value ?? Number.NaN);
  return value('contactsIn') === value('served') + value('waiting') + value('booked') + value('ended');
};

export const table = (rows: Row[]): string => {
  const width = (name: 'figure' | 'ledger' | 'report') => Math.max(name.length, ...rows.map((row) => row[name].length));
  const [a, b, c] = [width('figure'), width('ledger'), width('report')];
  const line = (...cells: [string, string, string, string]) =>
    `${cells[0].padEnd(a)}  ${cells[1].padEnd(b)}  ${cells[2].padEnd(c)}  ${cells[3]}`;
  return [
    line('figure', 'ledger', 'report', 'equal'),
    ...rows.map((row) => line(row.figure, row.ledger, row.report, row.equal ? 'yes' : 'NO')),
  ].join('\n');
};
