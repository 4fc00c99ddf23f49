/**
 * Writes how long each sentence of the line takes to say, in every language, measured by the voice of this machine: `npm run prompts`. What is
 * said as before keeps its seconds; `-- --all` measures everything anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createMeter, lineOf, promptsFile, rowsOf, tabled } from '../tests/heard/prompt-table.ts';

const head = `# What the line says, and how long that takes

Written by \`npm run prompts\`, checked by \`tests/heard\`. Seconds are those of \`espeak-ng\`, the voice of a line on one machine. What is filled
in is long: a weekday with its date, an hour that is not whole.
`;

/** Seconds of what was measured before, by the line without them. */
function measuredBefore(): Map<string, string> {
  const lines = readFileSync(promptsFile, 'utf8').split('\n');
  const found = lines.flatMap((line) => {
    const [, start = '', seconds = '', end = ''] = /^(\| `\w+` \| \w+ \| )([\d.]+)( \| .*)$/.exec(line) ?? [];
    return seconds === '' ? [] : [[`${start}${end}`, seconds] as const];
  });
  return new Map(found);
}

async function write(): Promise<void> {
  const meter = createMeter();
  const known = process.argv.includes('--all') ? new Map<string, string>() : measuredBefore();
  const measured: { line: string; key: string; language: string; seconds: number }[] = [];
  for (const row of rowsOf()) {
    const seconds = known.get(lineOf(row, '')) ?? (await meter.seconds(row));
    measured.push({ ...row, line: lineOf(row, seconds), seconds: Number(seconds) });
  }
  await meter.close();
  const longest = tabled.map((language) => {
    const [first] = measured.filter((one) => one.language === language).toSorted((a, b) => b.seconds - a.seconds);
    return `The longest in \`${language}\`: \`${first?.key}\`, ${first?.seconds} s.`;
  });
  const table = ['| Sentence | Language | Seconds | Words |', '|---|---|---|---|', ...measured.map(({ line }) => line)];
  writeFileSync(promptsFile, `${head}\n${longest.join(' ')}\n\n${table.join('\n')}\n`);
  console.log(longest.join('\n'));
}

if (import.meta.main) await write();
