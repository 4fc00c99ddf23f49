import { describe, expect, test } from 'vitest';
import type { Entity } from '../../schemas/entity.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import {
  answered,
  callbackOf,
  callOf,
  caseUnit,
  consultantOf,
  personOf,
  policy,
  sid,
  unit,
  visitOf,
} from '../../tests/fixtures/case.ts';
import {
  callsIn,
  createCase,
  dials,
  type PureCase,
  presses,
  reachesMenu,
  sidOf,
} from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import { chairsOf } from '../booking/times.ts';

/** Monday's rules end at midnight, and others hold from Tuesday on. */
const evening = '2021-01-04T22:59:00.000Z';
const midnight = '2021-01-04T23:00:00.000Z';
const tuesday = '2021-01-05T09:00:00.000Z';

function changing(after: Partial<Policy>, before: Partial<Policy> = {}): Unit {
  const until = { ...policy, ...before, validTo: '2021-01-04' };
  return { ...unit, policies: [until, { ...policy, validFrom: '2021-01-05', ...after }] };
}

function at(now: string, ...items: Entity[]): PureCase {
  const pure = createCase(...items);
  pure.now = now;
  return pure;
}

/** Open at midnight too, so that a change of rules can meet a caller. */
const always = {
  weekdays: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, { open: '00:00', close: '23:59' }])),
  closedDays: [],
};

describe('a call that is on the line when the rules change', () => {
  const meetingsOnly = changing({ channelsOffered: ['physical'], openingHours: always }, { openingHours: always });

  test('goes on by the rules of the moment at which each key is pressed', () => {
    const pure = at(evening, meetingsOnly);
    const callId = callsIn(pure);
    reachesMenu(pure, callId);
    pure.now = midnight;
    presses(pure, callId, '1');
    expect(pure.item('call', callId).state).toMatchObject({ prompt: 'meetingTimes' });
  });

  test('keeps what was promised in it before', () => {
    const pure = at(evening, meetingsOnly);
    const callId = callsIn(pure);
    reachesMenu(pure, callId);
    for (const key of ['1', '1']) presses(pure, callId, key);
    const promised = pure.item('visit', pure.item('call', callId).visitId).callback;
    pure.now = midnight;
    presses(pure, callId);
    expect(pure.item('visit', pure.item('call', callId).visitId).callback).toEqual(promised);
  });

  test('hears fresh times where the one that was read out is none by the rules of its day', () => {
    const rules = changing({}, { openingHours: always });
    const pure = at(evening, rules);
    const callId = callsIn(pure);
    reachesMenu(pure, callId);
    presses(pure, callId, '2');
    const read = pure.item('call', callId).state;
    const [first] = read.at === 'prompt' ? (read.times?.page ?? []) : [];
    // Other rules are published meanwhile: Tuesday has no such time any more.
    const other = createCase(
      changing({ meetings: { ...policy.meetings, startTimes: ['10:15'] } }),
      pure.item('call', callId),
      pure.item('visit', pure.item('call', callId).visitId),
    );
    other.now = midnight;
    presses(other, callId, '1');
    const { state } = other.item('call', callId);
    expect(state).toMatchObject({ prompt: 'meetingTimes' });
    const page = state.at === 'prompt' ? state.times?.page.map(({ startAt }) => startAt) : [];
    expect(page?.every((startAt) => startAt.endsWith('T09:15:00.000Z'))).toBe(true);
    expect(page).not.toContain(first?.startAt);
    expect(other.every('meeting')).toEqual([]);
  });

  test('is one talk of the day on which it began, whatever the law says when it ends', () => {
    const lawful = changing({ legalBasis: 'phonePrepares' });
    const talking = callOf({ state: { at: 'connected', leg: 2 }, connectedAt: evening, legs: legs() });
    const visit = visitOf({ activeCallId: 'call_1', openedAt: '2021-01-04T08:00:00.000Z' });
    const pure = at(midnight, lawful, visit, talking, busy());
    const { payloads } = during(pure, () =>
      carriedOut(
        pure.do(
          { type: 'endCall', unitId: caseUnit, callId: 'call_1', staffId: 'staff_1', outcome: 'ended' },
          'staff_1',
        ),
      ),
    );
    const facts = { legalBasis: 'phoneIsFirstConversation', attendanceDemanded: false };
    expect(payloads).toContainEqual(expect.objectContaining({ type: 'firstTalkHeld', ...facts }));
    const ended = payloads.find(({ type }) => type === 'callEnded');
    expect(ended).toMatchObject({ talk: { startedAt: evening, ...facts } });
  });

  test.each([
    ['before the change counts as the first one, though it is concluded after it', evening, {}],
    ['after the change does not, since the law has changed', midnight, { code: 'followUpMissing', list: ['F16'] }],
  ])('a talk that began %s', (_when, connectedAt, refused) => {
    const lawful = changing({ legalBasis: 'phonePrepares' });
    const talking = callOf({ state: { at: 'connected', leg: 2 }, connectedAt, legs: legs() });
    const pure = at(tuesday, lawful, visitOf({ activeCallId: 'call_1' }), talking, busy(), answered());
    const decided = pure.do(
      {
        type: 'conclude',
        unitId: caseUnit,
        visitId: 'visit_1',
        version: 1,
        category: 'jobparat',
        certainty: 'sikker',
        staffId: 'staff_1',
      },
      'staff_1',
    );
    expect(decided).toMatchObject(refused);
    expect('code' in decided).toBe('code' in refused);
  });
});

