import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/bundle.ts';
import { checks, runCheck } from '../../scripts/check.ts';
import { flowsForFunctions } from '../../scripts/layer-rules.ts';

export type Check = (typeof checks)[number];
/** Texts by their paths from the root of a project. */
export type Files = Record<string, string>;

/** A project laid out like this one, with these very settings and nothing to complain of. */
export interface PlainProject {
  /** Adds `files`, runs `check` and takes them away again. */
  checkWith(check: Check, files: Files): Promise<{ passed: boolean; output: string }>;
  remove(): void;
}

const settings = [
  'biome.json',
  'biome.limits.json',
  'tsconfig.json',
  'tsconfig',
  '.gitignore',
  'scripts/function-declarations.grit',
];

/** A module of flows/ that functions/ may import. */
const door = flowsForFunctions.find((path) => !path.includes('*')) ?? 'flows/verb.ts';

const plain: Files = {
  'package.json': `${JSON.stringify({ name: 'p', type: 'module', dependencies: { zod: '*' } }, undefined, 2)}\n`,
  'knip.json': `{
  "entry": ["functions/*/index.ts", "{infra,web,local,tests,bench,scripts}/entry.ts"],
  "project": ["**/*.ts"],
  "ignoreExportsUsedInFile": true
}
`,
  'schemas/noun.ts': "import * as z from 'zod/mini';\n\nexport const noun = z.object({ name: z.string() });\n",
  [door]: `import { noun } from '${'../'.repeat(door.split('/').length - 1)}schemas/noun.ts';

export function verb(value: unknown) {
  return noun.parse(value).name;
}
`,
  'functions/voice/index.ts': `import { verb } from '../../${door}';

export async function handler() {
  return verb({ name: 'x' });
}
`,
  ...Object.fromEntries(
    ['infra', 'web', 'local', 'tests', 'bench', 'scripts'].map((layer) => [`${layer}/entry.ts`, 'export {};\n']),
  ),
};

/** The check of that name; a name that is gone is an error of the tests, not something they may pass over. */
export function checkNamed(name: string): Check {
  const found = checks.find((check) => check.name === name);
  if (found === undefined) throw new Error(`There is no check of the name ${name}`);
  return found;
}

export function createPlainProject(): PlainProject {
  const project = mkdtempSync(join(tmpdir(), 'line-checks-'));
  const write = (files: Files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    }
  };
  for (const name of settings) cpSync(join(root, name), join(project, name), { recursive: true });
  mkdirSync(join(project, '.git'));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  write(plain);
  return {
    async checkWith(check, files) {
      write(files);
      try {
        return await runCheck(check, project);
      } finally {
        for (const path of Object.keys(files)) rmSync(join(project, path));
      }
    },
    remove: () => rmSync(project, { recursive: true, force: true }),
  };
}
