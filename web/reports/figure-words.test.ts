import { expect, test } from 'vitest';
import { definitions } from '../../flows/report/figures.ts';
import { duration, figureNames, nameOfFigure, orderedNames, smallNote, valueText } from './figure-words.ts';

test('has a Danish name for every figure of the line', () => {
  expect(Object.keys(figureNames).sort()).toEqual(Object.keys(definitions).sort());
});

test.each([
  [45, '45 sek.'],
  [60, '1 min.'],
  [750, '12 min. 30 sek.'],
  [7500, '2 t. 5 min.'],
  [86_400, '1 dag'],
  [180_000, '2 dage 2 t.'],
])('says %i seconds as %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test('never shows nothing as zero', () => {
  expect(valueText('waitSeconds', null)).toBe('Ingen endnu');
  expect(valueText('calls', 0)).toBe('0');
});

test('says plainly when a figure rests on few, and not when there is nothing to rest on', () => {
  expect(smallNote({ n: 4, value: 1 })).toBe('For få til at sige noget sikkert');
  expect(smallNote({ n: 5, value: 1 })).toBeUndefined();
  expect(smallNote({ n: 0, value: 0 })).toBeUndefined();
});

test('shows figures it does not know last and under their own name', () => {
  expect(orderedNames({ newOne: 1, calls: 1, contactsIn: 1 })).toEqual(['contactsIn', 'calls', 'newOne']);
  expect(nameOfFigure('newOne')).toBe('newOne');
});
