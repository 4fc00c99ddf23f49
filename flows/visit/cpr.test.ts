import { expect, test } from 'vitest';
import { bareCpr, birthDateOf, isCpr, maskCpr, passesModulus11 } from './cpr.ts';

test.each([
  ['0707614285', true],
  ['6707614283', true],
  ['6707614284', false],
  // Without modulus 11 and valid, as those issued for 1 January since 2007.
  ['6101600000', false],
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
  // The published example; every other has 60 added to the day, as replacement and test numbers have, so that it is nobody's.
  ['0707614285', '1961-07-07'],
  // 0-3: the twentieth century.
  ['6101001234', '1900-01-01'],
  ['6707610285', '1961-07-07'],
  ['6101993999', '1999-01-01'],
  // 4 and 9: up to year 36 the twenty-first, else the twentieth.
  ['6101004000', '2000-01-01'],
  ['6101204000', '2020-01-01'],
  ['6101374000', '1937-01-01'],
  ['6101009000', '2000-01-01'],
  ['6101999000', '1999-01-01'],
  // 5-8: up to year 57 the twenty-first, else the nineteenth.
  ['6101005000', '2000-01-01'],
  ['6101588000', '1858-01-01'],
  ['9112998000', '1899-12-31'],
  // The first and the last day.
  ['6107610285', '1961-07-01'],
  ['9112610285', '1961-12-31'],
  // Days that do not exist.
  ['8902010285', undefined],
  ['8902000285', undefined],
  ['8902004285', '2000-02-29'],
  ['9004610285', '1961-04-30'],
  ['9104610285', undefined],
  ['0013610285', undefined],
  ['6113610285', undefined],
  ['6100610285', undefined],
  ['9212610285', undefined],
  ['6007610285', undefined],
  // Not born yet.
  ['6401214000', '2021-01-04'],
  ['6501214000', undefined],
])('%s is of somebody born on %s', (cpr, born) => {
  expect(birthDateOf(cpr, today)).toBe(born);
});

test.each([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days, index) => [index + 1, days] as const))(
  'month %i of a common year has %i days',
  (month, days) => {
    const isReal = (day: number) =>
      birthDateOf(`${60 + day}${String(month).padStart(2, '0')}610285`, today) !== undefined;
    expect([isReal(days), isReal(days + 1)]).toEqual([true, false]);
  },
);

test.each(['670761-4283', '670761 4283', ' 670761–4283\n', '67 07 61 42 83', '670761\u20114283', '\u200b6707614283'])(
  'is understood as it was pasted: %j',
  (pasted) => {
    expect(bareCpr(pasted)).toBe('6707614283');
    expect(isCpr(bareCpr(pasted))).toBe(true);
  },
);

test.each(['67076142', '67076142833', '670761428x', ''])('%j is none', (pasted) => {
  expect(isCpr(bareCpr(pasted))).toBe(false);
});

test('a number is written without its hyphen, and shown without what is secret', () => {
  expect([bareCpr('670761-4283'), bareCpr('6707614283')]).toEqual(['6707614283', '6707614283']);
  expect(maskCpr('6707614283')).toBe('670761-••••');
});
