import { describe, expect, test } from 'vitest';
import type { PromptName } from '../../schemas/prompt.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callbackOf, callOf, caseNow, personOf, policy, sid, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, presses } from '../../tests/fixtures/pure-case.ts';
import { languageAfter, languageOf } from './languages.ts';
import { danish } from './prompts/da.ts';
import { english } from './prompts/en.ts';
import { speak } from './speak.ts';

function asked(prompt: PromptName, visit: Partial<Visit> = {}, ...rules: Policy[]): PureCase {
  const { placeAt: _none, ...call } = callOf({
    state: { at: 'prompt', prompt, wrong: 0, silent: 0, queued: false },
    step: 3,
  });
  const items = rules.length === 0 ? [] : [{ ...unit, policies: rules }];
  return createCase(personOf(), visitOf({ activeCallId: 'call_1', ...visit }), call, ...items);
}
function heard(pure: PureCase) {
  const [call, visit] = [pure.item('call', 'call_1'), pure.item('visit', 'visit_1')];
  return speak(call, { now: caseNow, unit, policy, visit, open: true, greet: false });
}

describe('5 at a menu', () => {
  test.each(['code', 'ownCode', 'menu', 'arranged'] as const)(
    'speaks English from then on, and Danish again (%s)',
    (prompt) => {
      const pure = asked(prompt);
      presses(pure, 'call_1', '5', sid);
      expect(pure.item('call', 'call_1')).toMatchObject({
        language: 'en',
        state: { prompt, wrong: 0 },
        reason: 'first',
      });
      expect(heard(pure)).toMatchObject({ language: 'en', invite: 'da' });
      presses(pure, 'call_1', '5', sid);
      expect(heard(pure)).toMatchObject({ language: 'da', invite: 'en' });
    },
  );

  test('goes along with the call, to its last words', () => {
    const pure = asked('menu');
    for (const key of ['5', '1', '1', '1']) presses(pure, 'call_1', key, sid);
    expect(heard(pure).say[0]).toBe('We will call you today between 10 AM and noon.');
    presses(pure, 'call_1', '', sid);
    expect(heard(pure).say).toEqual(['We will call you today between 10 AM and noon. Goodbye.']);
  });

  test('is what figures count of who is not registered, and leaves alone what was said at the desk', () => {
    const caller = asked('menu');
    presses(caller, 'call_1', '5', sid);
    expect(caller.item('visit', 'visit_1').citizen).toEqual({ language: 'en' });
    const known = asked('menu', { personId: 'person_1', citizen: { language: 'uk' } });
    presses(known, 'call_1', '5', sid);
    expect(known.item('visit', 'visit_1').citizen).toEqual({ language: 'uk' });
    expect(known.item('call', 'call_1').language).toBe('en');
  });

  test('is no key where the rules offer no other language, and nobody is invited to one', () => {
    const only: Policy = { ...policy, languages: ['da'] };
    const pure = asked('menu', {}, only);
    presses(pure, 'call_1', '5', sid);
    expect(pure.item('call', 'call_1')).toMatchObject({ state: { wrong: 1 }, reason: 'wrong' });
    const call = callOf({ state: { at: 'prompt', prompt: 'menu', wrong: 0, silent: 0, queued: false } });
    expect(
      speak(call, { now: caseNow, unit, policy: only, visit: visitOf(), open: true, greet: false }),
    ).not.toHaveProperty('invite');
  });
});

test('whom we call hears the language they are known to speak, and who calls us never is greeted in it', () => {
  const visit = visitOf({ citizen: { language: 'en' }, callback: callbackOf() });
  expect(languageOf(callOf({ direction: 'callback' }), visit, policy)).toBe('en');
  expect(languageOf(callOf(), visit, policy)).toBe('da');
  // The line does not speak it.
  const other = visitOf({ citizen: { language: 'so' } });
  expect(languageOf(callOf({ direction: 'callback' }), other, { ...policy, languages: ['da', 'so'] })).toBe('da');
});

test('a language that the rules do not offer any more is spoken no longer', () => {
  expect(languageOf(callOf({ language: 'en' }), undefined, { ...policy, languages: [] })).toBe('da');
  expect(languageAfter('da', { ...policy, languages: ['en', 'da'] })).toBe('en');
});

test('each language has a voice of its own', () => {
  expect([danish, english].map(({ voice }) => voice.language)).toEqual(['da-DK', 'en-GB']);
});
