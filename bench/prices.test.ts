import { expect, test } from 'vitest';
import { duration, lambdaCost, tableCost } from './prices.ts';

test('less memory makes computing longer in proportion, and waiting not', () => {
  expect(duration({ cpuMs: 10, waitMs: 20 }, 1769)).toBe(30);
  expect(duration({ cpuMs: 10, waitMs: 20 }, 1769 / 2)).toBe(40);
  // One invocation computes on one processor.
  expect(duration({ cpuMs: 10, waitMs: 20 }, 4000)).toBe(30);
});

test('an invocation costs its request and its memory for as long as it lasts, in whole milliseconds', () => {
  // 1 GB for 40.3 ms, billed as 41.
  const work = { cpuMs: 0, waitMs: 40.3 };
  expect(lambdaCost(work, 1024)).toBeCloseTo(0.0000002 + 0.041 * 0.0000133334, 15);
  expect(lambdaCost(work, 512)).toBeLessThan(lambdaCost(work, 1024));
});

test('the table is paid by units', () => {
  expect(tableCost({ read: 1_000_000, write: 0 })).toBeCloseTo(0.1415, 10);
  expect(tableCost({ read: 0, write: 2_000_000 })).toBeCloseTo(1.41, 10);
});
