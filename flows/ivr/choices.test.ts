import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import { callOf, caseNow, policy, sid, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, presses } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

type Prompt = Extract<Call['state'], { at: 'prompt' }>;
const offered = { type: 'choiceOffered', offered: true, through: 'line', channels: ['phone', 'physical'] } as const;
const evening = '2021-01-04T18:00:00.000Z';
const withheld = { caller: 'withheld', callable: false, callerSealed: undefined } as unknown as Partial<Call>;

const full = { ...unit, policies: [{ ...policy, meetings: { ...policy.meetings, startTimes: [] } }] };

function asked(prompt: Prompt['prompt'], more: Partial<Call> = {}, ...items: Entity[]): PureCase {
  const { placeAt: _none, ...call } = callOf({
    state: { at: 'prompt', prompt, wrong: 0, silent: 0, queued: false },
    step: 3,
    ...more,
  });
  return createCase(visitOf({ activeCallId: 'call_1' }), call, ...items);
}

/** One key after the other; what is told, and how call and case stand then. */
function press(pure: PureCase, ...keys: string[]) {
  const told = during(pure, () => {
    for (const key of keys) presses(pure, 'call_1', key, sid);
  });
  return {
    ...told,
    types: told.payloads.map(({ type }) => type),
    call: pure.item('call', 'call_1'),
    visit: pure.item('visit', 'visit_1'),
  };
}
const fresh = { at: 'prompt', wrong: 0, silent: 0, queued: false } as const;

describe('at the menu', () => {
  test('1 asks for the number, or at once for another where none is shown', () => {
    const { call, types } = press(asked('menu'), '1');
    expect(call).toMatchObject({
      state: { ...fresh, prompt: 'callbackNumber' },
      reason: 'first',
      step: 4,
      checkAt: '2021-01-04T09:00:50.000Z',
    });
    expect(types).toEqual([]);
    for (const caller of ['withheld', 'foreign'] as const)
      expect(press(asked('menu', { caller }), '1').call.state).toMatchObject({ prompt: 'keyNumber' });
  });

  test('2 and 0 read the first times', () => {
    const read = ['20210104T123000Z-1', '20210104T131500Z-1', '20210105T080000Z-1'];
    for (const key of ['2', '0']) {
      const { call } = press(asked('menu'), key);
      const startAt = ['2021-01-04T12:30:00.000Z', '2021-01-04T13:15:00.000Z', '2021-01-05T08:00:00.000Z'];
      const page = read.map((slotId, index) => ({ slotId, startAt: startAt[index] }));
      expect(call).toMatchObject({
        state: { ...fresh, prompt: 'meetingTimes', times: { page, more: true } },
        reason: 'first',
        step: 4,
      });
    }
  });

  test('3 waits for a consultant, as somebody who chose', () => {
    const { call, visit, payloads, events } = press(asked('menu'), '3');
    expect(payloads).toEqual([
      offered,
      { type: 'choiceMade', choice: 'talkNow', stage: 'beforeTalk', askedBy: 'citizen' },
      { type: 'callWaiting', direction: 'inbound', place: caseNow },
    ]);
    expect(events.map(({ visitId, callId }) => [visitId, callId])).toEqual(
      Array.from({ length: 3 }, () => ['visit_1', 'call_1']),
    );
    expect(call).toMatchObject({
      state: { at: 'waiting' },
      reason: 'first',
      step: 4,
      placeAt: caseNow,
      checkAt: '2021-01-04T09:00:50.000Z',
    });
    expect(visit).toMatchObject({ choice: 'talkNow', offer: { by: 'system', through: 'line' } });
  });

  test('3 in the evening offers a call-back instead', () => {
    const [danish, hidden] = [asked('menu'), asked('menu', withheld)];
    for (const pure of [danish, hidden]) pure.now = evening;
    expect(press(danish, '3').call).toMatchObject({ state: { prompt: 'callbackNumber' }, reason: 'closed' });
    expect(press(hidden, '3').call).toMatchObject({ state: { prompt: 'keyNumber' }, reason: 'closed' });
  });

  test('9 says it again and counts nothing; a wrong key and a silence are counted apart', () => {
    const pure = asked('menu');
    expect(press(pure, '9').call).toMatchObject({ state: { ...fresh, prompt: 'menu' }, reason: 'repeat', step: 4 });
    expect(press(pure, '7').call).toMatchObject({ state: { wrong: 1, silent: 0 }, reason: 'wrong', step: 5 });
    expect(press(pure, '').call).toMatchObject({
      state: { wrong: 1, silent: 1 },
      reason: 'silent',
      step: 6,
      checkAt: '2021-01-04T09:00:50.000Z',
    });
  });

  test.each<[string, Partial<Call>, string, object]>([
    ['is called back where there is a number', {}, caseNow, { at: 'prompt', prompt: 'promised' }],
    ['waits for a consultant where there is none', withheld, caseNow, { at: 'waiting' }],
    ['hears when to call where nobody is there either', withheld, evening, { at: 'prompt', prompt: 'farewell' }],
  ])('who makes no choice %s', (_what, ...[more, now, state]) => {
    const pure = asked('menu', more);
    pure.now = now;
    const { call } = press(pure, '', '', '');
    expect(call).toMatchObject({ state, reason: 'decided' });
  });
});

