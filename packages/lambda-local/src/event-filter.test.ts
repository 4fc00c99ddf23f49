import { expect, test } from 'vitest';
import { matches } from './event-filter.ts';

test.each([
  ['a value of the list', { a: ['x', 'y'] }, { a: 'y' }, true],
  ['a value not of the list', { a: ['x'] }, { a: 'y' }, false],
  ['a boolean is not its text', { a: [true] }, { a: 'true' }, false],
  ['every key must hold', { a: ['x'], b: { c: [true] } }, { a: 'x', b: { c: false } }, false],
  ['a missing branch', { a: { b: ['x'] } }, {}, false],
  ['exists', { a: [{ exists: true }] }, { a: 1 }, true],
  ['exists not', { a: [{ exists: false }] }, { a: 1 }, false],
  ['prefix', { a: [{ prefix: 'IN' }] }, { a: 'INSERT' }, true],
  ['anything but', { a: [{ 'anything-but': ['x'] }] }, { a: 'x' }, false],
])('%s', (_, pattern, value, expected) => {
  expect(matches(pattern, value)).toBe(expected);
});

test('a rule that is not known stops everything rather than match by chance', () => {
  expect(() => matches({ a: [{ numeric: ['>', 1] }] }, { a: 2 })).toThrow('numeric');
});
