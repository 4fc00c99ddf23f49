import { afterAll, beforeAll, expect, test } from 'vitest';
import { checks } from '../../scripts/check.ts';
import { checkNamed, createPlainProject, type Files, type PlainProject } from './plain-project.ts';

let project: PlainProject;
beforeAll(() => {
  project = createPlainProject();
});
afterAll(() => project.remove());

test.each(checks)('with nothing wrong, passed: $name', async (check) => {
  const { passed, output } = await project.checkWith(check, {});
  expect(passed, output).toBe(true);
});

/** One statement after the other, each on a line of its own. */
function lines(...all: string[]) {
  return `${all.join('\n')}\n`;
}

/** A function with `body`, in the house's style. */
function functionOf(body: string[], parameters = '') {
  return lines(`export function wrong(${parameters}) {`, ...body.map((line) => `  ${line}`), '}');
}

const style: Array<[string, Files, string]> = [
  ['another format', { 'flows/wrong.ts': 'export const wrong   = "one"\n' }, 'format'],
  ['any', { 'flows/wrong.ts': functionOf(['return value;'], 'value: any') }, 'noExplicitAny'],
  [
    'an unused import',
    { 'flows/wrong.ts': lines("import { noun } from '../schemas/noun.ts';", '', 'export const wrong = 1;') },
    'noUnusedImports',
  ],
  ['a default export', { 'flows/wrong.ts': 'export default 1;\n' }, 'noDefaultExport'],
  ['a barrel', { 'flows/wrong.ts': "export * from '../schemas/noun.ts';\n" }, 'noBarrelFile'],
  [
    'a cycle',
    {
      'flows/wrong.ts': lines("import { other } from './wrong-too.ts';", '', 'export const wrong = { other };'),
      'flows/wrong-too.ts': lines("import { wrong } from './wrong.ts';", '', 'export const other = { wrong };'),
    },
    'noImportCycles',
  ],
  ['a constant in capitals', { 'schemas/wrong.ts': 'export const MAX_TRIES = 3;\n' }, 'useNamingConvention'],
  [
    'a named function of a module that is an arrow',
    { 'schemas/wrong.ts': 'export const wrong = () => 1;\n' },
    'A named function of a module is a function declaration.',
  ],
];

const limits: Array<[string, Files, string]> = [
  [
    'a function of 41 lines',
    { 'flows/wrong.ts': functionOf(Array.from({ length: 41 }, (_, at) => `wrong.name.at(${at});`)) },
    'noExcessiveLinesPerFunction',
  ],
  [
    'a function with 4 parameters',
    { 'flows/wrong.ts': functionOf(['return a + b + c + d;'], 'a: number, b: number, c: number, d: number') },
    'useMaxParams',
  ],
  [
    'a function that branches 16 times',
    {
      'flows/wrong.ts': functionOf(
        [...Array.from({ length: 16 }, (_, at) => `if (value === ${at}) return ${at + 1};`), 'return 0;'],
        'value: number',
      ),
    },
    'noExcessiveCognitiveComplexity',
  ],
  [
    'a file of 201 lines',
    { 'flows/wrong.ts': lines(...Array.from({ length: 201 }, (_, at) => `export const wrong${at} = 1;`)) },
    'noExcessiveLinesPerFile',
  ],
  [
    'a file of 151 lines in functions/',
    { 'functions/wrong.ts': lines(...Array.from({ length: 151 }, (_, at) => `export const wrong${at} = 1;`)) },
    'noExcessiveLinesPerFile',
  ],
];

const impure: Array<[string, string[], string]> = [
  ['looks at the clock', ['return new Date();'], 'noRestrictedGlobals'],
  ['measures time', ['return performance.now();'], 'noRestrictedGlobals'],
  ['writes a date as the machine would', ['return new Intl.DateTimeFormat();'], 'noRestrictedGlobals'],
  ['sets a timer', ['return setInterval(() => 1, 1);'], 'noRestrictedGlobals'],
  ['makes an id', ['return crypto.randomUUID();'], 'noRestrictedGlobals'],
  ['reaches a global by a detour', ["return globalThis['Date'];"], 'noRestrictedGlobals'],
  ['throws dice', ['return Math.random();'], 'noJsRestrictedProperties'],
  ['throws dice by another name', ['const dice = Math;', 'return dice.random();'], 'noJsRestrictedProperties'],
  ['takes the dice out', ['const { random } = Math;', 'return random();'], 'noJsRestrictedProperties'],
];

const temporal: Files = {
  'flows/wrong.ts': lines(
    "import { Temporal as T } from 'temporal-polyfill';",
    '',
    'export const wrong = T.Now.instant();',
  ),
};

test.each([
  ...style,
  ...limits,
  ...impure.map(([what, body, says]): [string, Files, string] => [
    `a decision that ${what}`,
    { 'flows/wrong.ts': functionOf(body) },
    says,
  ]),
  ['a decision that asks Temporal for the time', temporal, 'noJsRestrictedProperties'] as [string, Files, string],
])('%s is seen', async (_what, files, says) => {
  const { passed, output } = await project.checkWith(checkNamed('lint, format, limits, cycles'), files);
  expect(output).toContain(says);
  expect(passed).toBe(false);
});

test.each<[string, Files, string]>([
  ['a file nobody uses', { 'flows/wrong.ts': 'export const wrong = 1;\n' }, 'flows/wrong.ts'],
  [
    'an export nobody uses',
    {
      'functions/other/index.ts': lines("import { one } from '../../flows/wrong.ts';", '', 'export const two = one;'),
      'flows/wrong.ts': lines('export const one = 1;', 'export const wrong = 2;'),
    },
    'wrong',
  ],
  [
    'a dependency that is not declared',
    { 'functions/other/index.ts': lines("import ws from 'ws';", '', 'export const two = ws;') },
    'ws',
  ],
])('%s is seen', async (_what, files, says) => {
  const { passed, output } = await project.checkWith(checkNamed('unused code and dependencies'), files);
  expect(output).toContain(says);
  expect(passed).toBe(false);
});
