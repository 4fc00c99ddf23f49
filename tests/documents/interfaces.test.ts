import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { definitions } from '../../flows/report/figures.ts';
import { routes } from '../../functions/api/routes.ts';
import { policies } from '../../local/seed/policies/policies.ts';
import { root } from '../../scripts/bundle.ts';

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

const text = read('docs/interfaces.md');
/** The description of the routes is none of them. */
const known = new Set(['GET /api/openapi', ...routes.map(({ method, path }) => `${method} ${path}`)]);
const named = globSync('docs/**/*.md', { cwd: root }).flatMap((file) =>
  [...read(file).matchAll(/\b(GET|POST|PUT) (\/api\/[\w/{}-]+)/g)].map(([, method, path]) => ({
    file,
    route: `${method} ${path}`,
  })),
);

describe('what others rely on', () => {
  test('staff routes that a document names are there', () => {
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ route }) => !known.has(route))).toEqual([]);
  });

  test('the policies are those that are shipped', () => {
    const [, row = ''] = /^\| policies \| (.+) \|$/m.exec(text) ?? [];
    expect([...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name)).toEqual(Object.keys(policies));
  });

  test('the figures that are promised are reported', () => {
    const [, names = ''] = /The figures of the report: `([^`]+)`/.exec(text) ?? [];
    const promised = names.split(/\s+/);
    expect(promised.length).toBeGreaterThan(10);
    expect(promised.filter((name) => !(name in definitions))).toEqual([]);
  });
});
