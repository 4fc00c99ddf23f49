import { describe, expect, test } from 'vitest';
import { answered, caseNow, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { during, typesDuring } from '../../tests/fixtures/told.ts';

const young = { bornOn: '1996-05-05', hashes: { name: [] } };

function note(pure: PureCase, education: boolean) {
  return pure.do({ type: 'noteEducation', unitId: caseUnit, personId: 'person_1', education }, 'staff_1');
}

describe('an education that is noted', () => {
  test('stands with the person, and is told once in the latest case, with the facts of today', () => {
    const pure = createCase(personOf({ ...young, visits: ['visit_1'] }), visitOf({ personId: 'person_1' }));
    const { events } = during(pure, () => note(pure, true));
    expect(events).toMatchObject([
      {
        by: 'staff_1',
        visitId: 'visit_1',
        personId: 'person_1',
        citizen: { ageGroup: 'under30', education: true },
        payload: { type: 'educationNoted', education: true },
      },
    ]);
    expect(pure.item('person', 'person_1').education).toBe(true);
    expect(typesDuring(pure, () => note(pure, true))).toEqual([]);
    note(pure, false);
    expect(pure.item('person', 'person_1').education).toBe(false);
  });

  test('of nobody, or of another unit, is refused', () => {
    expect(note(createCase(), true)).toEqual({ code: 'notFound', about: 'person' });
    expect(note(createCase(personOf({ ...young, unitId: 'aarhus' })), true)).toEqual({ code: 'notFound' });
  });
});

describe('the education that was told in the talk', () => {
  const conclude = (pure: PureCase, category: string) => {
    const judged = { visitId: 'visit_1', version: 1, category, certainty: 'sikker', staffId: 'staff_1' } as const;
    return pure.do({ type: 'conclude', unitId: caseUnit, ...judged }, 'staff_1');
  };
  const talked = (answer: string, education?: boolean) =>
    createCase(
      visitOf({ talkedAt: caseNow, personId: 'person_1' }),
      answered('visit_1', { B3: answer }),
      personOf({ ...young, ...(education !== undefined && { education }) }),
    );

  test('decides the categories, stays with the person, and goes with the event', () => {
    const pure = talked('ja', false);
    expect(conclude(pure, 'uddannelsesparat')).toMatchObject({ code: 'otherGroup' });
    const { events } = during(pure, () => conclude(pure, 'jobparat'));
    expect(events[0]?.citizen).toMatchObject({ ageGroup: 'under30', education: true });
    expect(pure.item('person', 'person_1').education).toBe(true);
  });

  test('is not known from an answer that says nothing', () => {
    const pure = talked('vedIkke');
    expect(conclude(pure, 'jobparat')).toMatchObject({ code: 'educationUnknown', about: 'category' });
    expect(conclude(pure, 'aktivitetsparat')).not.toHaveProperty('code');
    expect(pure.item('person', 'person_1')).not.toHaveProperty('education');
  });

  test('of a caller without a name goes with the event', () => {
    const pure = createCase(visitOf({ talkedAt: caseNow }), answered('visit_1', { B3: 'nej' }));
    expect(conclude(pure, 'jobparat')).not.toHaveProperty('code');
    expect(pure.events[0]?.citizen).toEqual({ education: false });
  });
});
