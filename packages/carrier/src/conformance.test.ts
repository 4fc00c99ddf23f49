import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { grammar } from './twiml/grammar.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** Rows of the table of verbs: what is honoured, and what has no effect. */
const rows = readme
  .slice(readme.indexOf('| Verb or noun |'))
  .split('\n')
  .slice(2)
  .map((line) => line.split('|').slice(1, -1))
  .filter((_cells, index, all) => all.slice(0, index + 1).every((cells) => cells.length === 3));

/** Names in backticks; what stands in brackets explains them. */
function names(cell = '') {
  return [...cell.replaceAll(/\([^)]*\)/g, '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
}

test('the table of verbs names every verb and attribute that is known, once, and no other', () => {
  const written = Object.fromEntries(
    rows.map(([verb, honoured, idle]) => [names(verb)[0], [...names(honoured), ...names(idle)].sort()]),
  );
  const known = Object.fromEntries(
    Object.entries(grammar)
      .filter(([verb]) => verb !== 'Response')
      .map(([verb, { attributes }]) => [verb, attributes.split(' ').filter(Boolean).sort()]),
  );
  expect(written).toEqual(known);
});

test('no verb that is said not to be built is known', () => {
  const [list = ''] = /Not built, so a warning 12200[\s\S]*?SSML/.exec(readme) ?? [];
  expect(names(list).length).toBeGreaterThan(10);
  expect(names(list).filter((verb) => verb in grammar)).toEqual([]);
});
