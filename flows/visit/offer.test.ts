import { describe, expect, test } from 'vitest';
import { caseUnit, chairAt } from '../../tests/fixtures/case.ts';
import { callsIn, createCase, type PureCase, presses, reachesMenu, talks } from '../../tests/fixtures/pure-case.ts';
import { registers } from '../../tests/fixtures/stories.ts';
import { interpretationOf } from './interpretation.ts';
import { languageOf } from './language.ts';

/** What was told of offers and choices, in order. */
function told({ events }: PureCase): unknown[] {
  return events.flatMap(({ by, callId, payload }): unknown[][] => {
    if (payload.type === 'choiceOffered') return [['offered', payload.through, by, callId !== undefined]];
    return payload.type === 'choiceMade' ? [[payload.choice, payload.was, payload.stage, by]] : [];
  });
}

function books(pure: PureCase, visitId: `visit_${string}`): void {
  pure.do({ type: 'bookMeeting', unitId: caseUnit, visitId, slotId: chairAt(4).slotId }, 'staff_1');
}

describe('the choice', () => {
  test('is offered by the menu, and not again by what follows', () => {
    const pure = createCase();
    const callId = callsIn(pure);
    expect(told(pure)).toEqual([]);
    reachesMenu(pure, callId);
    expect(told(pure)).toEqual([['offered', 'line', 'citizen', true]]);
    const { visitId } = pure.item('call', callId);
    expect(pure.item('visit', visitId).offer).toMatchObject({ by: 'system', through: 'line' });
    presses(pure, callId, '3');
    expect(told(pure).slice(1)).toEqual([['talkNow', undefined, 'beforeTalk', 'citizen']]);
  });

  test('is offered to a known caller with the first words', () => {
    const pure = createCase();
    const visitId = registers(pure, 'none');
    pure.do({ type: 'withdraw', unitId: caseUnit, visitId }, 'staff_1');
    callsIn(pure, 1, 'phone one');
    expect(told(pure)).toEqual([
      ['offered', 'desk', 'staff_intake', false],
      ['offered', 'line', 'citizen', true],
    ]);
  });

  test('is offered by the prompt where somebody chooses without having heard the menu', () => {
    const pure = createCase();
    const callId = callsIn(pure);
    presses(pure, callId, '0');
    presses(pure, callId, '1');
    expect(told(pure)).toEqual([
      ['offered', 'line', 'citizen', true],
      ['physical', undefined, 'beforeTalk', 'citizen'],
    ]);
  });

  test('says in which part of the way it was changed', () => {
    const pure = createCase();
    const { callId } = talks(pure);
    const { visitId } = pure.item('call', callId);
    books(pure, visitId);
    expect(told(pure).at(-1)).toEqual(['physical', 'talkNow', 'duringTalk', 'staff_1']);
    pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1');
    const later = createCase();
    const talk = talks(later);
    later.do(
      { type: 'endCall', unitId: caseUnit, callId: talk.callId, staffId: 'staff_1', outcome: 'ended' },
      'staff_1',
    );
    books(later, later.item('call', talk.callId).visitId);
    expect(told(later).at(-1)).toEqual(['physical', 'talkNow', 'afterTalk', 'staff_1']);
  });

  test('is made once at the desk: another meeting is no other choice', () => {
    const pure = createCase();
    const visitId = registers(pure, 'physical');
    books(pure, visitId);
    expect(told(pure)).toEqual([
      ['offered', 'desk', 'staff_intake', false],
      ['physical', undefined, 'beforeTalk', 'staff_intake'],
    ]);
  });
});

describe('a talk', () => {
  test('is numbered within its contact, and carries when the contact came in', () => {
    const pure = createCase();
    const { callId } = talks(pure);
    const { visitId } = pure.item('call', callId);
    pure.now = '2021-01-04T09:20:00.000Z';
    pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1');
    books(pure, visitId);
    const meetingId = pure.item('visit', visitId).meeting?.meetingId ?? 'meeting_none';
    pure.now = '2021-01-06T14:00:00.000Z';
    pure.do({ type: 'endMeeting', unitId: caseUnit, meetingId, outcome: 'held' }, 'staff_2');
    const held = pure.events.flatMap(({ payload }) =>
      'talk' in payload && payload.talk !== undefined ? [payload.talk] : [],
    );
    const openedAt = '2021-01-04T09:00:00.000Z';
    expect(held).toMatchObject([
      { form: 'phone', number: 1, openedAt, startedAt: openedAt, staffId: 'staff_1' },
      { form: 'physical', number: 2, openedAt, startedAt: chairAt(4).startAt, staffId: 'staff_2' },
    ]);
    expect(pure.item('visit', visitId).talks).toBe(2);
  });

  test('was none where nobody came', () => {
    const pure = createCase();
    const visitId = registers(pure, 'physical');
    const meetingId = pure.item('visit', visitId).meeting?.meetingId ?? 'meeting_none';
    pure.now = '2021-01-06T14:00:00.000Z';
    pure.do({ type: 'endMeeting', unitId: caseUnit, meetingId, outcome: 'noShow' }, 'staff_1');
    const [ended] = pure.events.flatMap(({ payload }) => (payload.type === 'meetingEnded' ? [payload] : []));
    expect(ended).toMatchObject({ outcome: 'noShow', form: 'physical' });
    expect(ended?.talk).toBeUndefined();
    expect(pure.item('visit', visitId).talks).toBeUndefined();
  });
});

test.each([
  ['Dansk', 'da'],
  [' polsk ', 'pl'],
  ['Dari', 'fa'],
  ['Farsi', 'fa'],
  ['somali', 'so'],
  ['EN', 'en'],
  ['jysk', 'other'],
  ['', 'other'],
])('“%s” at intake counts as %s', (written, counted) => {
  expect(languageOf(written)).toBe(counted);
});

test.each([
  [{ A4: 'nej' }, { interpretation: 'notNeeded' }],
  [{ A4: 'tolkMed' }, { interpretation: 'present' }],
  [{ A4: 'tolkMangler' }, { interpretation: 'missing' }],
  [{ A4: 'paaroerende' }, { interpretation: 'relative' }],
  [{}, {}],
])('question A4 answered %j is told as %j', (answers, toldAs) => {
  expect(interpretationOf(answers)).toEqual(toldAs);
});
