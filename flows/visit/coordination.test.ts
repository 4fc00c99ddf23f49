import { describe, expect, test } from 'vitest';
import { categories2021, categories2025 } from '../../local/seed/policies/category-sets.ts';
import type { Person } from '../../schemas/person.ts';
import type { Role } from '../../schemas/staff.ts';
import { answered, caseNow, caseUnit, decisiveAnswers, doubtOf, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';

const taskId = 'task_offer-person_1';
/** Six months after Monday 4 January 2021. */
const lastMoment = '2021-07-04T21:59:59.999Z';

/** Over 30, with two cases, the first of which was just talked about. */
function talkedWith(person: Partial<Person> = { bornOn: '1980-06-01' }): PureCase {
  const later = { visitId: 'visit_2', talkedAt: caseNow, personId: 'person_1' } as const;
  return createCase(
    visitOf({ talkedAt: caseNow, personId: 'person_1' }),
    answered('visit_1', decisiveAnswers),
    visitOf(later),
    answered('visit_2', decisiveAnswers),
    personOf({ visits: ['visit_1', 'visit_2'], hashes: { name: [] }, ...person }),
  );
}

function conclude(pure: PureCase, category: string, visitId: `visit_${string}` = 'visit_1') {
  const judged = { visitId, version: 1, category, certainty: 'sikker', staffId: 'staff_1' } as const;
  return pure.do({ type: 'conclude', unitId: caseUnit, ...judged }, 'staff_1');
}

function answer(pure: PureCase, outcome: 'accepted' | 'declined' | 'told' = 'accepted', role: Role = 'coordinator') {
  return pure.do({ type: 'closeTask', unitId: caseUnit, taskId, outcome, staffId: 'staff_2', role }, 'staff_2');
}

function correct(pure: PureCase, category: string, visitId: `visit_${string}` = 'visit_1') {
  const corrected = { visitId, category, reason: 'sealed reason', staffId: 'staff_1' } as const;
  return pure.do({ type: 'correctConclusion', unitId: caseUnit, ...corrected }, 'staff_1');
}

function offer(pure: PureCase) {
  const [only, ...others] = pure.every('task');
  expect(others).toEqual([]);
  return only?.step?.what;
}

describe('who is aktivitetsparat', () => {
  test('is to be offered a coordinating caseworker by a coordinator, within six months', () => {
    const pure = talkedWith();
    expect(typesDuring(pure, () => carriedOut(conclude(pure, 'aktivitetsparat')))).toEqual([
      'visitConcluded',
      'taskOpened',
    ]);
    expect(pure.item('task', taskId)).toMatchObject({ sort: 'coordinator', visitId: 'visit_1', dueAt: lastMoment });
    expect(pure.item('task', taskId).step).toEqual({
      what: 'offerCoordinator',
      owner: { role: 'coordinator' },
      dueAt: lastMoment,
      lateAt: lastMoment,
      dutyAt: lastMoment,
    });
  });

  const young = { bornOn: '2000-06-01' };
  test.each<[string, Partial<Person>, string, boolean]>([
    ['over 30', { bornOn: '1980-06-01' }, 'aktivitetsparat', true],
    ['over 30', { bornOn: '1980-06-01' }, 'jobparat', false],
    ['young without an education', { ...young, education: false }, 'aktivitetsparat', true],
    ['young without an education', { ...young, education: false }, 'uddannelsesparat', false],
    ['of unknown age', {}, 'aktivitetsparat', true],
  ])('%s %o, %s: offered %s', (_who, ...[person, category, isOffered]) => {
    // What was answered of the education would decide.
    const pure = createCase(
      visitOf({ talkedAt: caseNow, personId: 'person_1' }),
      answered('visit_1', { ...decisiveAnswers, B3: person.education === false ? 'nej' : 'vedIkke', I1: 'nu', I2: [] }),
      personOf({ hashes: { name: [] }, ...person }),
    );
    carriedOut(conclude(pure, category));
    expect(offer(pure)).toBe(isOffered ? 'offerCoordinator' : undefined);
  });

  test('with an education and under 30 has the right since there is one benefit, and not before', () => {
    const pure = talkedWith({ ...young, education: true });
    carriedOut(conclude(pure, 'aktivitetsparat'));
    expect(pure.every('task')).toEqual([]);
    const groups = [categories2021, categories2025].map(({ categories }) =>
      categories.flatMap(({ id, coordinatedGroups = [] }) => coordinatedGroups.map((group) => `${id} ${group}`)),
    );
    expect(groups).toEqual([
      ['aktivitetsparat over30', 'aktivitetsparat under30Uneducated'],
      ['aktivitetsparat over30', 'aktivitetsparat under30Educated', 'aktivitetsparat under30Uneducated'],
    ]);
  });

  test('and has no name yet is offered nothing: there is nobody whom it could follow', () => {
    const pure = createCase(visitOf({ talkedAt: caseNow }), answered('visit_1', decisiveAnswers));
    carriedOut(conclude(pure, 'aktivitetsparat'));
    expect(pure.every('task')).toEqual([]);
  });
});

describe('an offer', () => {
  test.each(['accepted', 'declined'] as const)(
    'that is %s is made, with who made it, and not made again',
    (outcome) => {
      const pure = talkedWith();
      conclude(pure, 'aktivitetsparat');
      expect(during(pure, () => carriedOut(answer(pure, outcome))).payloads).toEqual([
        { type: 'taskClosed', sort: 'coordinator', outcome, inTime: true },
      ]);
      expect(pure.item('task', taskId).closed).toEqual({ at: caseNow, by: 'staff_2', outcome });
      carriedOut(conclude(pure, 'aktivitetsparat', 'visit_2'));
      expect(offer(pure)).toBeUndefined();
    },
  );

  test('is not made by intake, nor by telling the benefits office', () => {
    const pure = talkedWith();
    conclude(pure, 'aktivitetsparat');
    expect(answer(pure, 'accepted', 'intake')).toEqual({ code: 'notYours' });
    expect(answer(pure, 'told')).toEqual({ code: 'notFound', about: 'task' });
  });

  test('goes away when the person is jobparat in a later case', () => {
    const pure = talkedWith();
    conclude(pure, 'aktivitetsparat');
    expect(typesDuring(pure, () => carriedOut(conclude(pure, 'jobparat', 'visit_2')))).toEqual([
      'visitConcluded',
      'taskClosed',
    ]);
    expect(pure.events.at(-1)?.payload).toMatchObject({ outcome: 'withdrawn' });
    expect(offer(pure)).toBeUndefined();
  });

  test('that was made ends with the time for which it was made', () => {
    const pure = talkedWith();
    conclude(pure, 'aktivitetsparat');
    answer(pure);
    carriedOut(conclude(pure, 'jobparat', 'visit_2'));
    const third = createCase(
      ...pure.every('visit'),
      pure.item('task', taskId),
      visitOf({ visitId: 'visit_3', talkedAt: caseNow, personId: 'person_1' }),
      answered('visit_3', decisiveAnswers),
      personOf({ visits: ['visit_1', 'visit_2', 'visit_3'], hashes: { name: [] } }),
    );
    carriedOut(conclude(third, 'aktivitetsparat', 'visit_3'));
    expect(offer(third)).toBe('offerCoordinator');
  });

  test('follows a conclusion that is put right, and one that is put back', () => {
    const pure = talkedWith();
    conclude(pure, 'aktivitetsparat');
    pure.now = '2021-01-04T10:00:00.000Z';
    carriedOut(correct(pure, 'jobparat'));
    expect(offer(pure)).toBeUndefined();
    carriedOut(correct(pure, 'aktivitetsparat'));
    expect(offer(pure)).toBe('offerCoordinator');
    expect(pure.item('task', taskId).dueAt).toBe(lastMoment);
    answer(pure);
    correct(pure, 'jobparat');
    correct(pure, 'aktivitetsparat');
    expect(pure.item('task', taskId).closed?.outcome).toBe('accepted');
  });

  test('is left alone by an earlier case of somebody who was judged again since', () => {
    const pure = talkedWith();
    conclude(pure, 'aktivitetsparat');
    conclude(pure, 'aktivitetsparat', 'visit_2');
    carriedOut(correct(pure, 'jobparat', 'visit_1'));
    expect(offer(pure)).toBe('offerCoordinator');
  });

  test.each([
    ['jobparat', 'aktivitetsparat', 'offerCoordinator'],
    ['aktivitetsparat', 'jobparat', undefined],
    ['aktivitetsparat', 'aktivitetsparat', 'offerCoordinator'],
  ])('follows the final category: %s, and %s when the citizen was met', (first, final, what) => {
    const doubt = doubtOf({ provisionalCategory: first, meeting: undefined });
    const pure = talkedWith();
    conclude(pure, first);
    const met = createCase(
      ...pure
        .every('visit')
        .map((one) => (one.visitId === 'visit_1' ? { ...one, followUpId: 'followup_1' as const } : one)),
      ...pure.every('task'),
      ...pure.every('person'),
      {
        ...doubt,
        meeting: {
          meetingId: 'meeting_1',
          slotId: '20210104T080000Z-1',
          startAt: '2021-01-04T08:00:00.000Z',
          endAt: '2021-01-04T08:30:00.000Z',
        },
      },
      {
        entity: 'meeting',
        meetingId: 'meeting_1',
        unitId: caseUnit,
        visitId: 'visit_1',
        slotId: '20210104T080000Z-1',
        version: 1,
        startAt: '2021-01-04T08:00:00.000Z',
        endAt: '2021-01-04T08:30:00.000Z',
        purpose: 'followUp',
        state: 'booked',
        bookedAt: caseNow,
      },
    );
    const closing = { followUpId: 'followup_1', outcome: first === final ? 'confirmed' : 'changed' } as const;
    const by = { staffId: 'staff_2', role: 'coordinator' } as const;
    carriedOut(met.do({ type: 'closeFollowUp', unitId: caseUnit, ...closing, ...by, category: final }, 'staff_2'));
    expect(offer(met)).toBe(what);
  });
});
