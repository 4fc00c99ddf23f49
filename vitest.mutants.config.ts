import { dirname, matchesGlob, relative, sep } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { rounds, roundVariable } from './scripts/mutants/suites.ts';

const suites = process.env[roundVariable] === 'quick' ? rounds.quick : rounds.all;

/** How many folders two files have in common. */
function nearness(one: string, other: string): number {
  const folders = dirname(other).split(sep);
  const apart = dirname(one)
    .split(sep)
    .findIndex((folder, depth) => folder !== folders[depth]);
  return apart === -1 ? folders.length : apart;
}

/** Runs the suites nearest to the mutated file first, and otherwise as they are listed: where most mutants die. */
class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { related = [], root } = this.ctx.config;
    const [mutated = root] = related;
    const listed = ({ moduleId }: TestSpecification) =>
      suites.findIndex((glob) => matchesGlob(relative(root, moduleId), glob));
    const near = ({ moduleId }: TestSpecification) => nearness(mutated, moduleId);
    return files.toSorted((a, b) => near(b) - near(a) || listed(a) - listed(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/** For `npm run mutants`, in a copy of the repository. */
export default defineConfig({
  test: {
    environment: 'node',
    include: suites,
    // The last but one reads the sources, which are written otherwise while they are mutated; the last plays in processes of its own,
    // which know no mutant.
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      '**/.local/**',
      'tests/world/guards/written-down.test.ts',
      'tests/world/histories.test.ts',
    ],
    expect: { requireAssertions: true },
    restoreMocks: true,
    // A test that is late on a busy machine has noticed nothing; what never ends is ended by Stryker, and counted as such.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { sequencer: NearestFirst },
  },
});
