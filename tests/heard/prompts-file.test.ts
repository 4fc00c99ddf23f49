import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMeter, lineOf, promptsFile, rowsOf } from './prompt-table.ts';

const written = readFileSync(promptsFile, 'utf8');
const lines = written.split('\n').filter((line) => line.startsWith('| `'));

function secondsOf(line: string): string {
  return line.split('|')[3]?.trim() ?? '';
}

let meter: ReturnType<typeof createMeter>;
beforeAll(() => {
  meter = createMeter();
});
afterAll(() => meter.close());

test('the file of the seconds has every sentence of every language as it is said now (`npm run prompts`)', () => {
  expect(lines).toEqual(rowsOf().map((row, index) => lineOf(row, secondsOf(lines[index] ?? ''))));
});

/** One sentence of so many is measured again. */
const sample = 16;

test('and its seconds are those of the sound', async () => {
  const rows = rowsOf().filter((_, index) => index % sample === 0);
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) {
    const line = lines.find((one) => one.startsWith(`| \`${row.key}\` | ${row.language} `));
    expect(line).toBe(lineOf(row, await meter.seconds(row)));
  }
});

test('no sentence is longer than somebody listens to without a key', () => {
  const seconds = lines.map((line) => Number(secondsOf(line)));
  expect(Math.min(...seconds)).toBeGreaterThan(0.3);
  expect(Math.max(...seconds)).toBeLessThan(15);
});

test('the package has the command that writes it', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(scripts.prompts).toBe('node scripts/prompts.ts');
});
