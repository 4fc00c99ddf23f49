import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeWithout } from './guard.ts';
import { guards } from './guards.ts';

// What cannot be taken out would seem to be missed at once.
test.each(guards)('$name stands in the code once, as it is written down', ({ file, ...guard }) => {
  const code = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  expect(codeWithout({ file, ...guard }, code)).not.toBe(code);
});