test('a talk that is noted the day after is one of its own day', () => {
  const lawful = changing({ legalBasis: 'phoneIsFirstConversation' }, { legalBasis: 'phonePrepares' });
  const pure = at(tuesday, lawful, visitOf());
  const noted = { type: 'noteTalk', unitId: caseUnit, visitId: 'visit_1', form: 'phone', staffId: 'staff_1' } as const;
  const { payloads } = during(pure, () => carriedOut(pure.do({ ...noted, at: '2021-01-04T14:00:00.000Z' }, 'staff_1')));
  expect(payloads.map(({ type }) => type)).toEqual(['talkNoted']);
  const same = at(tuesday, lawful, visitOf());
  const told = during(same, () => carriedOut(same.do({ ...noted, at: tuesday }, 'staff_1')));
  expect(told.payloads.map(({ type }) => type)).toEqual(['talkNoted', 'firstTalkHeld']);
});

describe('a promise of a call', () => {
  const window = {
    from: '2021-01-05T07:00:00.000Z',
    until: '2021-01-05T09:00:00.000Z',
    nextAt: '2021-01-05T07:00:00.000Z',
  };

  test('stands, though the new rules offer no telephone', () => {
    const pure = at(
      '2021-01-05T07:00:00.000Z',
      changing({ channelsOffered: ['physical'] }),
      visitOf({ callback: callbackOf(window) }),
    );
    pure.do({ type: 'fallDue', unitId: caseUnit, ref: { entity: 'visit', id: 'visit_1' } });
    expect(pure.every('call')).toMatchObject([{ direction: 'callback', state: { at: 'waiting' } }]);
  });

  test('is tried as often as the rules of the day of the attempt say', () => {
    const rules = changing({ callback: { ...policy.callback, attempts: 1 } });
    const pure = at('2021-01-05T07:00:00.000Z', rules, visitOf({ callback: callbackOf(window) }));
    const { callId, citizenLeg } = dials(pure);
    const { payloads } = during(pure, () =>
      pure.do({ type: 'endLeg', callId, leg: citizenLeg, how: 'no-answer', sid: sidOf(3) }),
    );
    expect(payloads.map(({ type }) => type)).toContain('callbackMissed');
  });

  test('made on the evening before has the window and the hours of the day it is for', () => {
    const late = { weekdays: { 2: { open: '10:00', close: '12:00' } }, closedDays: [] };
    const rules = changing({ openingHours: late, callback: { ...policy.callback, window: 'PT1H' } });
    const pure = at(evening, rules, visitOf({ callNumber: 'sealed' }));
    carriedOut(pure.do({ type: 'promiseCallback', unitId: caseUnit, visitId: 'visit_1' }, 'staff_1'));
    expect(pure.item('visit', 'visit_1').callback).toMatchObject({
      from: '2021-01-05T09:00:00.000Z',
      until: '2021-01-05T10:00:00.000Z',
    });
  });
});

describe('a meeting', () => {
  const [chair] = chairsOf(unit, '2021-01-05');
  if (chair === undefined) throw new Error('No chair');

  test('that was booked stands, though the new rules have no such time, and is held by the law of its day', () => {
    const rules = changing({ legalBasis: 'phonePrepares', meetings: { ...policy.meetings, startTimes: ['13:00'] } });
    const before = at(
      '2021-01-04T09:00:00.000Z',
      { ...unit, policies: [policy] },
      visitOf({ personId: 'person_1' }),
      personOf(),
    );
    carriedOut(
      before.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId: chair.slotId }, 'staff_1'),
    );
    const [meeting] = before.every('meeting');
    if (meeting === undefined) throw new Error('Not booked');
    const after = at('2021-01-05T10:00:00.000Z', rules, before.item('visit', 'visit_1'), meeting, personOf());
    const { payloads } = during(after, () =>
      carriedOut(
        after.do({ type: 'endMeeting', unitId: caseUnit, meetingId: meeting.meetingId, outcome: 'held' }, 'staff_1'),
      ),
    );
    expect(payloads[0]).toMatchObject({ type: 'meetingEnded', outcome: 'held', legalBasis: 'phonePrepares' });
  });

  test('can be had only at times that the rules of its own day lay out', () => {
    const rules = changing({ meetings: { ...policy.meetings, startTimes: ['13:00'], parallel: 1 } });
    const pure = at('2021-01-04T09:00:00.000Z', rules, visitOf());
    const book = (slotId: string) =>
      pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId: 'visit_1', slotId }, 'staff_1');
    expect(book(chair.slotId)).toEqual({ code: 'unknownSlot' });
    expect(chairsOf(rules, '2021-01-04')).toEqual(chairsOf(unit, '2021-01-04'));
    expect(chairsOf(rules, '2021-01-05').map(({ startAt }) => startAt)).toEqual(['2021-01-05T12:00:00.000Z']);
    expect(book('20210105T120000Z-1')).not.toHaveProperty('code');
  });
});

/** A citizen and a consultant who talk. */
function legs() {
  return {
    1: { party: 'citizen', sid, at: evening },
    2: { party: 'consultant', sid: sidOf(2), staffId: 'staff_1', user: 'konsulent1', at: evening },
  } as const;
}

function busy(): Entity {
  return consultantOf({ state: 'busy', callId: 'call_1', leg: 2 });
}
