import { expect, onTestFinished, test } from 'vitest';
import { english } from '../language/english.ts';
import { speakWith } from '../language/say.ts';
import { isPassing, sentenceFor } from './problems.ts';

test('a broken connection mends itself and frightens nobody; a refused token does not', () => {
  expect([31000, 31005, 31009].every(isPassing)).toBe(true);
  expect([20101, 20104, 31401, 53405].some(isPassing)).toBe(false);
});

test('what a person can do something about is said in words, the rest with its code', () => {
  expect(sentenceFor(31401)).toContain('mikrofonen');
  expect(sentenceFor(31486)).toContain('31486');
});

test('a code that nothing can be done about is said in English too', () => {
  speakWith(english);
  onTestFinished(() => speakWith(undefined));
  expect(sentenceFor(31486)).toBe('The telephone reports an error (code 31486). Try again.');
});
