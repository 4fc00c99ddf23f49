import { expect, test } from 'vitest';
import { typedOnScale } from './scale-keys.ts';

test('a digit is the whole answer, except 1, which may become 10', () => {
  expect(typedOnScale(8, false)).toEqual({ value: 8, isWhole: true });
  expect(typedOnScale(0, false)).toEqual({ value: 0, isWhole: true });
  expect(typedOnScale(1, false)).toEqual({ value: 1, isWhole: false });
});

test('after 1 only 0 makes another answer of the two', () => {
  expect(typedOnScale(0, true)).toEqual({ value: 10, isWhole: true });
  expect(typedOnScale(5, true)).toEqual({ value: 5, isWhole: true });
  expect(typedOnScale(1, true)).toEqual({ value: 1, isWhole: false });
});
