import { expect, test } from 'vitest';
import { cprConcern, cprDigits } from './cpr.ts';

test('takes a number with and without hyphen', () => {
  expect([cprDigits('070761-4285'), cprDigits('0707614285'), cprDigits('070761 4285')]).toEqual(
    Array(3).fill('0707614285'),
  );
  expect(cprDigits('070761-428')).toBeUndefined();
});

test('finds nothing odd about a number with date and modulus 11 in order', () => {
  expect(cprConcern('0707614285')).toBeUndefined();
});

test('warns softly when modulus 11 fails', () => {
  expect(cprConcern('0101651234')).toContain('kontrolcifferet');
});

test('warns when the date does not exist, leap years by century', () => {
  expect(cprConcern('3002614285')).toContain('dato');
  expect(cprConcern('2902000004') ?? '').toContain('dato'); // 1900 had no 29 February
  expect(cprConcern('2902004000') ?? '').not.toContain('dato'); // 2000 had
});

test('knows replacement numbers with 60 added to the day', () => {
  expect(cprConcern('6707614285') ?? '').not.toContain('dato');
});
