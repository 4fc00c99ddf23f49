import { afterEach, expect, test } from 'vitest';
import { english } from '../../language/english.ts';
import { speakWith } from '../../language/say.ts';
import {
  asksWho,
  cprConcern,
  emptyRegistration,
  problemsOf,
  requestOf,
  usualChoice,
  withheld,
} from './registration.ts';

afterEach(() => speakWith(undefined));

const today = '2021-01-04';
const atDesk = { hasCall: false, today };
const inCall = { hasCall: true, today };
const filled = { ...emptyRegistration, name: 'Dorte Dahl', choice: 'none' as const };

test.each(['6707614283', '670761-4283', ' 670761 – 4283 ', '67.07.61-4283', '\u200B670761\u00AD4283'])(
  'a CPR number is taken as it was pasted: %s',
  (cpr) => {
    expect(problemsOf({ ...filled, cpr }, atDesk)).toEqual({});
    expect(requestOf({ ...filled, cpr }, 'none', { callId: undefined, join: false }).cpr).toBe('6707614283');
  },
);

test('a number with other than ten digits is not sent, an empty field is', () => {
  expect(Object.keys(problemsOf({ ...filled, cpr: '123' }, atDesk))).toEqual(['cpr']);
  expect(problemsOf({ ...filled, cpr: ' ' }, atDesk)).toEqual({});
});

test('a number that fails modulus 11 is a concern and no problem', () => {
  expect(cprConcern('6707614284', today)).toContain('modulus 11');
  expect(cprConcern('6707614283', today)).toBeUndefined();
  expect(problemsOf({ ...filled, cpr: '6707614284' }, atDesk)).toEqual({});
});

test.each([
  ['3102650285', 'en fødselsdag, der findes'],
  ['2902000285', 'ingen 29. februar i 1900'],
  ['6501214000', 'er ikke kommet endnu'],
])('the number %s is not sent: %s', (cpr, why) => {
  expect(problemsOf({ ...filled, cpr }, atDesk).cpr).toContain(why);
});

test('a birth too long ago for anybody alive is a concern', () => {
  expect(cprConcern('6101588005', today)).toContain('født i 1858');
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

test('where the rules begin with the telephone, it is told who wished another way, and left as it was it is the rules', () => {
  const usual = 'callback';
  const physical = { ...filled, choice: 'physical' as const };
  expect(problemsOf(physical, { ...atDesk, usual })).toEqual({ askedBy: 'Vælg, hvem der ønsker det.' });
  expect(problemsOf({ ...physical, askedBy: 'staff' }, { ...atDesk, usual })).toEqual({});
  const sent = (form: typeof physical | typeof filled, choice: 'callback' | 'physical' | 'none', of?: 'callback') =>
    requestOf(form, choice, { callId: undefined, join: false, usual: of });
  expect(sent({ ...physical, askedBy: 'staff' }, 'physical', usual).askedBy).toBe('staff');
  expect(sent(filled, 'callback', usual).askedBy).toBe('rule');
  expect(sent(filled, 'none', usual)).not.toHaveProperty('askedBy');
  expect(sent(physical, 'physical')).not.toHaveProperty('askedBy');
});

test('without such a way nothing is chosen beforehand, and nobody is asked who wished it', () => {
  expect([usualChoice('phone'), usualChoice('physical'), usualChoice(undefined)]).toEqual([
    'callback',
    'physical',
    undefined,
  ]);
  expect(asksWho('physical', undefined)).toBe(false);
});

test('what the person needs is sent along, and nobody without a telephone is to be called back', () => {
  const form = { ...filled, needs: ['noPhone', 'interpreter'] as const };
  expect(requestOf(form, 'none', { callId: undefined, join: false }).needs).toEqual(['noPhone', 'interpreter']);
  expect(requestOf(filled, 'none', { callId: undefined, join: false }).needs).toBeUndefined();
  expect(problemsOf({ ...form, choice: 'callback' }, atDesk)).toEqual({
    choice: 'Borgeren har ingen telefon. Vælg et fysisk møde.',
  });
  expect(problemsOf({ ...form, choice: 'physical' }, atDesk)).toEqual({});
});

test('a telephone that is not offered is not chosen, and the reason is sent in place of whose wish it was', () => {
  const withTelephone = { ...filled, choice: 'callback' as const, askedBy: 'citizen' as const };
  const form = { ...withTelephone, ...withheld(withTelephone, true) };
  expect(form).toMatchObject({ isWithheld: true, choice: undefined, askedBy: undefined });
  expect(Object.keys(problemsOf(form, atDesk))).toEqual(['choice', 'notOffered']);
  const meeting = { ...form, choice: 'physical' as const, notOffered: 'acute' as const };
  expect(problemsOf(meeting, { ...atDesk, usual: 'callback' })).toEqual({});
  const sent = requestOf(meeting, 'physical', { callId: undefined, join: false, usual: 'physical' });
  expect(sent).toMatchObject({ notOffered: 'acute' });
  expect(sent).not.toHaveProperty('askedBy');
});

test('a telephone that is offered after all has no reason any more', () => {
  const meeting = { ...filled, choice: 'physical' as const, isWithheld: true, notOffered: 'acute' as const };
  const form = { ...meeting, ...withheld(meeting, false) };
  expect(form).toMatchObject({ isWithheld: false, notOffered: undefined, choice: 'physical' });
  expect(requestOf(form, 'physical', { callId: undefined, join: false })).not.toHaveProperty('notOffered');
});

test('what is wrong is said in English, also what the rules say of a number', () => {
  speakWith(english);
  const form = { ...filled, name: '', cpr: '3102650285', phone: '90 12 34 56', choice: 'callback' as const };
  expect(problemsOf(form, atDesk)).toEqual({
    name: "Write the citizen's name.",
    cpr: 'The CPR number does not begin with a date of birth that exists.',
    phone: 'We do not call premium-rate numbers. Write another number.',
  });
  expect(cprConcern('6707614284', today)).toContain('fails modulus 11');
});
