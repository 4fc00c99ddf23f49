import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/bundle.ts';
import { checks, runCheck } from '../../scripts/check.ts';
import { modulesIn } from '../../scripts/layers.ts';
import { checkNamed, createPlainProject, type PlainProject } from './plain-project.ts';

let project: PlainProject;
beforeAll(() => {
  project = createPlainProject();
});
afterAll(() => project.remove());

/** Each layer with what its compiler must refuse, and the error. */
const refused: Array<[string, string, string]> = [
  ['flows', "export const wrong: number = 'one';", 'TS2322'],
  ['flows', 'export const first = (all: string[]): string => all[0];', 'TS2322'],
  ['flows', 'export enum Wrong {\n  One,\n}', 'TS1294'],
  ...['schemas', 'flows'].flatMap(
    (layer): Array<[string, string, string]> =>
      ['fetch', 'process', 'setInterval', 'setTimeout', 'performance', 'console', 'crypto', 'document', 'Buffer'].map(
        (name) => [layer, `export const wrong = ${name};`, `Cannot find name '${name}'`],
      ),
  ),
  ...['functions', 'infra', 'local', 'bench', 'scripts'].map((layer): [string, string, string] => [
    layer,
    'export const wrong = document.body;',
    "Cannot find name 'document'",
  ]),
  ['web', 'export const wrong = process.env;', "Cannot find name 'process'"],
  ['web', "export const wrong = Buffer.from('');", "Cannot find name 'Buffer'"],
  ['tests', "export const wrong: number = 'one';", 'TS2322'],
];

test.each(refused)('the types of %s refuse: %s', async (layer, text, says) => {
  const { passed, output } = await project.checkWith(checkNamed(`types of ${layer}`), {
    [`${layer}/wrong.ts`]: `${text}\n`,
  });
  expect(output).toContain(`${layer}/wrong.ts`);
  expect(output).toContain(says);
  expect(passed).toBe(false);
});

test('what was found once is found again while nothing has changed', async () => {
  const wrong = { 'flows/wrong.ts': 'export const wrong: number = fetch;\n' };
  for (const _ of ['first', 'second']) {
    const { passed, output } = await project.checkWith(checkNamed('types of flows'), wrong);
    expect(output).toContain("Cannot find name 'fetch'");
    expect(passed).toBe(false);
  }
});

test('every module is checked by the compiler of some layer', async () => {
  const seen = new Set<string>();
  for (const { name, command } of checks.filter((check) => check.name.startsWith('types of '))) {
    const { output } = await runCheck({ name, command: [...command, '--showConfig'] }, root);
    for (const file of JSON.parse(output).files) seen.add(join('tsconfig', file));
  }
  const typed = modulesIn(root).filter((file) => /\.tsx?$/.test(file));
  expect(typed.length).toBeGreaterThan(100);
  expect(typed.filter((file) => !seen.has(file))).toEqual([]);
});
