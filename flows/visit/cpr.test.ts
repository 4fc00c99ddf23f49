import { expect, test } from 'vitest';
import { bareCpr, birthDateOf, isCpr, maskCpr, passesModulus11 } from './cpr.ts';

test.each([
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

const today = '2021-01-04';

test.each([
  // 0-3: the twentieth century.
  ['0101001234', '1900-01-01'],
  ['0707610285', '1961-07-07'],
  ['0101993999', '1999-01-01'],
  // 4 and 9: up to year 36 the twenty-first, else the twentieth.
  ['0101004000', '2000-01-01'],
  ['0101204000', '2020-01-01'],
  ['0101374000', '1937-01-01'],
  ['0101009000', '2000-01-01'],
  ['0101999000', '1999-01-01'],
  // 5-8: up to year 57 the twenty-first, else the nineteenth.
  ['0101005000', '2000-01-01'],
  ['0101588000', '1858-01-01'],
  ['3112998000', '1899-12-31'],
  // 60 is added to the day of replacement and test numbers.
  ['6107610285', '1961-07-01'],
  ['9112610285', '1961-12-31'],
  // Days that do not exist.
  ['2902010285', undefined],
  ['2902000285', undefined],
  ['2902004285', '2000-02-29'],
  ['3004610285', '1961-04-30'],
  ['3104610285', undefined],
  ['0013610285', undefined],
  ['0113610285', undefined],
  ['0100610285', undefined],
  ['9212610285', undefined],
  ['6007610285', undefined],
  // Not born yet.
  ['0401214000', '2021-01-04'],
  ['0501214000', undefined],
])('%s is of somebody born on %s', (cpr, born) => {
  expect(birthDateOf(cpr, today)).toBe(born);
});

test.each([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days, index) => [index + 1, days] as const))(
  'month %i of a common year has %i days',
  (month, days) => {
    const isReal = (day: number) => birthDateOf(`${day}${String(month).padStart(2, '0')}610285`, today) !== undefined;
    expect([isReal(days), isReal(days + 1)]).toEqual([true, false]);
  },
);

test.each(['070761-4285', '070761 4285', ' 070761–4285\n', '07 07 61 42 85', '070761\u20114285', '\u200b0707614285'])(
  'is understood as it was pasted: %j',
  (pasted) => {
    expect(bareCpr(pasted)).toBe('0707614285');
    expect(isCpr(bareCpr(pasted))).toBe(true);
  },
);

test.each(['07076142', '07076142855', '070761428x', ''])('%j is none', (pasted) => {
  expect(isCpr(bareCpr(pasted))).toBe(false);
});

test('a number is written without its hyphen, and shown without what is secret', () => {
  expect([bareCpr('070761-4285'), bareCpr('0707614285')]).toEqual(['0707614285', '0707614285']);
  expect(maskCpr('0707614285')).toBe('070761-••••');
});
