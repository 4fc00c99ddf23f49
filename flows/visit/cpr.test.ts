import { expect, test } from 'vitest';
import { bareCpr, hasRealDate, maskCpr, passesModulus11 } from './cpr.ts';

test.each([
  ['070761-4285', true],
  ['0707614285', true],
  ['0707614286', false],
  // Without modulus 11 and valid: issued for 1 January since 2007.
  ['0101600000', false],
])('%s passes modulus 11: %s', (cpr, passes) => {
  expect(passesModulus11(cpr)).toBe(passes);
});

test('each digit has its weight in modulus 11', () => {
  // One digit and the check digit that goes with it: the weight times the digit, made up to eleven.
  const valid = [
    '1000000007',
    '0100000008',
    '0010000009',
    '0001000004',
    '0000100005',
    '0000010006',
    '0000001007',
    '0000000108',
    '0000000019',
  ];
  expect(valid.filter((cpr) => !passesModulus11(cpr))).toEqual([]);
});

test.each([
  ['2902001234', true],
  ['3002001234', false],
  ['3104001234', false],
  ['3004001234', true],
  ['0013001234', false],
  ['0100001234', false],
  ['0112001234', true],
  ['0113001234', false],
  ['0001001234', false],
  ['3112001234', true],
  ['3212001234', false],
  ['6107611234', true],
  ['9112611234', true],
  ['9212611234', false],
  ['6000611234', false],
  ['6001611234', false],
  ['290200-1234', true],
])('%s begins with a date, or one with 60 added to the day: %s', (cpr, real) => {
  expect(hasRealDate(cpr)).toBe(real);
});

test.each([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days, index) => [index + 1, days] as const))(
  'month %i has at most %i days',
  (month, days) => {
    const numberOf = (day: number) => `${day}${String(month).padStart(2, '0')}001234`;
    expect([hasRealDate(numberOf(days)), hasRealDate(numberOf(days + 1))]).toEqual([true, false]);
  },
);

test('a number is written without its hyphen, and shown without what is secret', () => {
  expect([bareCpr('070761-4285'), bareCpr('0707614285')]).toEqual(['0707614285', '0707614285']);
  expect(maskCpr('0707614285')).toBe('070761-••••');
});
