import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import { callOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, presses } from '../../tests/fixtures/pure-case.ts';

type Prompt = Extract<Call['state'], { at: 'prompt' }>;
const withheld = { caller: 'withheld', callable: false, callerSealed: undefined } as unknown as Partial<Call>;
const keyed = { sealed: 'sealed +4520123456', hash: expect.any(String) };

/** A caller who has pressed these, one after the other, from this prompt on. */
function pressed(prompt: Prompt['prompt'], more: Partial<Call>, ...keys: string[]) {
  const { placeAt: _none, ...call } = callOf({
    state: { at: 'prompt', prompt, wrong: 0, silent: 0, queued: false },
    step: 3,
    ...more,
  });
  const pure = createCase(visitOf({ activeCallId: 'call_1' }), call);
  for (const key of keys) presses(pure, 'call_1', key, sid);
  return { call: pure.item('call', 'call_1'), visit: pure.item('visit', 'visit_1') };
}

describe('a number that is keyed for a call-back', () => {
  test('is read back, and nothing is promised yet', () => {
    const { call, visit } = pressed('keyNumber', withheld, '20123456');
    expect(call).toMatchObject({ state: { prompt: 'readBack', keyed }, reason: 'first', callable: false });
    expect(visit.callback).toBeUndefined();
  });

  test('is promised a call by 1, and its last word is not kept in the prompt', () => {
    const { call, visit } = pressed('keyNumber', withheld, '20123456', '1', '1');
    expect(call).toMatchObject({ state: { prompt: 'promised' }, callable: true });
    expect(call.state).not.toHaveProperty('keyed');
    expect(visit).toMatchObject({ callback: { kind: 'callback' }, callNumber: keyed.sealed });
  });

  test('is keyed again by 2, and only the last one is called', () => {
    expect(pressed('keyNumber', withheld, '20123456', '2').call.state).toMatchObject({ prompt: 'keyNumber' });
    const { visit } = pressed('keyNumber', withheld, '30123456', '2', '20123456', '1');
    expect(visit.callNumber).toBe(keyed.sealed);
  });

  test('is heard again by 9, and by a # that came late', () => {
    for (const key of ['9', '#'])
      expect(pressed('keyNumber', withheld, '20123456', key).call).toMatchObject({
        state: { prompt: 'readBack', keyed, wrong: 0 },
        reason: 'repeat',
      });
  });

  test.each([
    ['silent', ['', '', '']],
    ['unclear', ['7', '7', '7']],
  ])('is called where its caller stays %s: nobody who keyed a number is lost', (_how, keys) => {
    const { call, visit } = pressed('keyNumber', withheld, '20123456', ...keys);
    expect(call.state).toMatchObject({ prompt: 'promised' });
    expect(visit.callNumber).toBe(keyed.sealed);
  });
});

describe('who withholds the number and is known to nobody', () => {
  test.each(['0', '2'])('keys one before hearing the times of a meeting (%s)', (key) => {
    const { call } = pressed('menu', withheld, key);
    expect(call).toMatchObject({ state: { prompt: 'keyNumber', numberFor: 'meeting' }, reason: 'needsNumber' });
  });

  test('hears the times once the number is right, and the meeting is told of there', () => {
    const times = pressed('menu', withheld, '2', '20123456', '1');
    expect(times.call).toMatchObject({ state: { prompt: 'meetingTimes' }, callable: true });
    expect(times.visit.callback).toBeUndefined();
    const { call, visit } = pressed('menu', withheld, '2', '30123456', '2', '20123456', '1', '1');
    expect(call.state).toMatchObject({ prompt: 'booked' });
    expect(visit).toMatchObject({ callNumber: keyed.sealed, meeting: expect.anything() });
  });

  test.each<[string, Partial<Call>]>([
    ['by a registration', { identified: true }],
    ['by a foreign number that the desk can call', { caller: 'foreign', callerSealed: 'sealed' }],
    ['by a number of theirs', { callable: true }],
  ])('and hears the times at once where they can be found %s', (_how, more) => {
    expect(pressed('menu', { ...withheld, ...more }, '2').call.state).toMatchObject({ prompt: 'meetingTimes' });
  });
});

test('a star leads from the times back to the menu, and whoever waited still does', () => {
  const { call } = pressed('menu', {}, '2', '*');
  expect(call).toMatchObject({ state: { prompt: 'menu', queued: false }, reason: 'first' });
  const waited = pressed(
    'meetingTimes',
    { state: { ...call.state, prompt: 'meetingTimes', queued: true } as Prompt },
    '*',
  );
  expect(waited.call.state).toMatchObject({ prompt: 'menu', queued: true });
});

describe('at the code prompt', () => {
  test.each([
    ['1', 'callbackNumber'],
    ['2', 'meetingTimes'],
    ['0', 'meetingTimes'],
    ['#', 'menu'],
    ['4', 'ownCode'],
  ])('%s alone is understood as at the menu', (key, prompt) => {
    expect(pressed('code', {}, key).call.state).toMatchObject({ prompt });
  });

  test('3 alone waits for a consultant', () => {
    expect(pressed('code', {}, '3').call.state).toEqual({ at: 'waiting' });
  });

  test('the first digits of a code and a pause cost no try, and the rest is put behind them', () => {
    const { call } = pressed('code', {}, '12', '3', '4');
    expect(call).toMatchObject({ state: { prompt: 'code', part: '1234', wrong: 0 }, reason: 'codeShort' });
    expect(pressed('code', {}, '12', '34', '56').call).toMatchObject({ state: { wrong: 1 }, reason: 'codeWrong' });
    expect(pressed('code', {}, '12', '34', '56').call.state).not.toHaveProperty('part');
  });

  test('a # that comes late behind a code is no key of the menu', () => {
    expect(pressed('menu', { reason: 'codeFound' }, '#').call).toMatchObject({ state: { wrong: 0 }, reason: 'repeat' });
  });
});
