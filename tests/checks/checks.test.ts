import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/bundle.ts';
import { checks, runCheck } from '../../scripts/check.ts';

let project: string;

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
};

/** A project laid out like this one, with these very settings and nothing to complain of. */
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'line-checks-'));
  for (const name of ['biome.json', 'tsconfig.json', '.gitignore']) cpSync(join(root, name), join(project, name));
  mkdirSync(join(project, '.git'));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  write('package.json', `${JSON.stringify({ name: 'p', type: 'module', dependencies: { zod: '*' } }, undefined, 2)}\n`);
  write(
    'knip.json',
    '{\n  "entry": ["functions/*/index.ts"],\n  "project": ["**/*.ts"],\n  "ignoreExportsUsedInFile": true\n}\n',
  );
  write('schemas/noun.ts', "import * as z from 'zod/mini';\n\nexport const noun = z.object({ name: z.string() });\n");
  write(
    'flows/verb.ts',
    "import { noun } from '../schemas/noun.ts';\n\nexport const verb = (value: unknown) => noun.parse(value).name;\n",
  );
  write(
    'functions/voice/index.ts',
    "import { verb } from '../../flows/verb.ts';\n\nexport const handler = async () => verb({ name: 'x' });\n",
  );
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const [style, types, unused] = checks;
if (style === undefined || types === undefined || unused === undefined)
  throw new Error('The checks are not those proved here');

test.each(checks)('with nothing wrong, passed: $name', (check) => {
  const { passed, output } = runCheck(check, project);
  expect(passed, output).toBe(true);
});

const flow = (line: string) => `${line}\nexport const wrong = 1;\n`;

test.each<[string, (typeof checks)[number], Record<string, string>, string]>([
  ['a type error', types, { 'flows/wrong.ts': "export const wrong: number = 'one';\n" }, 'TS2322'],
  [
    'an index that may be missing',
    types,
    { 'flows/wrong.ts': 'export const first = (all: string[]): string => all[0];\n' },
    'TS2322',
  ],
  ['syntax that cannot be erased', types, { 'flows/wrong.ts': 'export enum Wrong {\n  One,\n}\n' }, 'TS1294'],
  ['another format', style, { 'flows/wrong.ts': 'export const wrong   = "one"\n' }, 'format'],
  ['any', style, { 'flows/wrong.ts': 'export const wrong = (value: any) => value;\n' }, 'noExplicitAny'],
  [
    'an unused import',
    style,
    { 'flows/wrong.ts': flow("import { noun } from '../schemas/noun.ts';\n") },
    'noUnusedImports',
  ],
  ['a default export', style, { 'flows/wrong.ts': 'export default 1;\n' }, 'noDefaultExport'],
  ['a barrel', style, { 'flows/wrong.ts': "export * from './verb.ts';\n" }, 'noBarrelFile'],
  [
    'a cycle',
    style,
    {
      'flows/wrong.ts': "import { other } from './wrong-too.ts';\n\nexport const wrong = (): unknown => other;\n",
      'flows/wrong-too.ts': "import { wrong } from './wrong.ts';\n\nexport const other = (): unknown => wrong;\n",
    },
    'noImportCycles',
  ],
  [
    'schemas that reach for flows',
    style,
    { 'schemas/wrong.ts': flow("import '../flows/verb.ts';\n") },
    'noRestrictedImports',
  ],
  [
    'flows that reach for functions',
    style,
    { 'flows/wrong.ts': flow("import '../functions/voice/index.ts';\n") },
    'noRestrictedImports',
  ],
  ['flows that reach for Node', style, { 'flows/wrong.ts': flow("import 'node:fs';\n") }, 'noRestrictedImports'],
  [
    'flows that look at the clock',
    style,
    { 'flows/wrong.ts': 'export const wrong = () => new Date();\n' },
    'noRestrictedGlobals',
  ],
  [
    'functions that reach for infra',
    style,
    { 'functions/wrong.ts': flow("import '../infra/app.ts';\n") },
    'noRestrictedImports',
  ],
  [
    'functions that import the whole carrier library',
    style,
    { 'functions/wrong.ts': flow("import 'twilio';\n") },
    'noRestrictedImports',
  ],
  [
    'infra that reaches for flows',
    style,
    { 'infra/wrong.ts': flow("import '../flows/verb.ts';\n") },
    'noRestrictedImports',
  ],
  [
    'web that reaches for the line',
    style,
    { 'web/wrong.ts': flow("import '../flows/line/machine.ts';\n") },
    'noRestrictedImports',
  ],
  [
    'local that reaches for functions',
    style,
    { 'local/wrong.ts': flow("import '../functions/voice/index.ts';\n") },
    'noRestrictedImports',
  ],
  ['a file nobody uses', unused, { 'flows/wrong.ts': 'export const wrong = 1;\n' }, 'flows/wrong.ts'],
  [
    'an export nobody uses',
    unused,
    {
      'functions/other/index.ts':
        "import { one } from '../../flows/wrong.ts';\n\nexport const handler = async () => one;\n",
      'flows/wrong.ts': 'export const one = 1;\nexport const wrong = 2;\n',
    },
    'wrong',
  ],
  [
    'a dependency that is not declared',
    unused,
    { 'functions/other/index.ts': "import ws from 'ws';\n\nexport const handler = async () => ws;\n" },
    'ws',
  ],
])('%s is seen', (_what, check, files, says) => {
  for (const [path, text] of Object.entries(files)) write(path, text);
  try {
    const { passed, output } = runCheck(check, project);
    expect(output).toContain(says);
    expect(passed).toBe(false);
  } finally {
    for (const path of Object.keys(files)) rmSync(join(project, path));
  }
});
