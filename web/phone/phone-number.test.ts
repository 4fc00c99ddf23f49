import { expect, test } from 'vitest';
import { nameOf, readable, toE164 } from './phone-number.ts';

test.each([
  ['20 00 00 01', '+4520000001'],
  ['20000001', '+4520000001'],
  ['+45 20 00 00 01', '+4520000001'],
  ['0046 8 123 456 78', '+46812345678'],
  ['+1 (212) 555-0100', '+12125550100'],
  ['2000', undefined],
  ['00000000', undefined],
  ['+45 abc', undefined],
  ['', undefined],
])('%s is the number %s', (written, number) => {
  expect(toE164(written)).toBe(number);
});

test('a Danish number is read in pairs, a foreign one as it is', () => {
  expect([readable('+4589640000'), readable('+46812345678')]).toEqual(['+45 89 64 00 00', '+46812345678']);
});

test('a withheld number and a consultant have names', () => {
  expect(['', 'anonymous', '+266696687', 'client:konsulent1', '+4589640000'].map(nameOf)).toEqual([
    'Skjult nummer',
    'Skjult nummer',
    'Skjult nummer',
    'konsulent1',
    '+45 89 64 00 00',
  ]);
});
