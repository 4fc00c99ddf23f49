import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pickedFromPackage, pickRules } from './pick-dkfds.ts';

test('keeps a rule for the classes on the list and drops the parts of its selector that are not', () => {
  expect(pickRules('.button,.accordion .button{color:red}.accordion{color:blue}')).toBe('.button{color:red}\n');
});

test('looks into media queries, and drops those that end empty', () => {
  expect(pickRules('@media(min-width:1px){.alert{a:b}}@media(min-width:2px){.modal{a:b}}')).toBe(
    '@media(min-width:1px){\n.alert{a:b}\n}\n',
  );
});

test('dkfds.css is what the installed design system gives', () => {
  expect(readFileSync(new URL('./dkfds.css', import.meta.url), 'utf8')).toBe(pickedFromPackage());
});
