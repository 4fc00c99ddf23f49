import { expect, test } from 'vitest';
import { cprConcern, emptyRegistration, problemsOf, requestOf } from './registration.ts';

const today = '2021-01-04';
const atDesk = { hasCall: false, today };
const inCall = { hasCall: true, today };
const filled = { ...emptyRegistration, name: 'Dorte Dahl', choice: 'none' as const };

test.each(['0707614285', '070761-4285', ' 070761 – 4285 ', '07.07.61-4285', '\u200B070761\u00AD4285'])(
  'a CPR number is taken as it was pasted: %s',
  (cpr) => {
    expect(problemsOf({ ...filled, cpr }, atDesk)).toEqual({});
    expect(requestOf({ ...filled, cpr }, 'none', { callId: undefined, join: false }).cpr).toBe('0707614285');
  },
);

test('a number with other than ten digits is not sent, an empty field is', () => {
  expect(Object.keys(problemsOf({ ...filled, cpr: '123' }, atDesk))).toEqual(['cpr']);
  expect(problemsOf({ ...filled, cpr: ' ' }, atDesk)).toEqual({});
});

test('a number that fails modulus 11 is a concern and no problem', () => {
  expect(cprConcern('0707614286', today)).toContain('modulus 11');
  expect(cprConcern('0707614285', today)).toBeUndefined();
  expect(problemsOf({ ...filled, cpr: '0707614286' }, atDesk)).toEqual({});
});

test.each([
  ['3102650285', 'en fødselsdag, der findes'],
  ['2902000285', 'ingen 29. februar i 1900'],
  ['0501214000', 'er ikke kommet endnu'],
])('the number %s is not sent: %s', (cpr, why) => {
  expect(problemsOf({ ...filled, cpr }, atDesk).cpr).toContain(why);
});

test('a birth too long ago for anybody alive is a concern', () => {
  expect(cprConcern('0101588005', today)).toContain('født i 1858');
});

test('what is known of the education is sent, and what is not known is not', () => {
  const sent = (education: boolean | undefined) =>
    requestOf({ ...filled, education }, 'none', { callId: undefined, join: false });
  expect([sent(true).education, sent(false).education]).toEqual([true, false]);
  expect(sent(undefined)).not.toHaveProperty('education');
});

test('who wants to be called needs a number, unless the call brings one', () => {
  const callback = { ...filled, choice: 'callback' as const };
  expect(Object.keys(problemsOf(callback, atDesk))).toEqual(['phone']);
  expect(problemsOf(callback, inCall)).toEqual({});
  expect(problemsOf({ ...callback, phone: '+45 20 30-40 50' }, atDesk)).toEqual({});
  expect(Object.keys(problemsOf({ ...callback, phone: '90 12 34 56' }, atDesk))).toEqual(['phone']);
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
