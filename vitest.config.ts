import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/longest-first.ts';
import { patienceMs, wholeTestMs } from './tests/patience.ts';

/**
 * Suites that start the whole line on the driven clock, play thousands of people on one in memory, or look at pages in Chromium: in any
 * order, on ports that are free.
 */
const inPairs = [
  'tests/{line,faults,people}/**/*.test.ts',
  'tests/year/two-weeks.test.ts',
  'web/**/fixtures/*.test.ts',
];
/** Suites that hear and measure in real time, or that build; after the others. */
const byEar = ['{tests,bench,local,packages}/**/*.test.ts'];
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
  expect: { requireAssertions: true, poll: { timeout: patienceMs } },
  // These end what hangs; nothing is judged by how long it took.
  testTimeout: wholeTestMs,
  hookTimeout: wholeTestMs,
  retry: 0,
  restoreMocks: true,
};
/** What is started is built first. */
const ofTheLine = { globalSetup: ['./tests/built.ts'] };

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'together',
          include: ['{schemas,flows,functions,infra,web,scripts}/**/*.test.ts', ...light],
          exclude: [...never, ...inPairs],
          maxWorkers: 2,
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
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          ...ofTheLine,
          name: 'by ear',
          include: byEar,
          exclude: [...never, ...light, ...inPairs],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