describe('the number', () => {
  test('in hand is the one that is called', () => {
    const { call, visit, types } = press(asked('callbackNumber'), '1', '1');
    expect(types).toEqual(['choiceOffered', 'choiceMade', 'callbackPromised']);
    expect(call).toMatchObject({ state: { ...fresh, prompt: 'promised' }, reason: 'first' });
    expect(visit).toMatchObject({ choice: 'callback', callNumber: 'sealed', callback: { kind: 'callback' } });
  });

  test('that is keyed is the one that is called, and the caller is callable', () => {
    const pure = asked('callbackNumber', { callable: false });
    expect(press(pure, '2').call.state).toMatchObject({ prompt: 'keyNumber' });
    const { call, visit } = press(pure, '20123456', '1', '1');
    expect(call).toMatchObject({ state: { prompt: 'promised' }, callable: true });
    expect(visit.callNumber).toBe('sealed +4520123456');
    expect(press(asked('callbackNumber', { callable: false }), '1', '1').call.callable).toBe(false);
  });

  test('that is none is asked for again', () => {
    expect(press(asked('keyNumber'), '90123456').call).toMatchObject({
      state: { prompt: 'keyNumber', wrong: 1 },
      reason: 'wrong',
    });
  });
});

describe('at the fallback, whatever was asked last,', () => {
  function presses(pure: PureCase, digits: string) {
    const { step } = pure.item('call', 'call_1');
    const said = { callId: 'call_1', sid: sid, digits, step, isAfterConference: false, isAtFallback: true } as const;
    const told = during(pure, () => pure.do({ type: 'citizenSays', ...said }, 'citizen'));
    return { types: told.payloads.map(({ type }) => type), call: pure.item('call', 'call_1') };
  }

  test.each(['code', 'menu', 'callbackNumber', 'meetingTimes', 'booked'] as const)(
    '1 is a wish to be called (%s)',
    (prompt) => {
      const pure = asked(prompt);
      expect(presses(pure, '1').call).toMatchObject({ state: { prompt: 'promised' }, reason: 'first' });
      expect(presses(pure, '1').types).toEqual([]);
    },
  );

  test('1 without a number asks for one, once', () => {
    const pure = asked('menu', { callable: false });
    expect(presses(pure, '1').call).toMatchObject({ state: { prompt: 'keyNumber' }, reason: 'first', step: 4 });
    expect(presses(pure, '1').call.step).toBe(4);
  });

  test('0 reads the times, once', () => {
    const pure = asked('menu');
    expect(presses(pure, '0').call).toMatchObject({ state: { prompt: 'meetingTimes' }, reason: 'first', step: 4 });
    expect(presses(pure, '0').call.step).toBe(4);
    const none = asked('menu', {}, full);
    expect(presses(none, '0').types).toContain('deskAsked');
    expect(presses(none, '0').types).toEqual([]);
  });

  test.each(['', '2', '3'])('"%s" changes nothing', (digits) => {
    const pure = asked('menu');
    const before = pure.item('call', 'call_1');
    expect(presses(pure, digits).call).toEqual(before);
  });
});

test('at the code, no code and no word lead to the menu', () => {
  const { call, payloads } = press(asked('code'), '', '');
  expect(payloads).toEqual([offered]);
  expect(call).toMatchObject({ state: { ...fresh, prompt: 'menu' }, reason: 'codeGivenUp' });
  expect(press(asked('code'), '123456', '234567', '345678').call).toMatchObject({
    state: { prompt: 'menu' },
    reason: 'codeGivenUp',
  });
});
