import { defineConfig } from 'vitest/config';

/** Suites that start the whole line, Chromium or a build want the machine for themselves: two cores are enough for one of them. */
const alone = ['{tests,bench,local,packages}/**/*.test.ts', 'web/**/fixtures/*.test.ts'];
/** Of those folders, the suites that only compute or talk with a store of their own. */
const light = [
  'tests/{walk,store,api,documents,heard,world,talk}/**/*.test.ts',
  'bench/**/*.test.ts',
  'tests/year/in-world.test.ts',
  'packages/driven-clock/**/*.test.ts',
  'packages/carrier/src/media/{mixer,mulaw,sdp}.test.ts',
];

const never = ['**/node_modules/**', '**/dist/**', '**/.local/**'];
const shared = {
  environment: 'node' as const,
  // A test that asserts nothing proves nothing.
  expect: { requireAssertions: true },
  retry: 0,
  restoreMocks: true,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'together',
          include: ['{schemas,flows,functions,infra,web,scripts}/**/*.test.ts', ...light],
          exclude: [...never, 'web/**/fixtures/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: 'alone',
          include: alone,
          exclude: [...never, ...light],
          globalSetup: ['./tests/built.ts'],
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
