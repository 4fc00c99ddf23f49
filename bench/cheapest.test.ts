import { expect, test } from 'vitest';
import { cheapest } from './cheapest.ts';

const need = { work: { cpuMs: 5, waitMs: 40 }, cold: { cpuMs: 300, waitMs: 50 }, peakMb: 80, within: 60_000 };

test('of the sizes with room enough the smallest costs least, where a function mostly waits', () => {
  expect(cheapest(need)).toBe(128);
  expect(cheapest({ ...need, peakMb: 90 })).toBe(256);
});

test('of two that cost alike it is the larger', () => {
  expect(cheapest({ ...need, work: { cpuMs: 3, waitMs: 0 } })).toBe(1769);
  expect(cheapest({ ...need, work: { cpuMs: 3, waitMs: 4 } })).toBe(256);
});

test('a first invocation that must answer soon buys processor by memory', () => {
  expect(cheapest({ ...need, within: 1000 })).toBe(1024);
  expect(cheapest({ ...need, within: 400 })).toBe(1769);
});

test('where nothing is soon enough it has all of a processor', () => {
  expect(cheapest({ ...need, within: 10 })).toBe(1769);
});
