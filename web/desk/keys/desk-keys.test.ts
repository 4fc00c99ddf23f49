import { expect, test } from 'vitest';
import { keyOf, keyWords, nameOfKey, usualKeys } from './desk-keys.ts';

const bare = { altKey: false, ctrlKey: false, shiftKey: false, metaKey: false };

test.each([
  ['F8', { ...bare, key: 'F8', code: 'F8' }],
  ['Shift+F8', { ...bare, key: 'F8', code: 'F8', shiftKey: true }],
  ['Control+Shift+F9', { ...bare, key: 'F9', code: 'F9', ctrlKey: true, shiftKey: true }],
  // On a Danish keyboard ? is typed with Shift, on others it is not: it is the same key.
  ['?', { ...bare, key: '?', code: 'Minus', shiftKey: true }],
  ['Plus', { ...bare, key: '+', code: 'Minus' }],
  ['Shift+G', { ...bare, key: 'G', code: 'KeyG', shiftKey: true }],
  ['G', { ...bare, key: 'g', code: 'KeyG' }],
  // Alt makes other letters on some systems.
  ['Alt+Shift+N', { ...bare, key: '˜', code: 'KeyN', altKey: true, shiftKey: true }],
])('%s is called so', (name, press) => expect(keyOf(press)).toBe(name));

test('a letter with Alt and Shift is a section, unless it is something of its own', () => {
  expect(nameOfKey(usualKeys, 'Alt+Shift+C')).toBe('sections');
  expect(nameOfKey(usualKeys, 'Alt+Shift+V')).toBe('judgement');
  expect(nameOfKey({ ...usualKeys, sections: '' }, 'Alt+Shift+C')).toBeUndefined();
});

test('what is switched off stands for nothing, and a digit only for an answer', () => {
  expect(nameOfKey({ ...usualKeys, mute: '' }, 'F8')).toBeUndefined();
  expect(nameOfKey(usualKeys, '1')).toBeUndefined();
});

test('a key is read as it is printed on the keyboard', () => {
  expect(['Control+F9', 'Shift+F8', '?', 'Alt+Plus'].map(keyWords)).toEqual([
    'Ctrl + F9',
    'Shift + F8',
    '?',
    'Alt + +',
  ]);
});
