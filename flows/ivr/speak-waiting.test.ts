import { describe, expect, test } from 'vitest';
import type { Call, CallState } from '../../schemas/call.ts';
import type { PromptName, Reason } from '../../schemas/prompt.ts';
import { callbackOf, callOf, caseNow, chairAt, policy, unit, visitOf } from '../../tests/fixtures/case.ts';
import { da } from './prompts/da.ts';
import { speak } from './speak.ts';
import type { SpeechFacts } from './spoken/speech.ts';

const meeting = { meetingId: 'meeting_1', ...chairAt(0) } as const;
const lost = { since: caseNow, leg: 2 };

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

const queued = { waitingSound: true, timeout: 8 };

describe('while waiting', () => {
  const state = { at: 'waiting' } as const;
  const place = ['Du er nummer 3 i køen.', 'Vi regner med, at det tager cirka 40 minutter.'];

  test.each<[Reason, string[]]>([
    ['first', [da.waitingFirst]],
    ['decided', [da.waitingFirst]],
    ['noTimes', [da.noTimes, da.waitingFirst]],
    ['notBack', [da.notBack]],
    ['transferred', [da.transferred]],
    ['silent', []],
    ['repeat', []],
  ])('because of %s these words come first, while a softphone rings too', (reason, first) => {
    expect(says({ state, reason })).toEqual(listens([...first, da.waitingKeys], queued));
    expect(says({ state: { at: 'reserved', leg: 2 }, reason })).toEqual(listens([...first, da.waitingKeys], queued));
  });

  test.each<[NonNullable<SpeechFacts['wait']>, string[]]>([
    [{ place: 3, isNext: false, expected: 40 }, place],
    [{ place: 1, isNext: false, expected: 20 }, ['Vi regner med, at det tager cirka 20 minutter.']],
    [{ place: 1, isNext: true, expected: 20 }, [da.placeNext]],
    [{ place: 2, isNext: false, expected: 'soon' }, [da.placeNext]],
    [{ place: 3, isNext: false, expected: 'long' }, ['Du er nummer 3 i køen.', da.waitLong]],
    [{ place: 1, isNext: true, expected: 'nobody' }, [da.waitNobody]],
    [{ place: 3, isNext: false, expected: 'nobody' }, [da.waitNobody]],
  ])('of %o is said in every round what is true', (wait, said) => {
    expect(says({ state, reason: 'silent' }, { wait }).say).toEqual([...said, da.waitingKeys]);
    expect(says({ state, reason: 'first' }, { wait }).say).toEqual([da.waitingFirst, ...said, da.waitingKeys]);
  });

  test('the citizen of a call-back, for whom nobody is there any more, is told so', () => {
    const { citizenLeg: _none, ...callback } = callOf({ direction: 'callback', legs: {} });
    const facts = { now: caseNow, unit, policy, visit: visitOf(), open: true, greet: false };
    const said = 'Det er Favrskov Kommune. Undskyld, vi blev afbrudt. Vi ringer til dig igen. Farvel.';
    const tooLate = { act: 'hangUp', language: 'da', say: [said] };
    expect(speak({ ...callback, state }, facts)).toEqual(tooLate);
    expect(speak({ ...callback, state: { at: 'reserved', leg: 2 } }, facts)).toEqual(tooLate);
  });

  test('a request that comes twice does not hang up on whom a consultant has accepted', () => {
    expect(says({ state: { at: 'accepted', leg: 2 } })).toEqual(listens([da.joining], { waitingSound: true }));
  });
});

test.each<[CallState]>([
  [{ at: 'lost', ...lost }],
  [{ at: 'reserved', leg: 3, lost }],
  [{ at: 'accepted', leg: 3, lost }],
])('a talk that was lost (%o) is said to be looked for', (state) => {
  expect(says({ state })).toEqual(listens([da.lost, da.waitingKeys], { waitingSound: true }));
});

test('a citizen who is fetched joins the talk', () => {
  expect(says({ state: { at: 'connected', leg: 2 } })).toEqual({ act: 'join', language: 'da', say: [da.joining] });
});

describe('whom we call', () => {
  const weCall =
    'Det er Favrskov Kommune, der ringer om en aftale. Bliv på linjen, så taler du snart med en medarbejder.';
  const called = { direction: 'callback', step: 1, state: { at: 'connected', leg: 2 } } as const;

  test('hears who calls, and nothing that a mailbox should not keep', () => {
    expect(says(called)).toEqual({ act: 'join', language: 'da', say: [weCall] });
    expect(says({ ...called, step: 0, state: { at: 'accepted', leg: 2 } }).say).toEqual([weCall]);
    expect(weCall).not.toMatch(/visitation|kontanthjælp|job|sag|ydelse/i);
  });

  test('is not told again after a break', () => {
    expect(says({ ...called, step: 3 }).say).toEqual([da.joining]);
  });
});

describe('the last words', () => {
  const state = { at: 'ended', outcome: 'abandoned' } as const;
  const goodbye = { act: 'hangUp', language: 'da', say: [da.farewell] };
  const again = {
    act: 'hangUp',
    language: 'da',
    say: [
      'Vi kan desværre ikke ringe til dig uden et nummer. Ring igen i morgen efter klokken 8, eller kom ind til os. Farvel.',
    ],
  };
  const evening = '2021-01-04T18:00:00.000Z';
  const conclusion = {
    at: caseNow,
    by: 'staff_1',
    channel: 'phone',
    category: 'jobparat',
    certainty: 'sikker',
    flags: [],
  } as const;

  test('are a goodbye for whom we can call', () => {
    expect(says({ state })).toEqual(goodbye);
    expect(says({ state: at('farewell') })).toEqual(goodbye);
  });

  test('for whom we cannot call say when to call us', () => {
    expect(says({ state, callable: false }, { now: evening })).toEqual(again);
    expect(says({ state: at('farewell'), callable: false }, { visit: undefined, now: evening })).toEqual(again);
    expect(says({ state, callable: false }).say).toEqual([da.farewellCallAnytime]);
  });

  test('say once more what was agreed in this call, the meeting where that was chosen last', () => {
    const state = at('farewell');
    const callback = callbackOf({ from: caseNow, until: '2021-01-04T11:30:00.000Z' });
    const promised = 'Vi ringer til dig i dag mellem klokken 10 og 12.30. Farvel.';
    expect(says({ state }, { visit: visitOf({ callback, meeting, choice: 'callback' }) }).say).toEqual([promised]);
    const met = says({ state }, { visit: visitOf({ callback, meeting, choice: 'physical' }) }).say;
    expect(met).toEqual(['Vi ses i morgen klokken 9. Farvel.']);
  });

  test('say in safe contact when to call us, since we do not call by ourselves', () => {
    const safe = { noMessages: caseNow } as const;
    const welcome = ['Du er velkommen til at ringe igen i morgen efter klokken 8 eller komme ind til os. Farvel.'];
    const facts = { visit: visitOf(safe), now: evening };
    expect(says({ state: at('farewell') }, facts)).toEqual({ act: 'hangUp', language: 'da', say: welcome });
    expect(says({ state }, { visit: visitOf({ ...safe, callback: callbackOf() }) })).toEqual(goodbye);
  });

  test.each([
    ['a call-back', { callback: callbackOf() }],
    ['a meeting', { meeting }],
    ['a talk', { talkedAt: caseNow }],
    ['a conclusion', { conclusion: { ...conclusion, flags: [] } }],
  ])('are a goodbye for whom there is %s', (_what, more) => {
    expect(says({ state, callable: false }, { visit: visitOf(more) })).toEqual(goodbye);
  });
});
