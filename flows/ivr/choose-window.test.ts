import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callOf, sid, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, presses } from '../../tests/fixtures/pure-case.ts';

type Prompt = Extract<Call['state'], { at: 'prompt' }>;

function asked(prompt: Prompt['prompt'], more: Partial<Prompt> = {}, visit: Partial<Visit> = {}): PureCase {
  const { placeAt: _none, ...call } = callOf({
    state: { at: 'prompt', prompt, wrong: 0, silent: 0, queued: false, ...more },
    step: 3,
  });
  return createCase(visitOf({ activeCallId: 'call_1', ...visit }), call);
}
function press(pure: PureCase, ...keys: string[]) {
  for (const key of keys) presses(pure, 'call_1', key, sid);
  const call = pure.item('call', 'call_1');
  return {
    call,
    visit: pure.item('visit', 'visit_1'),
    windows: call.state.at === 'prompt' ? call.state.windows : undefined,
  };
}

describe('when to call', () => {
  test('is asked after the number, and 1 is as soon as possible', () => {
    const pure = asked('callbackNumber');
    expect(press(pure, '1').call.state).toMatchObject({ prompt: 'callbackTime' });
    expect(press(pure, '1').visit.callback).toMatchObject({ from: pure.now, until: '2021-01-04T11:00:00.000Z' });
  });

  test('by 2 is chosen from three windows, more by 8, and the number that was keyed is the one that is called', () => {
    const pure = asked('keyNumber', {}, {});
    const first = press(pure, '20123456', '1', '2');
    expect(first.call.state).toMatchObject({ prompt: 'callbackTimes' });
    expect(first.windows?.page.map(({ from }) => from)).toEqual([
      '2021-01-04T11:00:00.000Z',
      '2021-01-04T13:00:00.000Z',
      '2021-01-05T07:00:00.000Z',
    ]);
    const { call, visit } = press(pure, '8', '1');
    expect(call.state).toMatchObject({ prompt: 'promised' });
    expect(visit).toMatchObject({
      callNumber: 'sealed +4520123456',
      callback: {
        from: '2021-01-05T09:00:00.000Z',
        until: '2021-01-05T11:00:00.000Z',
        nextAt: '2021-01-05T09:00:00.000Z',
      },
    });
    expect(visit.callback).not.toHaveProperty('agreed');
  });

  test.each([
    ['callbackTime', ['', '', '']],
    ['callbackTimes', ['', '', '']],
    ['callbackTimes', ['7', '7', '7']],
  ] as const)('is as soon as possible for who says nothing at %s', (prompt, keys) => {
    const windows = { page: [{ from: '2021-01-04T11:00:00.000Z', until: '2021-01-04T13:00:00.000Z' }], more: false };
    const { call, visit } = press(asked(prompt, prompt === 'callbackTimes' ? { windows } : {}), ...keys);
    expect(call.state).toMatchObject({ prompt: 'promised' });
    expect(visit.callback).toMatchObject({ from: '2021-01-04T09:00:00.000Z' });
  });

  test('goes back by a star, with the number that was keyed', () => {
    const { call } = press(asked('keyNumber'), '20123456', '1', '2', '*');
    expect(call.state).toMatchObject({ prompt: 'callbackTime', keyed: { sealed: 'sealed +4520123456' } });
  });

  test.each(['1', '9', ''])('never is a window that has begun meanwhile (%s)', (key) => {
    const pure = asked('callbackTime');
    press(pure, '2');
    pure.now = '2021-01-04T11:00:00.000Z';
    const { call, visit, windows } = press(pure, key);
    expect(call).toMatchObject({ state: { prompt: 'callbackTimes' }, reason: 'windowGone' });
    expect(windows?.page[0]?.from).toBe('2021-01-04T13:00:00.000Z');
    expect(visit.callback).toBeUndefined();
  });

  test('is after the week of § 31 only where it has no window left, and then that is said', () => {
    const lateCase = { openedAt: '2020-12-27T09:00:00.000Z' };
    expect(press(asked('callbackTime', {}, lateCase), '2').windows).toMatchObject({ late: true });
    const lastDay = press(asked('callbackTime', {}, { openedAt: '2020-12-28T09:00:00.000Z' }), '2');
    expect(lastDay.windows).toEqual({ page: lastDay.windows?.page, more: false });
    expect(lastDay.windows?.page.at(-1)?.until).toBe('2021-01-04T15:00:00.000Z');
  });

  test('is not asked of who has waited: the place is kept', () => {
    expect(press(asked('callbackNumber', { queued: true }), '1').call.state).toMatchObject({ prompt: 'promised' });
  });

  test('does not keep who hears it from a meeting, and a keyed number is known there', () => {
    const { call } = press(asked('keyNumber'), '20123456', '1', '0');
    expect(call).toMatchObject({ state: { prompt: 'meetingTimes' }, callable: true });
  });
});
