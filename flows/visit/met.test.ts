import { describe, expect, test } from 'vitest';
import type { Event } from '../../schemas/event.ts';
import type { StaffId } from '../../schemas/ids.ts';
import { callOf, caseNow, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase, talks } from '../../tests/fixtures/pure-case.ts';
import { isJudged, registers } from '../../tests/fixtures/stories.ts';
import { carriedOut } from '../../tests/fixtures/told.ts';

/** Days of three cases, weeks apart. */
const [first, second, third] = ['2021-01-04T10:00:00.000Z', '2021-02-08T10:00:00.000Z', '2021-03-08T10:00:00.000Z'];

/** The same person, known by the CPR, comes on these days and is judged by these consultants. */
function comes(...cases: [at: string, staffId: StaffId, category?: string][]): PureCase {
  const pure = createCase();
  for (const [at, staffId, category] of cases) {
    pure.now = at;
    isJudged(pure, registers(pure, 'none'), { staffId, category });
  }
  return pure;
}

function toldOf({ events }: PureCase, type: Event['payload']['type']): Event[] {
  return events.filter(({ payload }) => payload.type === type);
}

describe('a talk with somebody known', () => {
  test('tells how many consultants the person has met over all cases, and whether this one is new', () => {
    const pure = comes([first, 'staff_1'], [second, 'staff_2'], [third, 'staff_1']);
    const [personId] = pure.every('person').map((person) => person.personId);
    expect(toldOf(pure, 'talkNoted').map(({ person }) => person)).toEqual([
      { personId, firstContactAt: first, consultants: 1, isNewConsultant: true },
      { personId, firstContactAt: first, consultants: 2, isNewConsultant: true },
      { personId, firstContactAt: first, consultants: 2, isNewConsultant: false },
    ]);
  });

  test('counts everybody who has talked in one case, not only the last', () => {
    const pure = createCase(visitOf({ personId: 'person_1', consultants: ['staff_1', 'staff_2'] }), personOf());
    isJudged(pure, 'visit_1', { staffId: 'staff_3' });
    expect(toldOf(pure, 'talkNoted')[0]?.person).toMatchObject({ consultants: 3, isNewConsultant: true });
    expect(pure.item('visit', 'visit_1').consultants).toEqual(['staff_1', 'staff_2', 'staff_3']);
  });

  test('on the line, and at a meeting that was held, tells the same', () => {
    const pure = createCase(visitOf({ personId: 'person_1', numberHashes: ['phone1'] }), personOf());
    const { callId } = talks(pure);
    carriedOut(pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1'));
    const met = { personId: 'person_1', firstContactAt: '2021-01-04T08:00:00.000Z', consultants: 1 };
    expect(toldOf(pure, 'callEnded')[0]?.person).toEqual({ ...met, isNewConsultant: true });
    const meeting = { meetingId: 'meeting_1', slotId: 'slot_1', startAt: caseNow, endAt: caseNow } as const;
    const held = createCase(
      visitOf({ personId: 'person_1', consultants: ['staff_1'], meeting }),
      {
        entity: 'meeting',
        unitId: caseUnit,
        version: 1,
        visitId: 'visit_1',
        purpose: 'visit',
        bookedAt: caseNow,
        state: 'booked',
        ...meeting,
      },
      personOf(),
    );
    carriedOut(held.do({ type: 'endMeeting', unitId: caseUnit, meetingId: 'meeting_1', outcome: 'held' }, 'staff_1'));
    expect(toldOf(held, 'meetingEnded')[0]?.person).toEqual({ ...met, isNewConsultant: false });
  });

  test('at a meeting of an earlier case is known in the latest one', () => {
    const meeting = { meetingId: 'meeting_1', slotId: 'slot_1', startAt: caseNow, endAt: caseNow } as const;
    const of = { entity: 'meeting', unitId: caseUnit, version: 1, visitId: 'visit_1', bookedAt: caseNow } as const;
    const pure = createCase(
      personOf({ visits: ['visit_1', 'visit_2'] }),
      visitOf({ personId: 'person_1', consultants: ['staff_1'] }),
      { ...of, purpose: 'followUp', state: 'booked', ...meeting },
      visitOf({ visitId: 'visit_2', personId: 'person_1', consultants: ['staff_1'] }),
    );
    carriedOut(pure.do({ type: 'endMeeting', unitId: caseUnit, meetingId: 'meeting_1', outcome: 'held' }, 'staff_2'));
    isJudged(pure, 'visit_2', { staffId: 'staff_2' });
    expect(toldOf(pure, 'talkNoted')[0]?.person).toMatchObject({ consultants: 2, isNewConsultant: false });
  });

  test('that a caller held before the registration begins the history, by whichever way the case got its name', () => {
    const early = '2021-01-02T09:00:00.000Z';
    const pure = createCase(
      visitOf({ personId: 'person_1' }),
      personOf(),
      visitOf({ visitId: 'visit_2', openedAt: early, activeCallId: 'call_1' }),
      callOf({ visitId: 'visit_2' }),
    );
    carriedOut(pure.do({ type: 'linkCall', unitId: caseUnit, callId: 'call_1', visitId: 'visit_1' }, 'staff_1'));
    isJudged(pure, 'visit_1', { staffId: 'staff_1' });
    expect(toldOf(pure, 'talkNoted')[0]?.person?.firstContactAt).toBe(early);
    const known = createCase(
      visitOf({
        personId: 'person_1',
        openedAt: early,
        consultants: ['staff_2'],
        ended: { at: early, reason: 'withdrawn' },
      }),
      personOf(),
      visitOf({ visitId: 'visit_2', activeCallId: 'call_1' }),
      callOf({ visitId: 'visit_2' }),
    );
    carriedOut(known.do({ type: 'linkCall', unitId: caseUnit, callId: 'call_1', visitId: 'visit_1' }, 'staff_1'));
    isJudged(known, 'visit_2', { staffId: 'staff_1' });
    expect(toldOf(known, 'talkNoted')[0]?.person).toMatchObject({ firstContactAt: early, consultants: 2 });
  });

  test('tells nothing of somebody whom nobody knows, and the consultants of that talk are met once the caller has a name', () => {
    const pure = createCase(visitOf({ personId: 'person_1', consultants: ['staff_2'] }), personOf());
    const { callId } = talks(pure);
    carriedOut(pure.do({ type: 'endCall', unitId: caseUnit, callId, staffId: 'staff_1', outcome: 'ended' }, 'staff_1'));
    expect(toldOf(pure, 'callEnded')[0]).not.toHaveProperty('person');
    carriedOut(pure.do({ type: 'linkCall', unitId: caseUnit, callId, visitId: 'visit_1' }, 'staff_1'));
    expect(pure.item('visit', 'visit_1').consultants).toEqual(['staff_2', 'staff_1']);
  });
});

describe('a conclusion', () => {
  test('names the one before it of the same person: when, in which form and which category', () => {
    const pure = comes([first, 'staff_1', 'jobparat'], [second, 'staff_2', 'aktivitetsparat'], [third, 'staff_1']);
    expect(toldOf(pure, 'visitConcluded').map(({ payload }) => 'previous' in payload && payload.previous)).toEqual([
      false,
      { at: first, form: 'phone', category: 'jobparat' },
      { at: second, form: 'phone', category: 'aktivitetsparat' },
    ]);
  });

  test('names the category that stands since the follow-up', () => {
    const at = { at: caseNow, by: 'staff_1', channel: 'phone', certainty: 'usikker' } as const;
    const pure = createCase(
      personOf({ visits: ['visit_1', 'visit_2'], bornOn: '1961-07-07' }),
      visitOf({
        personId: 'person_1',
        conclusion: { ...at, flags: ['F01'], category: 'jobparat', finalCategory: 'aktivitetsparat' },
      }),
      visitOf({ visitId: 'visit_2', personId: 'person_1' }),
    );
    isJudged(pure, 'visit_2', { staffId: 'staff_1' });
    expect(toldOf(pure, 'visitConcluded')[0]?.payload).toMatchObject({
      previous: { at: caseNow, form: 'phone', category: 'aktivitetsparat' },
    });
  });
});
