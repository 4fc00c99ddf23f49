/**
 * Measures the line beside its references: `npm run bench -- [name …] [--quick] [--write]`; the names are those of `all` below, `scale` for all
 * curves, and `budgets` for every one that has a budget, with the table of all budgets beside their limits at the end. Machines are noisy: read the
 * ratios, each of pairs measured one after the other. What is counted, not timed, must be right: where it is not, the run says so and
 * fails. `--quick` leaves out what takes many minutes; `--write` keeps these results in bench/results.md, beside the others.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { beside } from './beside.ts';
import { budgetTable } from './budget-table.ts';
import { budgets, slow } from './budgets.ts';
import { cold } from './cold.ts';
import { duties } from './duties.ts';
import { type Measured, machine, section } from './figures.ts';
import { histories } from './histories.ts';
import { memorySizes } from './memory-sizes.ts';
import { pages } from './pages.ts';
import { requests } from './requests.ts';
import { type Part, withParts } from './results.ts';
import { ring } from './ring.ts';
import { claim } from './routing/claim.ts';
import { crowd } from './routing/crowd.ts';
import { formulas } from './routing/formulas.ts';
import { known } from './routing/known.ts';
import { suited } from './routing/suited.ts';
import { windows } from './routing/windows.ts';
import { wishes } from './routing/wishes.ts';
import { scale } from './scale.ts';
import { search } from './search.ts';
import { size } from './size.ts';
import { start } from './start.ts';
import { test } from './test.ts';
import { webhookRate } from './webhook-rate.ts';

const all: Record<string, () => Promise<Measured>> = {
  size,
  pages,
  requests,
  cold,
  beside,
  'memory-sizes': memorySizes,
  webhooks: webhookRate,
  ring,
  duties,
  formulas,
  known,
  windows,
  wishes,
  suited,
  claim,
  crowd,
  search,
  histories,
  start,
  test,
  ...scale,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } },
});
const names = Object.keys(all);
const parts: Part[] = [];
const done: Measured[] = [];
const failed: string[] = [];
const asked = positionals.flatMap(named);
const wanted = [...new Set(asked.length > 0 ? asked : names)];
const leftOut = values.quick ? wanted.filter((name) => slow.includes(name)) : [];
const showsBudgets = positionals.length === 0 || positionals.includes('budgets');

/** The measurements that a name means. */
function named(name: string): string[] {
  if (name === 'scale') return Object.keys(scale);
  if (name !== 'budgets') return [name];
  return [...new Set(Object.values(budgets).map(({ from }) => from))].filter((one) => names.includes(one));
}

function keep({ broken = [], ...measured }: Measured): void {
  // What takes the place of what is kept is not held against it.
  const wrong = values.write && measured.keep !== undefined ? [] : broken;
  const text = section({ ...measured, broken: wrong }, `${new Date().toISOString().slice(0, 16)}Z · ${machine()}`);
  if (wrong.length > 0) process.exitCode = 1;
  process.stdout.write(`${text}\n`);
  parts.push({ title: measured.name, text });
  if (values.write) measured.keep?.();
}

for (const name of wanted.filter((one) => !leftOut.includes(one))) {
  const measure = all[name];
  if (measure === undefined) throw new Error(`No measurement ${name}; there are budgets, ${names.join(', ')}`);
  try {
    const measured = await measure();
    done.push(measured);
    keep(measured);
  } catch (error) {
    // The others are measured all the same.
    process.exitCode = 1;
    failed.push(name);
    console.error(`${name} failed:`, error);
  }
}
if (showsBudgets) keep(budgetTable({ measured: done, known: names, leftOut, failed }));
const results = join(dirname(fileURLToPath(import.meta.url)), 'results.md');
if (values.write) writeFileSync(results, withParts(readFileSync(results, 'utf8'), parts));
