import { defineConfig } from 'vitest/config';

/**
 * Suites that start the whole line on the driven clock, play thousands of people on one in memory, or look at pages in Chromium: in any
 * order, on ports that are free.
 */
const inPairs = [
  'tests/{line,faults,people}/**/*.test.ts',
  'tests/year/two-weeks.test.ts',
  'web/**/fixtures/*.test.ts',
];
/** Suites that hear and measure in real time, or that build: they want the machine for themselves. */
const alone = ['{tests,bench,local,packages}/**/*.test.ts'];
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
/** What is started is built first. */
const ofTheLine = { globalSetup: ['./tests/built.ts'], testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'together',
          include: ['{schemas,flows,functions,infra,web,scripts}/**/*.test.ts', ...light],
          exclude: [...never, ...inPairs],
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          ...ofTheLine,
          name: 'in pairs',
          include: inPairs,
          exclude: never,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...shared,
          ...ofTheLine,
          name: 'alone',
          include: alone,
          exclude: [...never, ...light, ...inPairs],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
