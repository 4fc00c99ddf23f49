/**
 * Changes the code of flows/ and functions/ in many small ways, one at a time, and asks whether a test notices:
 * `npm run mutants -- [--folder flows|functions] [--sample 100] [--seed N] [--file PATH] [--all]`. Exit 1 when too few die.
 * Only suites that start no line, no browser and no build are run: scripts/mutants/suites.ts.
 */
import { randomInt } from 'node:crypto';
import { normalize } from 'node:path/posix';
import { parseArgs } from 'node:util';
import type { Mutant } from '@stryker-mutator/api/core';
import { listMutants, sourcesOf } from './mutants/list.ts';
import { pathOf } from './mutants/mutant.ts';
import { type Folder, scoreOf, thresholds } from './mutants/report.ts';
import { runMutants } from './mutants/run.ts';
import { sampleOf } from './mutants/sample.ts';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    sample: { type: 'string', default: '100' },
    seed: { type: 'string' },
    file: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
});

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name}: ${text} is no whole number`);
  return Number(text);
}

/** The folders that were asked for: one, that of the file, or both. */
function foldersAsked(): Folder[] {
  const all = Object.keys(thresholds) as Folder[];
  const asked = values.folder ?? (values.file && normalize(values.file).split('/')[0]);
  const chosen = all.filter((folder) => asked === undefined || folder === asked);
  if (chosen.length === 0) throw new Error(`${asked}: only ${all.join(' and ')} are mutated`);
  return chosen;
}

/** Sources of a folder, or of these the file (or what lies below the folder) that was asked for. */
function sourcesAsked(folder: Folder): string[] {
  const file = values.file && normalize(values.file).replace(/\/$/, '');
  const sources = sourcesOf(folder).filter(
    (path) => file === undefined || path === file || path.startsWith(`${file}/`),
  );
  if (sources.length === 0) throw new Error(`--file: there is no source ${file} in ${folder}/`);
  return sources;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const seed = values.seed === undefined ? randomInt(1_000_000) : wholeNumber('seed', values.seed);
const count = values.all ? Number.POSITIVE_INFINITY : wholeNumber('sample', values.sample);

// As the functions live in the cloud, and as npm test runs.
process.env.TZ = 'UTC';
const started = performance.now();
const parts: { folder: Folder; total: number; chosen: Mutant[] }[] = [];
for (const folder of foldersAsked()) {
  const mutants = await listMutants(sourcesAsked(folder));
  parts.push({ folder, total: mutants.length, chosen: sampleOf(mutants, count, seed) });
}
say(
  `seed ${seed}: ${parts.map(({ folder, total, chosen }) => `${chosen.length} of ${total} mutants of ${folder}/`).join(', ')}`,
);

const fates = await runMutants(parts.flatMap(({ chosen }) => chosen));
const scores = parts.map(({ folder, total }) => {
  const own = [...fates].filter(([mutant]) => pathOf(mutant).startsWith(`${folder}/`));
  return scoreOf(folder, new Map(own), total);
});
for (const { lines } of scores) say(`\n${lines.join('\n')}`);
const seconds = (performance.now() - started) / 1000;
say(`\nseed ${seed}: ${fates.size} mutants in ${seconds.toFixed(0)} s, ${(seconds / fates.size).toFixed(1)} s each`);
process.exitCode = scores.every(({ passed }) => passed) ? 0 : 1;
