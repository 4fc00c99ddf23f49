import { describe, expect, test } from 'vitest';
import type { Call, CallState } from '../../schemas/call.ts';
import type { PromptName, Reason } from '../../schemas/prompt.ts';
import { callbackOf, callOf, caseNow, chairAt, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { policyOn } from '../calendar/policy.ts';
import { da } from './prompts/da.ts';
import { speak } from './speak.ts';
import type { SpeechFacts } from './spoken/speech.ts';
import { sayNumber, utter } from './spoken/utter.ts';

const meeting = { meetingId: 'meeting_1', ...chairAt(0) } as const;
const tomorrow = 'Vi har lukket lige nu. Vi åbner igen i morgen klokken 8.';
const evening = '2021-01-04T18:00:00.000Z';

function says(call: Partial<Call>, facts: Partial<SpeechFacts> = {}) {
  return speak(callOf(call), { now: caseNow, unit, policy, visit: visitOf(), open: true, greet: false, ...facts });
}
function at(prompt: PromptName, more: Partial<Extract<CallState, { at: 'prompt' }>> = {}): CallState {
  return { at: 'prompt', prompt, wrong: 0, silent: 0, queued: false, ...more };
}

function listens(say: string[], more: object = {}) {
  return {
    act: 'listen',
    say,
    digits: 'one',
    timeout: 5,
    waitingSound: false,
    language: 'da',
    ...more,
  };
}

const many = { digits: 'many', timeout: 10 };
const code = { digits: 'code', timeout: 3 };
const from = 'Vi ringer fra 89, 64, 0 0, 0 0. Når du ikke at tage telefonen, prøver vi igen.';
const briefly = { timeout: 4 };
/** Who speaks English is told so, in English. */
const invites = { invite: 'en' };

test.each<[string, { call?: Partial<Call>; of?: object }, string]>([
  ['is told to call us again', {}, da.forwardOver],
  ['for a moment only is told that we call', { call: { officeGone: true } }, da.officeGone],
  ['and cannot be called is not', { call: { officeGone: true, callable: false } }, da.forwardOver],
  ['and is in safe contact is not', { call: { officeGone: true }, of: { noMessages: caseNow } }, da.forwardOver],
])('who had an office %s', (_what, { call, of = {} }, word) => {
  const over = { state: { at: 'ended', outcome: 'forwarded' }, callable: true, ...call } as const;
  expect(says(over, { visit: visitOf(of) })).toMatchObject({ act: 'hangUp', say: [word] });
});

describe('the first words', () => {
  test.each<[string, Partial<Call>, Partial<SpeechFacts>, string[]]>([
    [
      'welcome the caller',
      { state: at('menu') },
      {},
      ['Velkommen til Favrskov Kommune.', da.menu, da.menuOwn, da.menuAgain],
    ],
    [
      'do not tell that the number is known: by the number alone it is a guess',
      { state: at('menu'), identified: true },
      {},
      ['Velkommen til Favrskov Kommune.', da.menu, da.menuOwn, da.menuAgain],
    ],
    [
      'say when we open, when we are closed',
      { state: at('menu') },
      { open: false, now: evening },
      ['Velkommen til Favrskov Kommune.', da.menuClosed, tomorrow, da.menuOwn, da.menuAgain],
    ],
  ])('%s', (_what, ...[call, facts, say]) => {
    expect(says(call, { greet: true, ...facts })).toEqual(listens(say, invites));
  });

  test('at the code prompt welcome too', () => {
    expect(says({ state: at('code') }, { greet: true })).toEqual(
      listens(['Velkommen til Favrskov Kommune.', da.askCode], { ...code, ...invites }),
    );
  });
});

describe('at the prompt', () => {
  test.each<[PromptName, string[], object]>([
    ['code', [da.askCode], { ...code, ...invites }],
    ['menu', [da.menu, da.menuOwn, da.menuAgain], invites],
    ['callbackNumber', [da.askNumber], {}],
    ['keyNumber', [da.askKeyedNumber], many],
  ])('%s the caller is asked', (prompt, say, more) => {
    expect(says({ state: at(prompt) })).toEqual(listens(say, more));
    expect(says({ state: at(prompt), reason: 'repeat' })).toEqual(listens(say, more));
  });

  test.each<[Reason, string]>([
    ['wrong', da.wrongKey],
    ['silent', da.nothingHeard],
    ['codeWrong', da.codeWrong],
    ['codeGivenUp', da.codeGivenUp],
    ['codeFound', da.codeFound],
    ['codeShort', da.codeShort],
    ['needsNumber', da.needsNumber],
    ['closed', da.closedSoCallback],
    ['slotTaken', da.slotTaken],
    ['noTimes', da.noTimes],
    ['decided', da.decidedCallback],
  ])('is said why first: %s', (reason, why) => {
    for (const [prompt, ...asks] of [
      ['code', da.askCode],
      ['menu', da.menu, da.menuOwn, da.menuAgain],
      ['callbackNumber', da.askNumber],
    ] as const)
      expect(says({ state: at(prompt), reason }).say).toEqual([why, ...asks]);
    expect(says({ state: at('meetingTimes'), reason }).say[0]).toBe(why);
    expect(says({ state: at('promised'), reason }, { visit: undefined }).say).toEqual([why, da.afterChoice]);
  });

  test('keyNumber a wrong number is called that', () => {
    expect(says({ state: at('keyNumber'), reason: 'wrong' }).say).toEqual([da.numberWrong, da.askKeyedNumber]);
    expect(says({ state: at('keyNumber'), reason: 'silent' }).say).toEqual([da.nothingHeard, da.askKeyedNumber]);
  });

  test('readBack the number is said in pairs', () => {
    const said = 'Du har tastet 20, 10, 0 5, 66. Er det rigtigt, så tryk 1. Vil du taste nummeret igen, så tryk 2.';
    expect(says({ state: at('readBack') }, { keyedNumber: '+4520100566' })).toEqual(listens([said]));
    expect(sayNumber('+46701234567')).toBe('0 0, 46, 70, 12, 34, 56, 7');
  });

  test('menu who may choose to wait is told for how long first, and is advised to be called where it is long', () => {
    const told = (expected: NonNullable<SpeechFacts['wait']>['expected'], open = true) =>
      says({ state: at('menu') }, { open, wait: { place: 2, isNext: false, expected } }).say;
    expect(told(12)).toEqual([da.menu, 'Lige nu er ventetiden cirka 12 minutter.', da.menuOwn, da.menuAgain]);
    expect(told('long')).toEqual([da.menu, da.waitLong, da.menuOwn, da.menuAgain]);
    expect(told('nobody')).toEqual([da.menu, da.waitNobody, da.menuOwn, da.menuAgain]);
    expect(told('soon')).toEqual([da.menu, da.menuOwn, da.menuAgain]);
    expect(told(12, false)).not.toContain('Lige nu er ventetiden cirka 12 minutter.');
  });

  test('menu who comes there when we are closed is told once', () => {
    const told = (reason: Reason) => says({ state: at('menu'), reason }, { open: false, now: evening }).say;
    expect(told('codeFound')).toEqual([da.codeFound, da.menuClosed, tomorrow, da.menuOwn, da.menuAgain]);
    expect(told('first')).toEqual([da.menuClosed, tomorrow, da.menuOwn, da.menuAgain]);
    for (const reason of ['repeat', 'wrong', 'silent'] as const) expect(told(reason)).not.toContain(tomorrow);
  });

  test('meetingTimes the times are read with their keys', () => {
    const page = [chairAt(0), chairAt(2), chairAt(12)].map(({ slotId, startAt }) => ({ slotId, startAt }));
    const read = [
      'i morgen klokken 9: tryk 1.',
      'i morgen klokken 10: tryk 2.',
      'onsdag den 6. januar klokken 9: tryk 3.',
    ];
    expect(says({ state: at('meetingTimes', { times: { page, more: false } }) })).toEqual(
      listens([da.times, ...read, da.timesEnd]),
    );
    const more = says({ state: at('meetingTimes', { times: { page, more: true } }) });
    expect(more.say).toEqual([da.times, ...read, da.moreTimes, da.timesEnd]);
    expect(says({ state: at('meetingTimes') }).say).toEqual([da.times, da.timesEnd]);
    const late = says({
      state: at('meetingTimes', { times: { page: [], more: false, late: true } }),
      reason: 'slotTaken',
    });
    expect(late.say).toEqual([da.slotTaken, da.lateTimes, da.times, da.timesEnd]);
  });
});

describe('after a choice', () => {
  const visit = visitOf({ callback: callbackOf({ from: caseNow, until: '2021-01-04T11:30:00.000Z' }) });
  const promised = 'Vi ringer til dig i dag mellem klokken 10 og 12.30.';

  test('the promise is said with its window, and that a place is kept', () => {
    const { placeAt: _none, ...placeless } = callOf({ state: at('promised') });
    expect(says({ state: at('promised') }, { visit })).toEqual(
      listens([promised, da.placeKept, from, da.afterChoice], briefly),
    );
    const facts = { now: caseNow, unit, policy, visit, open: true, greet: false };
    expect(speak(placeless, facts)).toEqual(listens([promised, from, da.afterChoice], briefly));
  });

  test('outside opening hours it is said that we are closed', () => {
    const morning = { from: '2021-01-05T07:00:00.000Z', until: '2021-01-05T09:00:00.000Z' };
    const said = 'Vi har lukket nu. Vi ringer til dig i morgen mellem klokken 8 og 10.';
    const then = visitOf({ callback: callbackOf(morning) });
    expect(says({ state: at('promised') }, { visit: then, now: evening }).say).toEqual([said, from, da.afterChoice]);
  });

  test('where nobody is called twice, who misses the call is asked to call', () => {
    const once = { ...policy, callback: { ...policy.callback, attempts: 1 } };
    expect(says({ state: at('promised') }, { visit, policy: once }).say).toContain(
      'Vi ringer fra 89, 64, 0 0, 0 0. Når du ikke at tage telefonen, så ring til os.',
    );
  });

  test('the meeting is said with its place, and that a message comes where it can', () => {
    const said = 'Du har en tid i morgen klokken 9 på Skovvej 1, Hinnerup.';
    const cannot = 'Kan du ikke komme, så ring til os på 89, 64, 0 0, 0 0, så finder vi en ny tid.';
    const booked = { visit: visitOf({ meeting }) };
    expect(says({ state: at('booked') }, booked)).toEqual(
      listens([said, cannot, da.smsComes, da.afterChoice], briefly),
    );
    expect(says({ state: at('booked'), callable: false }, booked)).toEqual(
      listens([said, cannot, da.afterChoice], briefly),
    );
    expect(says({ state: at('booked') }, { visit: undefined }).say).toEqual([da.smsComes, da.afterChoice]);
    expect(says({ state: at('booked') }).say).toEqual([da.smsComes, da.afterChoice]);
    expect(says({ state: at('booked') }, { noSms: true }).say).toEqual([da.afterChoice]);
  });
});

describe('when we are closed', () => {
  const told = (now: string, closedDays: string[] = []) => {
    const closed = { ...policy, openingHours: { ...policy.openingHours, closedDays } };
    const facts = { now, unit: { ...unit, policies: [closed] }, policy: closed, open: false };
    return says({ state: at('menu') }, facts).say[1];
  };

  test.each<[string, string, string]>([
    ['early in the morning', '2021-01-04T06:00:00.000Z', 'Vi har lukket lige nu. Vi åbner igen i dag klokken 8.'],
    ['in the evening', evening, tomorrow],
    [
      'on Friday evening',
      '2021-01-08T18:00:00.000Z',
      'Vi har lukket lige nu. Vi åbner igen mandag den 11. januar klokken 8.',
    ],
    [
      'at the weekend',
      '2021-01-09T10:00:00.000Z',
      'Vi har lukket i dag. Vi åbner igen mandag den 11. januar klokken 8.',
    ],
    [
      'on a public holiday',
      '2021-04-01T10:00:00.000Z',
      'Vi har lukket i dag. Vi åbner igen tirsdag den 6. april klokken 8.',
    ],
  ])('%s it is said when we open', (_when, now, said) => {
    expect(told(now)).toBe(said);
  });

  test('out of turn, the words of whoever closed the line come first', () => {
    const closing = {
      entity: 'closing',
      unitId: unit.unitId,
      version: 1,
      day: '2021-01-04',
      text: 'Vi har vand i kælderen.',
      closedAt: caseNow,
      closedBy: 'staff_1',
    } as const;
    const closed = { ...unit, closing };
    const { say } = says({ state: at('menu') }, { unit: closed, policy: policyOn(closed, '2021-01-04'), open: false });
    expect(say[1]).toBe('Vi har vand i kælderen. Vi har lukket i dag. Vi åbner igen i morgen klokken 8.');
    const later = {
      unit: closed,
      policy: policyOn(closed, '2021-01-05'),
      open: false,
      now: '2021-01-05T18:00:00.000Z',
    };
    expect(says({ state: at('menu') }, later).say[1]).not.toContain('kælderen');
  });

  test('a day of our own is closed like a holiday', () => {
    expect(told('2021-01-06T10:00:00.000Z', ['2021-01-06'])).toBe(
      'Vi har lukket i dag. Vi åbner igen i morgen klokken 8.',
    );
  });
});

test('a sentence is filled in by the names in it', () => {
  expect(utter({ key: 'promised', values: { day: 'i dag', from: '10', until: '12' } })).toBe(
    'Vi ringer til dig i dag mellem klokken 10 og 12.',
  );
  expect(utter({ key: 'welcome', values: {} as { unit: string } })).toBe('Velkommen til .');
});
