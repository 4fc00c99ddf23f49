import { globSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/bundle.ts';
import { flowsForFunctions } from '../../scripts/layer-rules.ts';
import { checkNamed, createPlainProject, type Files, type PlainProject } from './plain-project.ts';

let project: PlainProject;
beforeAll(() => {
  project = createPlainProject();
});
afterAll(() => project.remove());

const check = checkNamed('who imports whom');
/** Two workspace packages, so that one can be imported by its name. */
const packages: Files = {
  'packages/bell/package.json': '{ "name": "bell", "type": "module", "exports": { "./*": "./src/*.ts" } }\n',
  'packages/bell/src/ring.ts': 'export const ring = 1;\n',
  'packages/horn/package.json': '{ "name": "horn", "type": "module" }\n',
};

/** What each layer must not import: the file that does, and what it names. */
const refused: Array<[string, string]> = [
  ['schemas/wrong.ts', '../flows/change.ts'],
  ['schemas/wrong.ts', 'zod'],
  ['schemas/wrong.ts', 'node:fs'],
  ['flows/wrong.ts', '../functions/voice/index.ts'],
  ['flows/wrong.ts', '../local/clock.ts'],
  ['flows/wrong.ts', '../tests/fixtures/case.ts'],
  ['flows/wrong.ts', './../functions/voice/index.ts'],
  ['flows/visit/wrong.ts', '../visit/../../functions/voice/index.ts'],
  ['flows/wrong.ts', 'node:crypto'],
  ['flows/wrong.ts', 'react'],
  ['flows/wrong.ts', 'temporal-polyfill/global'],
  ['functions/wrong.ts', '../flows/no-door.ts'],
  ['functions/wrong.ts', '../infra/app.ts'],
  ['functions/wrong.ts', '../local/clock.ts'],
  ['functions/wrong.ts', '../web/entry.ts'],
  ['functions/wrong.ts', 'twilio'],
  ['functions/wrong.ts', 'react'],
  ['functions/wrong.ts', 'bell/ring'],
  ['infra/wrong.ts', '../functions/adapters/store.ts'],
  ['infra/wrong.ts', '../functions/voice/handler.ts'],
  ['infra/wrong.ts', '../functions/environment.ts'],
  ['infra/wrong.ts', '../flows/change.ts'],
  ['infra/wrong.ts', '../schemas/noun.ts'],
  ['infra/wrong.ts', '@aws-sdk/client-dynamodb'],
  ['web/wrong.ts', '../flows/change.ts'],
  ['web/wrong.ts', '../flows/line/machine.ts'],
  ['web/wrong.ts', '../functions/voice/env.ts'],
  ['web/wrong.ts', '../local/clock.ts'],
  ['web/wrong.ts', 'node:fs'],
  ['web/vite.config.ts', '../functions/voice/env.ts'],
  ['local/wrong.ts', '../functions/adapters/store.ts'],
  ['local/wrong.ts', '../flows/change.ts'],
  ['local/wrong.ts', '../web/entry.ts'],
  ['local/wrong.ts', '../packages/bell/src/ring.ts'],
  ['local/seed/wrong.ts', '../../flows/change.ts'],
  ['packages/horn/wrong.ts', '../../schemas/noun.ts'],
  ['packages/horn/wrong.ts', '../../local/clock.ts'],
  ['packages/horn/wrong.ts', '../bell/src/ring.ts'],
];

test.each(refused)('%s may not import %s', async (file, from) => {
  const { passed, output } = await project.checkWith(check, { ...packages, [file]: `import '${from}';\n` });
  expect(output).toContain(`${file}:1 imports ${from}, which `);
  expect(passed).toBe(false);
});

test.each([
  ['schemas/right.ts', 'zod/mini'],
  ['flows/visit/right.ts', '../../schemas/noun.ts'],
  ['flows/visit/right.ts', '../calendar/local-time.ts'],
  ['flows/right.ts', 'temporal-polyfill'],
  ['flows/right.test.ts', '../tests/fixtures/case.ts'],
  ['functions/right.ts', 'twilio/lib/jwt/AccessToken.js'],
  ['infra/right.ts', '../functions/voice/env.ts'],
  ['web/desk/right.tsx', '../../flows/visit/cpr.ts'],
  ['web/right.ts', './desk/desk.css?inline'],
  ['web/vite.config.ts', 'node:fs'],
  ['local/seed/right.ts', '../../functions/adapters/store.ts'],
  ['local/right.ts', 'bell/ring'],
  ['packages/horn/right.ts', 'bell/ring'],
  ['packages/horn/src/right.ts', '../other.ts'],
])('%s may import %s', async (file, from) => {
  const { passed, output } = await project.checkWith(check, { ...packages, [file]: `import '${from}';\n` });
  expect(output).toBe('');
  expect(passed).toBe(true);
});

const way = '../functions/voice/index.ts';

test.each([
  ['a type', `import type { Wrong } from '${way}';`],
  ['one type among values', `import { type Wrong } from '${way}';`],
  ['a re-export', `export { wrong } from '${way}';`],
  ['a re-export of types', `export type { Wrong } from '${way}';`],
  ['a re-export of everything', `export * from '${way}';`],
  ['an import when it is needed', `export const wrong = () => import('${way}');`],
  ['a template', `export const wrong = () => import(\`${way}\`);`],
  ['the type of a module', `export type Wrong = typeof import('${way}');`],
  ['a type of a module', `export type Wrong = import('${way}').Wrong;`],
  ['require', `export const wrong = require('${way}');`],
  ['the place of a module', `export const wrong = import.meta.resolve('${way}');`],
  ['the address of a module', `export const wrong = new URL('${way}', import.meta.url);`],
  ['a reference comment', `/// <reference path="${way}" />`],
])('an import is seen when it is %s', async (_what, text) => {
  const { passed, output } = await project.checkWith(check, { 'flows/wrong.ts': `${text}\n` });
  expect(output).toMatch(/^flows\/wrong\.ts:1 imports .*functions\/voice\/index\.ts, which flows may not$/m);
  expect(passed).toBe(false);
});

test('types of a package that a comment brings in are an import of that package', async () => {
  const { output } = await project.checkWith(check, { 'flows/wrong.ts': '/// <reference types="node" />\n' });
  expect(output).toContain('flows/wrong.ts:1 imports node, which flows may not');
});

test('an import that is computed is refused where imports are limited', async () => {
  const { passed, output } = await project.checkWith(check, {
    'flows/wrong.ts': "export const wrong = (name: string) => import('../functions/' + name);\n",
  });
  expect(output).toContain('flows/wrong.ts:1 imports what it computes, which flows may not');
  expect(passed).toBe(false);
});

test('a module outside every layer is refused', async () => {
  const { passed, output } = await project.checkWith(check, { 'helpers/wrong.ts': 'export const wrong = 1;\n' });
  expect(output).toContain('helpers/wrong.ts belongs to no layer');
  expect(passed).toBe(false);
});

test.each(flowsForFunctions)('what functions/ may know of flows/ is there: %s', (entry) => {
  expect(globSync(entry, { cwd: root })).not.toEqual([]);
});
