import { expect, test } from 'vitest';
import { barOf, loudestOf, loudnessOf, rootMeanSquare } from './level-words.ts';

test.each([
  [0, 'none'],
  [0.003, 'none'],
  [0.01, 'faint'],
  [0.1, 'good'],
  [0.6, 'loud'],
])('a level of %f is %s', (level, words) => expect(loudnessOf(level)).toBe(words));

test('a pause between two words is not silence', () => {
  expect(loudnessOf(loudestOf([0.1, 0, 0]))).toBe('good');
  expect(loudestOf([])).toBe(0);
});

test('the bar begins at nothing, grows with the sound, and ends', () => {
  const bars = [0, 0.0001, 0.01, 0.1, 1, 2].map(barOf);
  expect(bars).toEqual(bars.toSorted((one, other) => one - other));
  expect([bars[0], bars[1], bars.at(-1)]).toEqual([0, 0, 1]);
});

test('the level of a full sine is its root mean square', () => {
  const wave = Float32Array.from({ length: 1000 }, (_, at) => Math.sin((2 * Math.PI * at) / 100));
  expect(rootMeanSquare(wave)).toBeCloseTo(Math.SQRT1_2, 3);
});
