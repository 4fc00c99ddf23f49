import { expect, test } from 'vitest';
import { whyNotKey } from './choose-key.ts';
import { keyNames, usualKeys } from './desk-keys.ts';

test.each(['F4', 'Shift+F2', 'Control+F9', 'Alt+1', 'Alt+K'])('the telephone can have %s', (key) =>
  expect(whyNotKey(usualKeys, 'mute', key)).toBeUndefined(),
);

test.each([
  // A letter is typed into fields, and a call is not ended by it.
  ['G', /F1-F10/],
  ['?', /allerede/],
  ['F2', /allerede/],
  ['F5', /Browseren/],
  ['Alt+Shift+C', /afsnit/],
  ['Control+C', /F1-F10/],
  ['Enter', /F1-F10/],
])('the telephone cannot have %s', (key, why) => expect(whyNotKey(usualKeys, 'mute', key)).toMatch(why));

test('the list can have a key of one character, but no digit: that is an answer', () => {
  expect(whyNotKey(usualKeys, 'help', '!')).toBeUndefined();
  expect(whyNotKey(usualKeys, 'help', '7')).toBeDefined();
});

test('whatever is chosen, each key can be switched off and on again without two being the same', () => {
  const off = { ...usualKeys, answer: '' };
  expect(whyNotKey(off, 'mute', usualKeys.answer)).toMatch(/allerede/);
});

test('every usual key may be chosen for what it is', () => {
  expect(keyNames.filter((name) => whyNotKey(usualKeys, name, usualKeys[name]) !== undefined)).toEqual([]);
});
