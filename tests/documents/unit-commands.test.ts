import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/bundle.ts';
import { readWish } from '../../scripts/unit/read-wish.ts';

/** Every command that a document tells to give, as the shell would hand it over. */
const commands = globSync('{README.md,docs/**/*.md}', { cwd: root })
  .toSorted()
  .flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/npm run unit -- (\w+ [^`\n]+|list)/g)].map(
      ([, words = '']) => ({
        path,
        words: [...words.trim().matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
      }),
    ),
  );

test('documents tell of the command', () => {
  expect(new Set(commands.map(({ words }) => words[0]))).toEqual(new Set(['add', 'number', 'staff', 'list']));
});

test.each(commands)('$path: $words is what the command takes', ({ words }) => {
  expect(readWish(words).wish.verb).toBe(words[0]);
});
