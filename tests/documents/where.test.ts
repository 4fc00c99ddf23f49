import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/bundle.ts';

interface Question {
  /** What a newcomer looks for among the rows of the table. */
  asked: string;
  file: string;
  /** What stands there, and is changed there. */
  named: string;
}

const questions: readonly Question[] = [
  { asked: 'what a caller hears', file: 'flows/ivr/prompts/da.ts', named: "menu: 'Vil du ringes op" },
  { asked: 'seconds of silence', file: 'flows/ivr/seconds.ts', named: 'export const seconds = {' },
  { asked: 'heard while waiting', file: 'web/desk/public/ventemusik.wav', named: 'WAVEfmt' },
  { asked: 'text of an SMS', file: 'functions/effects/sms.ts', named: 'meetingBooked: (its) => `Du har en aftale' },
  {
    asked: 'when the line is down',
    file: 'infra/fallback/fallback.xml',
    named: '<Say language="da-DK">Du har ringet til',
  },
  { asked: 'who is rung', file: 'flows/routing/pick.ts', named: 'export function pickPair' },
  { asked: 'how many times', file: 'flows/ivr/dialogue.ts', named: 'export const readAtOnce =' },
  { asked: 'presence', file: 'local/seed/policies/favrskov-2021.ts', named: 'presenceGrace: ' },
  { asked: 'figure', file: 'flows/report/count.ts', named: 'export type Counter =' },
  { asked: 'figure', file: 'flows/report/figures.ts', named: 'export const definitions = {' },
  { asked: 'figure', file: 'web/reports/figure-words.ts', named: 'export const figureNames = {' },
  { asked: 'days somebody has to choose', file: 'flows/visit/deadlines.ts', named: 'choose: ' },
  { asked: 'who may see what was answered', file: 'functions/api/seen.ts', named: 'export const seers' },
  { asked: 'CPR number is', file: 'flows/visit/cpr.ts', named: 'export function maskCpr' },
];

function read(file: string): string {
  // Byte for byte: what is heard while waiting is no text.
  return readFileSync(join(root, file), 'latin1');
}

const [, table = ''] = read('README.md').split('## Where to change what\n');
const rows = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| (.+?) \| (.+) \|$/gm)].map(
  ([, toChange = '', lookIn = '']) => ({ toChange, lookIn }),
);

test('the README says where to change what', () => {
  expect(rows.length).toBeGreaterThan(20);
});

test.each(questions)('$asked: one row, which names $file, and there it stands', ({ asked, file, named }) => {
  const found = rows.filter(({ toChange }) => toChange.includes(asked));
  expect(found.map(({ toChange }) => toChange)).toHaveLength(1);
  expect(found[0]?.lookIn).toContain(`\`${file}\``);
  expect(read(file)).toContain(named);
});
