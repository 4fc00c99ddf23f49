import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bareCpr, birthDateOf } from '../../flows/visit/cpr.ts';
import { root } from '../../scripts/bundle.ts';

/** The CPR office's published example, for the few places that need a number without 60 added to the day. */
const published = '0707614285';
/** Ten digits as they are written: in pairs or in one, with a hyphen of any kind or without. */
const tenDigits = /(?<![\p{L}\d+])\d\d[ .]?\d\d[ .]?\d\d[\s\p{Pd}]{0,3}\d\d ?\d\d(?![\p{L}\d])/gu;
/** The latest day that anybody with such a number can have been born on. */
const latest = '2057-12-31';

/** Numbers that somebody may have: the date exists, and nothing is added to its day. */
function realNumbersIn(text: string): string[] {
  const plain = text.replaceAll(/\\u[\da-f]{4}/gi, '').replaceAll(/\\[nrt]/g, ' ');
  return [...plain.matchAll(tenDigits)]
    .map(([written]) => bareCpr(written))
    .filter((cpr) => Number(cpr.slice(0, 2)) <= 31 && birthDateOf(cpr, latest) !== undefined && cpr !== published);
}

test.each([
  ["{ cpr: '0101801234' }", ['0101801234']],
  ['010180-1234', ['0101801234']],
  ["' 010180 – 1234 '", ['0101801234']],
  ['01 01 80 12 34', ['0101801234']],
  ["'\\u200b010180\\u20111234\\n'", ['0101801234']],
  ['6101801234, 610180-1234', []],
  ['070761-4285', []],
  ['3102801234 is a day that does not exist', []],
  ['+4501018012', []],
])('a number that somebody may have is seen: %s', (text, found) => {
  expect(realNumbersIn(text)).toEqual(found);
});

test('nobody is named by a CPR number: every invented one has 60 added to the day', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.(?:tsx?|mjs|json|md|csv|html|ya?ml)$/.test(file) && file !== 'package-lock.json');
  expect(files.length).toBeGreaterThan(500);
  const found = files
    // This file shows the numbers that it looks for.
    .filter((file) => !import.meta.filename.endsWith(file))
    .flatMap((file) => realNumbersIn(readFileSync(join(root, file), 'utf8')).map((cpr) => `${file}: ${cpr}`));
  expect(found).toEqual([]);
});
