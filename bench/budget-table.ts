import { type Budget, type BudgetId, budgets, isKept } from './budgets.ts';
import type { Measured } from './figures.ts';

/** What became of a budget in one run. */
interface Found {
  figure: number;
  /** Title of the section that shows what the figure is made of. */
  section: string;
}

export interface Run {
  measured: readonly Measured[];
  /** Measurements there are. */
  known: readonly string[];
  /** Of these, what this run left out. */
  leftOut: readonly string[];
  /** And what ended in an error. */
  failed: readonly string[];
}

/** Every budget beside its limit: the figure of this run, kept or not, and where one that is not kept is explained. */
export function budgetTable(run: Run): Measured {
  const found = new Map<string, Found>();
  for (const { name, figures = {} } of run.measured)
    for (const [id, figure] of Object.entries(figures)) found.set(id, { figure, section: name });
  const rows = ids().map((id) => rowOf(id, found.get(id), run));
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  return {
    name: 'budgets, all beside their limits',
    budget: 'every one kept; one that is not is explained by the section it names',
    lines: [`kept ${count('kept')}, not kept ${count('NOT KEPT')}, not measured ${count('–')}, of ${rows.length}`],
    table: {
      head: ['What', 'Limit', 'Figure', '', 'See'],
      rows: rows.map(({ what, limit, figure, state, see }) => [what, limit, figure, state, see]),
    },
  };
}

function ids(): BudgetId[] {
  return Object.keys(budgets) as BudgetId[];
}

function rowOf(id: BudgetId, found: Found | undefined, run: Run) {
  const { what, limit, unit, from, digits = 0, ...more }: Budget = budgets[id];
  const shown = (value: string) => `${value}${unit === '' ? '' : ` ${unit}`}`;
  const row = { what, limit: `${more.isLeast ? '≥' : '≤'} ${shown(String(limit))}` };
  if (found === undefined) return { ...row, figure: why(from, run), state: '–', see: '' };
  const figure = shown(found.figure.toFixed(digits));
  return isKept(id, found.figure)
    ? { ...row, figure, state: 'kept', see: '' }
    : { ...row, figure, state: 'NOT KEPT', see: `“${found.section}”` };
}

function why(from: string, { known, leftOut, failed }: Run): string {
  if (!known.includes(from)) return 'not measured yet';
  if (failed.includes(from)) return 'its measurement failed';
  return leftOut.includes(from) ? 'left out of this run' : 'no figure came of it';
}
