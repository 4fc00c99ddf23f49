import { expect, test } from 'vitest';
import { isPassing, sentenceFor } from './problems.ts';

test('a broken connection mends itself and frightens nobody; a refused token does not', () => {
  expect([31000, 31005, 31009].every(isPassing)).toBe(true);
  expect([20101, 20104, 31401, 53405].some(isPassing)).toBe(false);
});

test('what a person can do something about is said in words, the rest with its code', () => {
  expect(sentenceFor(31401)).toContain('mikrofonen');
  expect(sentenceFor(31486)).toContain('31486');
});
