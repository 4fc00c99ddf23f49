/**
 * Measures the line beside its references: `npm run bench -- [name …] [--write]`; names: size requests cold webhooks ring start duties; of the
 * routing formulas known windows wishes suited claim crowd; and scale, or one of its curves: scale-units scale-consultants scale-contacts
 * scale-calls. Machines are noisy: read the ratios, each of pairs measured one after the other. What
 * is counted, not timed, must be right: where it is not, the run says so and fails. `--write` keeps these results in bench/results.md, beside the others.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cold } from './cold.ts';
import { duties } from './duties.ts';
import { type Measured, machine } from './figures.ts';
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
import { size } from './size.ts';
import { start } from './start.ts';
import { webhookRate } from './webhook-rate.ts';

const all: Record<string, () => Promise<Measured>> = {
  size,
  requests,
  cold,
  webhooks: webhookRate,
  ring,
  start,
  duties,
  formulas,
  known,
  windows,
  wishes,
  suited,
  claim,
  crowd,
  ...scale,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
const asked = positionals.flatMap((name) => (name === 'scale' ? Object.keys(scale) : [name]));
const names = asked.length > 0 ? asked : Object.keys(all);
const parts: Part[] = [];
for (const name of names) {
  const measure = all[name];
  if (measure === undefined) throw new Error(`No measurement ${name}; there are ${Object.keys(all).join(', ')}`);
  const when = `${new Date().toISOString().slice(0, 16)}Z · ${machine()}`;
  const { name: title, budget, lines, keep, ...measured } = await measure();
  // What takes the place of what is kept is not held against it.
  const broken = values.write && keep !== undefined ? [] : (measured.broken ?? []);
  const said = [...lines, ...broken.map((line) => `**Not held:** ${line}`)];
  const text = `## ${title}\n\n${when}\n\nBudget: ${budget}.\n\n${said.map((line) => `- ${line}`).join('\n')}\n`;
  if (broken.length > 0) process.exitCode = 1;
  process.stdout.write(`${text}\n`);
  parts.push({ title, text });
  if (values.write) keep?.();
}
const results = join(dirname(fileURLToPath(import.meta.url)), 'results.md');
if (values.write) writeFileSync(results, withParts(readFileSync(results, 'utf8'), parts));
