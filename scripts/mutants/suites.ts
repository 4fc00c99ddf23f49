/** Suites that only compute, beside the code they test. */
const quick = ['{schemas,flows,functions}/**/*.test.ts'];

/**
 * The two rounds in which mutants meet the suites that start no line, no browser and no build. Most die in the first, in the tests
 * that reach them. What lives on meets everything, with the suites that prepare a table or a world before their tests; but not the walk,
 * which takes minutes for each.
 */
export const rounds = {
  quick,
  all: [...quick, 'tests/api/**/*.test.ts', 'tests/store/**/*.test.ts', 'tests/world/**/*.test.ts'],
};

export type Round = keyof typeof rounds;

/** The environment variable that tells vitest.mutants.config.ts of the round. */
export const roundVariable = 'MUTANTS_ROUND';
