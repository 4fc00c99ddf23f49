import { describe, expect, test } from 'vitest';
import type { Call } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Visit } from '../../schemas/visit.ts';
import { callOf, caseNow, caseUnit, chairs, policy, sid, unit, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, presses } from '../../tests/fixtures/pure-case.ts';
import { during } from '../../tests/fixtures/told.ts';

type Prompt = Extract<Call['state'], { at: 'prompt' }>;
const evening = '2021-01-04T18:00:00.000Z';
const withheld = { caller: 'withheld', callable: false, callerSealed: undefined } as unknown as Partial<Call>;
const full = { ...unit, policies: [{ ...policy, meetings: { ...policy.meetings, startTimes: [] } }] };

/** A caller at a prompt, and what else there is. */
function asked(
  prompt: Prompt['prompt'],
  state: Partial<Prompt> = {},
  { more = {}, items = [] }: { more?: Partial<Call>; items?: readonly Entity[] } = {},
): PureCase {
  const { placeAt: _none, ...call } = callOf({
    state: { at: 'prompt', prompt, wrong: 0, silent: 0, queued: false, ...state },
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
function pageOf({ state }: Call): Prompt['times'] {
  return state.at === 'prompt' ? state.times : undefined;
}

/** At nine on these days. */
function times(...days: string[]) {
  return days.map((day) => ({ startAt: `2021-01-${day}T08:00:00.000Z` }));
}

const fresh = { at: 'prompt', wrong: 0, silent: 0, queued: false } as const;

describe('the times', () => {
  const last = chairs.at(-1);
  const page = [{ slotId: '20210105T080000Z-1', startAt: '2021-01-05T08:00:00.000Z' }];
  const many = { times: { page, more: true } };
  const sold = (n: number): Entity => ({
    entity: 'slot',
    unitId: caseUnit,
    slotId: `20210105T080000Z-${n}`,
    startAt: caseNow,
    meetingId: 'meeting_9',
  });

  test('after the last one read are read with 8, and from the first again after the end', () => {
    const state = press(asked('meetingTimes', many), '8').call.state;
    expect(state).toMatchObject({ times: { page: [{ startAt: '2021-01-05T09:00:00.000Z' }, {}, {}], more: true } });
    // The last time within the week of § 31.
    const horizon = {
      times: { page: [{ slotId: '20210111T131500Z-1', startAt: '2021-01-11T13:15:00.000Z' }], more: true },
    };
    expect(press(asked('meetingTimes', horizon), '8').call.state).toMatchObject({
      times: { page: [{ startAt: '2021-01-04T12:30:00.000Z' }, {}, {}], more: true },
    });
    const nearly = {
      times: { page: [{ slotId: '20210111T123000Z-1', startAt: '2021-01-11T12:30:00.000Z' }], more: true },
    };
    expect(press(asked('meetingTimes', nearly), '8').call.state).toMatchObject({
      times: { page: [{ startAt: '2021-01-11T13:15:00.000Z' }], more: true },
    });
    expect(last?.startAt).toBe('2021-01-06T13:15:00.000Z');
  });

  test('after the week of § 31 are read only where no other is free, and it is said', () => {
    const lateCase = visitOf({ activeCallId: 'call_1', openedAt: '2020-12-27T09:00:00.000Z' });
    const { call } = press(asked('menu', {}, { items: [lateCase] }), '2');
    expect(call).toMatchObject({
      state: { prompt: 'meetingTimes', times: { page: [{}, {}, {}], more: true, late: true } },
      reason: 'first',
    });
    const talked = press(asked('menu', {}, { items: [{ ...lateCase, firstTalkAt: caseNow }] }), '2');
    expect(talked.call).toMatchObject({ state: { prompt: 'meetingTimes' }, reason: 'first' });
    expect(pageOf(talked.call)).not.toHaveProperty('late');
  });

  test('after the week of § 31 are read page by page, and the first again after the last', () => {
    const few = {
      ...unit,
      policies: [{ ...policy, meetings: { ...policy.meetings, startTimes: ['09:00'], workingDaysAhead: 5 } }],
    };
    const lateCase = visitOf({ activeCallId: 'call_1', openedAt: '2020-12-27T09:00:00.000Z' });
    const pure = asked('menu', {}, { items: [lateCase, few] });
    const first = pageOf(press(pure, '2').call);
    expect(first).toMatchObject({ page: times('05', '06', '07'), more: true, late: true });
    const second = pageOf(press(pure, '8').call);
    expect(second).toMatchObject({ page: times('08', '11'), more: true });
    expect(second).not.toHaveProperty('late');
    expect(pageOf(press(pure, '8').call)).toEqual(first);
    expect(press(pure, '1').visit.meeting?.startAt).toBe('2021-01-05T08:00:00.000Z');
  });

  test('after the week of § 31 are said to be that also where another is gone', () => {
    const lateCase = visitOf({ activeCallId: 'call_1', openedAt: '2020-12-27T09:00:00.000Z' });
    const gone = { page: [{ slotId: '20210104T080000Z-1', startAt: '2021-01-04T08:00:00.000Z' }], more: false };
    const { call } = press(asked('meetingTimes', { times: gone }, { items: [lateCase] }), '1');
    expect([call.reason, pageOf(call)?.late]).toEqual(['slotTaken', true]);
  });

  test('that fit on a page have no more', () => {
    const few = {
      ...unit,
      policies: [{ ...policy, meetings: { ...policy.meetings, startTimes: ['09:00'], workingDaysAhead: 3 } }],
    };
    expect(press(asked('menu', {}, { items: [few] }), '2').call.state).toMatchObject({
      times: { page: [{}, {}, {}], more: false },
    });
  });

  test('are booked by their keys, and the message goes to the telephone in hand', () => {
    const { call, visit, types } = press(asked('meetingTimes', { ...many, queued: true }), '1');
    expect(types).toEqual(['choiceOffered', 'choiceMade', 'meetingBooked']);
    expect(call).toMatchObject({ state: { ...fresh, prompt: 'booked' }, reason: 'first', step: 4 });
    expect(visit).toMatchObject({ choice: 'physical', callNumber: 'sealed', meeting: { slotId: page[0]?.slotId } });
    expect(press(asked('meetingTimes', many, { more: { caller: 'foreign' } }), '1').visit).not.toHaveProperty(
      'callNumber',
    );
  });

  test('that are theirs already stay so', () => {
    const mine: Visit = visitOf({
      activeCallId: 'call_1',
      meeting: {
        meetingId: 'meeting_1',
        slotId: '20210105T080000Z-2',
        startAt: '2021-01-05T08:00:00.000Z',
        endAt: caseNow,
      },
    });
    const { call, visit, types } = press(asked('meetingTimes', many, { items: [mine] }), '1');
    expect([types, visit.version, call.state]).toEqual([[], 1, { ...fresh, prompt: 'booked' }]);
  });

  test('that have passed, or are no more, are said to be gone and others read', () => {
    for (const gone of [
      { slotId: '20210104T080000Z-1', startAt: '2021-01-04T08:00:00.000Z' },
      { slotId: '20210104T090000Z-1', startAt: caseNow },
      { slotId: '20210104T083000Z-1', startAt: '2021-01-04T08:30:00.000Z' },
    ]) {
      const { call, types } = press(asked('meetingTimes', { times: { page: [gone], more: false } }), '1');
      expect(types).toEqual([]);
      expect(call).toMatchObject({
        state: { prompt: 'meetingTimes', times: { page: [{ startAt: '2021-01-04T12:30:00.000Z' }, {}, {}] } },
        reason: 'slotTaken',
      });
    }
  });

  test.each<[string, Entity[], string, string | undefined]>([
    ['the chair is taken', [sold(1)], 'booked', '20210105T080000Z-2'],
    ['the hour is sold out', [sold(1), sold(2)], 'meetingTimes', undefined],
    ['nothing has changed', [], 'booked', '20210105T080000Z-1'],
  ])('decided again because somebody was faster: %s', (_what, ...[items, prompt, slotId]) => {
    const pure = asked('meetingTimes', many, { items });
    pure.attempt = 1;
    const { call, visit } = press(pure, '1');
    expect(call.state).toMatchObject({ prompt });
    expect(visit.meeting?.slotId).toBe(slotId);
  });

  test.each<[string, Partial<Call>, Partial<Prompt>, string, object]>([
    ['is called back', {}, {}, caseNow, { at: 'prompt', prompt: 'promised' }],
    ['goes back to the queue', {}, { queued: true }, caseNow, { at: 'waiting' }],
  ])('who chooses none %s', (_what, ...[more, state, now, stands]) => {
    const pure = asked('meetingTimes', { ...many, ...state }, { more });
    pure.now = now;
    expect(press(pure, '', '', '').call).toMatchObject({ state: stands, reason: 'decided' });
  });

  test.each<[string, Partial<Call>, boolean, string, object]>([
    ['calls back', {}, false, caseNow, { at: 'prompt', prompt: 'promised' }],
    ['lets those wait who waited', {}, true, caseNow, { at: 'waiting' }],
    ['lets those wait who cannot be called', { ...withheld, identified: true }, false, caseNow, { at: 'waiting' }],
    [
      'says goodbye when nobody is there',
      { ...withheld, identified: true },
      false,
      evening,
      { at: 'prompt', prompt: 'farewell' },
    ],
  ])('when there are none the desk finds one, and the line %s', (_what, ...[more, queued, now, stands]) => {
    const pure = asked('menu', { queued }, { more, items: [full] });
    pure.now = now;
    const { call, visit, types } = press(pure, '2');
    expect(call).toMatchObject({ state: stands, reason: 'noTimes' });
    // A promise answers what the desk would have been asked.
    const desk = call.state.at === 'prompt' && call.state.prompt === 'promised' ? undefined : { what: 'findTime' };
    expect(visit.desk).toEqual(desk && expect.objectContaining(desk));
    expect(types.includes('deskAsked')).toBe(true);
  });
});

test.each([
  ['promised', 'callbackNumber', '1'],
  ['booked', 'meetingTimes', '1'],
] as const)('who has %s looks for a time without standing in the queue', (prompt, before, key) => {
  const page = chairs.slice(0, 1).map(({ slotId, startAt }) => ({ slotId, startAt }));
  const waited = asked(before, { queued: true, ...(before === 'meetingTimes' && { times: { page, more: false } }) });
  expect(press(waited, key).call.state).toMatchObject({ prompt, queued: false });
  expect(press(waited, '0').call.state).toMatchObject({ prompt: 'meetingTimes', queued: false });
  expect(press(asked('menu', { queued: true }), '0').call.state).toMatchObject({
    prompt: 'meetingTimes',
    queued: true,
  });
  expect(press(asked(prompt), '9').call.state).toMatchObject({ prompt });
  expect(press(asked(prompt), '5').call).toMatchObject({ state: { prompt: 'farewell' }, reason: 'first' });
});
