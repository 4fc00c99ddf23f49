import type { OutcomesReport } from '../../schemas/staff-api.ts';
import type { Figure } from './ledger.ts';

export interface Row {
  figure: string;
  ledger: string;
  report: string;
  equal: boolean;
}

function sorted(value: Figure['value']): unknown {
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

function show({ value, n }: Figure): string {
  return `${JSON.stringify(sorted(value))} of ${n}`;
}

/** The report's figures, with the sum behind the mean wait added from its own counters. */
export function reported({ figures, days }: OutcomesReport): Record<string, Figure> {
  const total = (counter: string) => days.reduce((sum, day) => sum + (day.figures[counter] ?? 0), 0);
  return {
    ...Object.fromEntries(Object.entries(figures).map(([name, { value, n }]) => [name, { value, n }])),
    waitSecondsInAll: { value: total('waitSeconds'), n: total('waits') },
  };
}

/** Waits that differ by a second each at most; in the mean by one. */
function isNear(ours: Figure | undefined, theirs: Figure | undefined, most: number): boolean {
  return (
    ours !== undefined &&
    ours.n === theirs?.n &&
    (ours.value === theirs.value || Math.abs(Number(ours.value) - Number(theirs.value)) <= most)
  );
}

/** Every figure of either side, value and n; one that only one side has is unequal. `roughWaits`: a second is no difference. */
export function compare(ledger: Record<string, Figure>, report: Record<string, Figure>, roughWaits = false): Row[] {
  return [...new Set([...Object.keys(ledger), ...Object.keys(report)])].map((figure) => {
    const [ours, theirs] = [ledger[figure], report[figure]];
    const row = {
      figure,
      ledger: ours === undefined ? 'none' : show(ours),
      report: theirs === undefined ? 'none' : show(theirs),
    };
    const near: Record<string, number> = { waitSeconds: 1, waitSecondsInAll: ours?.n ?? 0 };
    const isRough = roughWaits && near[figure] !== undefined && isNear(ours, theirs, near[figure]);
    return { ...row, equal: row.ledger === row.report || isRough };
  });
}

/** The balance as the report tells it. */
export function balances(report: Record<string, Figure>): boolean {
  const value = (name: string) => Number(report[name]?.value ?? Number.NaN);
  return value('contactsIn') === value('served') + value('waiting') + value('booked') + value('ended');
}

export function table(rows: Row[]): string {
  const width = (name: 'figure' | 'ledger' | 'report') => Math.max(name.length, ...rows.map((row) => row[name].length));
  const [a, b, c] = [width('figure'), width('ledger'), width('report')];
  const line = (...cells: [string, string, string, string]) =>
    `${cells[0].padEnd(a)}  ${cells[1].padEnd(b)}  ${cells[2].padEnd(c)}  ${cells[3]}`;
  return [
    line('figure', 'ledger', 'report', 'equal'),
    ...rows.map((row) => line(row.figure, row.ledger, row.report, row.equal ? 'yes' : 'NO')),
  ].join('\n');
}
