import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';
import type { Logger } from '@stryker-mutator/api/logging';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { root } from '../bundle.ts';

function no(): boolean {
  return false;
}
function nothing(): void {}

/** The instrumenter wants a logger; what it would say is of no use here. */
const silent: Logger = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};

/** Source files of `folder`, as paths from the root, in the order of their names; tests are no source. */
export function sourcesOf(folder: string): string[] {
  return globSync(`${folder}/**/*.ts`, { cwd: root, exclude: (path) => path.endsWith('.test.ts') }).toSorted();
}

/** Every mutant Stryker makes of `paths`: lines and columns count from 0, file names are absolute. Nothing is run or written. */
export async function listMutants(paths: readonly string[]): Promise<Mutant[]> {
  const files = paths.map((path) => ({
    name: join(root, path),
    content: readFileSync(join(root, path), 'utf8'),
    mutate: true,
  }));
  const { mutants } = await new Instrumenter(silent).instrument(files, {
    ignorers: [],
    excludedMutations: [],
    plugins: null,
  });
  return [...mutants];
}
