import { describe, expect, test } from 'vitest';
import type { FollowUp } from '../../schemas/follow-up.ts';
import { callbackOf, caseNow, caseUnit, doubtOf, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { callsIn, createCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during } from '../../tests/fixtures/told.ts';
import { createKnown, gives, takesBack, wishes } from '../../tests/fixtures/wishes.ts';
import { additionsOf } from '../report/count.ts';

const meeting = {
  meetingId: 'meeting_1',
  slotId: '20210105T080000Z-1',
  startAt: '2021-01-05T08:00:00.000Z',
  endAt: '2021-01-05T08:30:00.000Z',
} as const;
const endOfTuesday = '2021-01-05T22:59:59.999Z';

function person(pure: ReturnType<typeof createKnown>) {
  return pure.item('person', 'person_1');
}

function withDoubt(more: Partial<FollowUp> = {}) {
  return createKnown({ followUpId: 'followup_1' }, doubtOf({ meeting, ...more }));
}

describe('the wish for another consultant', () => {
  test('is kept with who noted it and why, and told without the reason', () => {
    const pure = createKnown({ consultants: [] });
    const { payloads } = during(pure, () => wishes(pure, 'staff_1', 'acquainted'));
    expect(person(pure).notWith).toEqual([{ staffId: 'staff_1', at: caseNow, by: 'staff_9', reason: 'acquainted' }]);
    expect(payloads).toEqual([
      { type: 'notWithWished', staffId: 'staff_1' },
      { type: 'taskOpened', sort: 'otherConsultant', dueAt: endOfTuesday },
    ]);
  });

  test('said twice is one, and the first word stands', () => {
    const pure = createKnown();
    wishes(pure, 'staff_1', 'trust');
    expect(during(pure, () => wishes(pure, 'staff_1', 'communication')).payloads).toEqual([]);
    expect(person(pure).notWith).toMatchObject([{ reason: 'trust' }]);
  });

  test('stands in every case of the person, and in the next one', () => {
    const earlier = visitOf({ visitId: 'visit_0', personId: 'person_1', ended: { at: caseNow, reason: 'withdrawn' } });
    const closed = visitOf({ personId: 'person_1', ended: { at: caseNow, reason: 'withdrawn' } });
    const pure = createCase(
      earlier,
      closed,
      personOf({ visits: ['visit_0', 'visit_1'], hashes: { phone: 'phone1', name: [] } }),
    );
    pure.do({ type: 'choosePresence', unitId: caseUnit, staffId: 'staff_1', user: 'staff_1', state: 'available' });
    wishes(pure);
    callsIn(pure);
    expect(pure.every('visit').map(({ notWith }) => notWith)).toEqual([['staff_1'], ['staff_1'], ['staff_1']]);
  });

  test('leaves a meeting of theirs to a coordinator, who gives it to somebody else', () => {
    const pure = withDoubt();
    wishes(pure);
    expect(pure.item('followUp', 'followup_1')).toMatchObject({
      owner: 'staff_1',
      toBeGiven: true,
      step: { what: 'followUpMeeting', owner: { role: 'coordinator' } },
    });
    carriedOut(gives(pure, 'staff_2', 'citizenAsked'));
    const given = pure.item('followUp', 'followup_1');
    expect(given).toMatchObject({ owner: 'staff_2', step: { owner: { staffId: 'staff_2' } } });
    expect(given).not.toHaveProperty('toBeGiven');
  });

  test('about one who was never on duty, or of a person of another unit, is refused', () => {
    expect(wishes(createKnown(), 'staff_7')).toEqual({ code: 'notFound', about: 'staffId' });
    const elsewhere = createCase(visitOf({ personId: 'person_1' }), personOf({ unitId: 'aarhus' }));
    expect(wishes(elsewhere)).toEqual({ code: 'notFound' });
  });
});

describe('a wish that is taken back', () => {
  test('stands nowhere any more, the meeting is the owner’s again, and nobody has to find another', () => {
    const pure = withDoubt();
    wishes(pure);
    takesBack(pure);
    expect(person(pure)).not.toHaveProperty('notWith');
    expect(pure.item('visit', 'visit_1')).not.toHaveProperty('notWith');
    expect(pure.item('followUp', 'followup_1')).not.toHaveProperty('toBeGiven');
    expect(pure.every('task')).toMatchObject([{ closed: { outcome: 'withdrawn' } }]);
    expect(during(pure, () => takesBack(pure)).payloads).toEqual([]);
  });

  test('leaves the others', () => {
    const pure = createKnown();
    wishes(pure);
    wishes(pure, 'staff_2');
    takesBack(pure);
    expect(pure.item('visit', 'visit_1').notWith).toEqual(['staff_2']);
    expect(pure.every('task')[0]).not.toHaveProperty('closed');
  });

  test('was no change of caseworker, which is taken out on the day on which it was counted', () => {
    const pure = createKnown();
    wishes(pure);
    pure.now = '2021-01-06T09:00:00.000Z';
    takesBack(pure);
    const sum = new Map<string, number>();
    for (const { day, counter, by } of pure.events.flatMap(additionsOf))
      sum.set(`${day} ${counter}`, (sum.get(`${day} ${counter}`) ?? 0) + by);
    expect(Object.fromEntries(sum)).toMatchObject({
      '2021-01-04 caseworkerChanges': 0,
      '2021-01-04 caseworkerChanges.citizenAsked': 0,
    });
  });

  test('after somebody else has taken over was one', () => {
    const pure = createKnown();
    wishes(pure);
    gives(pure, 'staff_2', 'citizenAsked');
    const { payloads } = during(pure, () => takesBack(pure));
    expect(payloads).toEqual([{ type: 'notWithTakenBack', staffId: 'staff_1' }]);
    expect(pure.item('visit', 'visit_1').caseworker).toBe('staff_2');
  });
});

test('two persons who turn out to be one wish both’s wishes, and one task of it is left', () => {
  const other = visitOf({ visitId: 'visit_2', personId: 'person_2', callback: callbackOf() });
  const pure = createKnown({}, other, personOf({ personId: 'person_2', visits: ['visit_2'], hashes: { name: [] } }));
  wishes(pure);
  const wish = {
    type: 'wishNotWith',
    unitId: caseUnit,
    personId: 'person_2',
    staffId: 'staff_2',
    by: 'staff_9',
  } as const;
  pure.do(wish, 'staff_9');
  carriedOut(pure.do({ type: 'joinRegistered', unitId: caseUnit, visitId: 'visit_1', other: 'visit_2' }, 'staff_9'));
  expect(person(pure).notWith?.map(({ staffId }) => staffId)).toEqual(['staff_1', 'staff_2']);
  expect(pure.item('visit', 'visit_1').notWith).toEqual(['staff_1', 'staff_2']);
  expect(pure.every('task').map(({ taskId, closed }) => [taskId, closed?.outcome])).toEqual([
    ['task_other-person_1', undefined],
    ['task_other-person_2', 'joined'],
  ]);
});
