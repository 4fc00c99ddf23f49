import { cpus, loadavg, totalmem } from 'node:os';
import type { BudgetId } from './budgets.ts';

/** What a measurement came to: lines to print, in Markdown. */
export interface Measured {
  name: string;
  budget: string;
  lines: string[];
  /** After the lines, where figures are read across. */
  table?: { head: string[]; rows: string[][] };
  /** What it found for the budgets it measures, for the table of all of them. */
  figures?: Partial<Record<BudgetId, number>>;
  /** What is no matter of the machine, and not as it must be: the whole run fails for it. */
  broken?: string[];
  /** Keeps what `--write` keeps of it besides its lines. */
  keep?(): void;
}

export function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** `median (min to max, n)`. */
export function spread(values: number[], digits = 2, unit = ''): string {
  return `${quantile(values, 0.5).toFixed(digits)}${unit} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}, ${values.length} runs)`;
}

/** Each value divided by its partner of the same pair. */
export function ratios(over: number[], under: number[]): number[] {
  return over.map((value, index) => value / (under[index] ?? Number.NaN));
}

export function machine(): string {
  return (
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(1)} GB, ` +
    `Node ${process.version}, ${process.platform} ${process.arch}, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`
  );
}

/** A measurement as it is printed and kept, in Markdown. */
export function section({ name, budget, lines, table, broken = [] }: Measured, when: string): string {
  const said = [...lines, ...broken.map((line) => `**Not held:** ${line}`)].map((line) => `- ${line}`).join('\n');
  const rows = table && [table.head, table.head.map(() => '---'), ...table.rows].map((row) => `| ${row.join(' | ')} |`);
  return `## ${name}\n\n${when}\n\nBudget: ${budget}.\n\n${said}\n${rows ? `\n${rows.join('\n')}\n` : ''}`;
}
