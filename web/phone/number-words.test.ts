import { expect, test } from 'vitest';
import { nameOf, readable } from './number-words.ts';

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
