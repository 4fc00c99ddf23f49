import { describe, expect, test } from 'vitest';
import type { Call, CallState, PromptName, Reason } from '../../schemas/call.ts';
import { callbackOf, callOf, caseNow, chairAt, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { da } from './prompts/da.ts';
import { type SpeechFacts, sayHours, speak, utter } from './speak.ts';

const meeting = { meetingId: 'meeting_1', ...chairAt(0) } as const;
const hours = 'mandag til torsdag fra 8 til 16 og fredag fra 8 til 15';
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
    ...more,
  };
}

const many = { digits: 'many', timeout: 10 };
const briefly = { timeout: 4 };

describe('the first words', () => {
  test.each<[string, Partial<Call>, Partial<SpeechFacts>, string[]]>([
    ['welcome the caller', { state: at('menu') }, {}, ['Velkommen til Favrskov Kommune.', da.menu]],
    [
      'do not tell that the number is known: by the number alone it is a guess',
      { state: at('menu'), identified: true },
      {},
      ['Velkommen til Favrskov Kommune.', da.menu],
    ],
    [
      'say when we are open, when we are not',
      { state: at('menu') },
      { open: false },
      ['Velkommen til Favrskov Kommune.', `Vi har lukket lige nu. Vi har åbent ${hours}.`, da.menuClosed],
    ],
  ])('%s', (_what, ...[call, facts, say]) => {
    expect(says(call, { greet: true, ...facts })).toEqual(listens(say));
  });

  test('at the code prompt welcome too', () => {
    expect(says({ state: at('code') }, { greet: true })).toEqual(
      listens(['Velkommen til Favrskov Kommune.', da.askCode], many),
    );
  });
});

describe('at the prompt', () => {
  test.each<[PromptName, string[], object]>([
    ['code', [da.askCode], many],
    ['menu', [da.menu], {}],
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
    ['closed', da.closedSoCallback],
    ['slotTaken', da.slotTaken],
    ['noTimes', da.noTimes],
    ['decided', da.decidedCallback],
  ])('is said why first: %s', (reason, why) => {
    for (const [prompt, asks] of [
      ['code', da.askCode],
      ['menu', da.menu],
      ['callbackNumber', da.askNumber],
    ] as const)
      expect(says({ state: at(prompt), reason }).say).toEqual([why, asks]);
    expect(says({ state: at('meetingTimes'), reason }).say[0]).toBe(why);
    expect(says({ state: at('promised'), reason }, { visit: undefined }).say).toEqual([why, da.afterChoice]);
  });

  test('keyNumber a wrong number is called that', () => {
    expect(says({ state: at('keyNumber'), reason: 'wrong' }).say).toEqual([da.numberWrong, da.askKeyedNumber]);
    expect(says({ state: at('keyNumber'), reason: 'silent' }).say).toEqual([da.nothingHeard, da.askKeyedNumber]);
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
      listens([promised, da.placeKept, da.afterChoice], briefly),
    );
    const facts = { now: caseNow, unit, policy, visit, open: true, greet: false };
    expect(speak(placeless, facts)).toEqual(listens([promised, da.afterChoice], briefly));
  });

  test('outside opening hours it is said that we are closed', () => {
    const said = 'Vi har lukket nu. Vi ringer til dig i dag mellem klokken 10 og 12.30.';
    expect(says({ state: at('promised') }, { visit, now: evening }).say).toEqual([said, da.afterChoice]);
  });

  test('the meeting is said with its place, and that a message comes where it can', () => {
    const said = 'Du har en tid i morgen klokken 9 på Jobcentret, Skovvej 1, Hinnerup.';
    const booked = { visit: visitOf({ meeting }) };
    expect(says({ state: at('booked') }, booked)).toEqual(listens([said, da.smsComes, da.afterChoice], briefly));
    expect(says({ state: at('booked'), callable: false }, booked)).toEqual(listens([said, da.afterChoice], briefly));
    expect(says({ state: at('booked') }, { visit: undefined }).say).toEqual([da.smsComes, da.afterChoice]);
    expect(says({ state: at('booked') }).say).toEqual([da.smsComes, da.afterChoice]);
    expect(says({ state: at('booked') }, { noSms: true }).say).toEqual([da.afterChoice]);
  });
});

describe('opening hours', () => {
  const of = (weekdays: Record<string, { open: string; close: string }>) =>
    sayHours({ ...policy, openingHours: { weekdays, closedDays: [] } });

  test('are said for days in a row that have the same', () => {
    expect(sayHours(policy)).toBe(hours);
    const day = { open: '08:30', close: '12:00' };
    expect(
      of({ 1: day, 3: day, 4: day, 6: { open: '10:00', close: '13:15' }, 7: { open: '10:05', close: '13:15' } }),
    ).toBe(
      'mandag fra 8.30 til 12 og onsdag til torsdag fra 8.30 til 12 og lørdag fra 10 til 13.15 og søndag fra 10.05 til 13.15',
    );
    expect(of({ 2: day, 5: { open: '20:00', close: '20:30' } })).toBe(
      'tirsdag fra 8.30 til 12 og fredag fra 20 til 20.30',
    );
    expect(of({})).toBe('');
  });
});

test('a sentence is filled in by the names in it', () => {
  expect(utter({ key: 'promised', values: { day: 'i dag', from: '10', until: '12' } })).toBe(
    'Vi ringer til dig i dag mellem klokken 10 og 12.',
  );
  expect(utter({ key: 'welcome', values: {} as { unit: string } })).toBe('Velkommen til .');
});
