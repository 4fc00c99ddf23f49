import { expect, test } from 'vitest';
import { cprConcern, emptyRegistration, problemsOf, requestOf } from './registration.ts';

const filled = { ...emptyRegistration, name: 'Dorte Dahl', choice: 'none' as const };

test.each(['6707614283', '670761-4283', ' 670761 – 4283 ', '67.07.61-4283', '\u200B670761\u00AD4283'])(
  'a CPR number is taken as it was pasted: %s',
  (cpr) => {
    expect(problemsOf({ ...filled, cpr }, false)).toEqual({});
    expect(requestOf({ ...filled, cpr }, 'none', { callId: undefined, join: false }).cpr).toBe('6707614283');
  },
);

test('a number with other than ten digits is not sent, an empty field is', () => {
  expect(Object.keys(problemsOf({ ...filled, cpr: '123' }, false))).toEqual(['cpr']);
  expect(problemsOf({ ...filled, cpr: ' ' }, false)).toEqual({});
});

test('a number that fails modulus 11 is a concern and no problem', () => {
  expect(cprConcern('6707614284')).toContain('modulus 11');
  expect(cprConcern('6707614283')).toBeUndefined();
  expect(problemsOf({ ...filled, cpr: '6707614284' }, false)).toEqual({});
});

test('who wants to be called needs a number, unless the call brings one', () => {
  const callback = { ...filled, choice: 'callback' as const };
  expect(Object.keys(problemsOf(callback, false))).toEqual(['phone']);
  expect(problemsOf(callback, true)).toEqual({});
  expect(problemsOf({ ...callback, phone: '+45 20 30-40 50' }, false)).toEqual({});
  expect(Object.keys(problemsOf({ ...callback, phone: '90 12 34 56' }, false))).toEqual(['phone']);
});

test('sends only what was filled in, and the joining only when it was asked for', () => {
  expect(requestOf(filled, 'none', { callId: 'call_1', join: true })).toEqual({
    name: 'Dorte Dahl',
    choice: 'none',
    callId: 'call_1',
    join: true,
    knownBefore: false,
    protectedAddress: false,
  });
});
