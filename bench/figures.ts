import { cpus, loadavg, totalmem } from 'node:os';

/** What a measurement came to: lines to print, in Markdown. */
export interface Measured {
  name: string;
  budget: string;
  lines: string[];
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
