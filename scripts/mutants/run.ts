import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLevel, Mutant, MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { root } from '../bundle.ts';
import { type Fate, fateOf, isAlive } from './fate.ts';
import { keyOf, pathOf } from './mutant.ts';
import { type Round, roundVariable } from './suites.ts';

const tempDirName = '.stryker-tmp';

/** No kind of mutant is left out: a sentence said to a caller and a word in the log are behaviour like any other. */
const options: PartialStrykerOptions = {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutants.config.ts', related: true },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A loop without an end is noticed by how often it goes round; the clock is the last resort, with room for a busy machine.
  timeoutMS: 60_000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 10,
  // Stryker would rewrite tsconfig.json with the compiler's JavaScript API, which TypeScript 7 has not; vitest reads none.
  tsconfigFile: 'none.json',
  disableTypeChecks: false,
  ignorePatterns: ['dist', '.local', 'cdk.out'],
  tempDirName,
  cleanTempDir: 'always',
  reporters: ['progress-append-only'],
  logLevel: 'warn' as LogLevel,
  allowConsoleColors: false,
  warnings: { slow: false, unknownOptions: true, preprocessorErrors: true, unserializableOptions: true },
};

/** The code of one mutant, as Stryker's option `mutate` wants it: lines from 1, columns from 0. */
function rangeOf(mutant: Mutant): string {
  const { start, end } = mutant.location;
  return `${pathOf(mutant)}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
}

/**
 * Stryker chooses code, not mutants. So it is given the code of the sample, which keeps the rest of the line as quick as it is, and
 * a checker passes over the other mutants that lie in it.
 */
function optionsFor(round: Round, chosen: readonly Mutant[]): PartialStrykerOptions {
  return {
    ...options,
    // What runs while files are loaded, outside any test, has to meet every suite that knows its file: that can wait.
    ignoreStatic: round === 'quick',
    mutate: [...new Set(chosen.map(rangeOf))],
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner'), import.meta.resolve('./sample-checker.ts')],
    checkers: ['sample'],
    sample: chosen.map(keyOf),
  };
}

/** Results count lines and columns from 1, mutants from 0. */
function asMutant({ location: { start, end }, ...result }: MutantResult): Mutant {
  return {
    ...result,
    location: {
      start: { line: start.line - 1, column: start.column - 1 },
      end: { line: end.line - 1, column: end.column - 1 },
    },
  };
}

function removeTemporaryFiles(): void {
  rmSync(join(root, tempDirName), { recursive: true, force: true });
}

/**
 * Runs the suites of a round against every one of `chosen`, in a copy of the repository.
 * @throws when a test fails without any mutant, or when Stryker has no result for one
 */
async function runRound(round: Round, chosen: readonly Mutant[]): Promise<[Mutant, Fate][]> {
  if (chosen.length === 0) return [];
  process.env[roundVariable] = round;
  const results = await new Stryker(optionsFor(round, chosen)).runMutationTest();
  const byKey = new Map(results.map((result) => [keyOf(asMutant(result)), result]));
  return chosen.map((mutant) => {
    const result = byKey.get(keyOf(mutant));
    if (result === undefined) throw new Error(`No result for ${keyOf(mutant)}`);
    return [mutant, fateOf(result)];
  });
}

/** What became of every one of `chosen`. The copy is gone when the process ends, however it does. @throws as `runRound` */
export async function runMutants(chosen: readonly Mutant[]): Promise<Map<Mutant, Fate>> {
  removeTemporaryFiles();
  process.once('exit', removeTemporaryFiles);
  const fates = new Map<Mutant, Fate>();
  for (const round of ['quick', 'all'] as const) {
    const alive = chosen.filter((mutant) => isAlive(fates.get(mutant)));
    for (const [mutant, fate] of await runRound(round, alive)) fates.set(mutant, fate);
    // Once more, with less to do at once: what timed out on a busy machine has not been killed.
    const late = alive.filter((mutant) => fates.get(mutant) === 'timed out');
    for (const [mutant, fate] of await runRound(round, late)) fates.set(mutant, fate);
  }
  return fates;
}
