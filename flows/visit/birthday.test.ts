import { describe, expect, test } from 'vitest';
import type { Person } from '../../schemas/person.ts';
import { answered, caseNow, caseUnit, personOf, visitOf } from '../../tests/fixtures/case.ts';
import { createCase, type PureCase } from '../../tests/fixtures/pure-case.ts';
import { carriedOut, during, typesDuring } from '../../tests/fixtures/told.ts';
import { birthdayOn } from './coming-of-age.ts';

/** Turns 30 on 1 June 2021: a matter from 1 March on, to be settled on 31 May. */
const young = { bornOn: '1991-06-01', education: false };
const opensAt = '2021-02-28T23:00:00.000Z';
const lastDay = '2021-05-31T21:59:59.999Z';
const ref = { entity: 'birthday', id: 'person_1' } as const;

/** Somebody was visited just now. */
function visited(person: Partial<Person>, category = 'aktivitetsparat'): PureCase {
  const pure = createCase(
    visitOf({ talkedAt: caseNow, personId: 'person_1' }),
    answered(),
    personOf({ ...person, hashes: { name: [] } }),
  );
  carriedOut(conclude(pure, category));
  return pure;
}

function conclude(pure: PureCase, category: string, visitId: `visit_${string}` = 'visit_1') {
  const judged = { visitId, version: 1, category, certainty: 'sikker', staffId: 'staff_1' } as const;
  return pure.do({ type: 'conclude', unitId: caseUnit, ...judged }, 'staff_1');
}

function fallsDue(pure: PureCase) {
  return pure.do({ type: 'fallDue', unitId: caseUnit, ref });
}

function settle(pure: PureCase, outcome: 'arranged' | 'left' = 'arranged') {
  const command = {
    type: 'settleBirthday',
    unitId: caseUnit,
    personId: 'person_1',
    outcome,
    staffId: 'staff_2',
  } as const;
  return pure.do(command, 'staff_2');
}

function birthday(pure: PureCase) {
  return pure.item('birthday', 'person_1');
}

describe('a 30th birthday', () => {
  test('is kept of whoever is visited before it, and is no matter until three months ahead', () => {
    const pure = visited(young);
    expect(birthday(pure)).toMatchObject({ on: '2021-06-01', opensAt, visitId: 'visit_1' });
    pure.now = '2021-02-28T22:59:59.999Z';
    expect(typesDuring(pure, () => fallsDue(pure))).toEqual([]);
    expect(birthday(pure)).not.toHaveProperty('step');
    expect(settle(pure)).toEqual({ code: 'tooEarly', about: 'birthday' });
  });

  test('is then a coordinator’s, until the last day before it, and late afterwards; said once', () => {
    const pure = visited(young);
    pure.now = opensAt;
    const { events } = during(pure, () => fallsDue(pure));
    expect(events).toMatchObject([{ payload: { type: 'birthdayNear' }, visitId: 'visit_1', personId: 'person_1' }]);
    expect(birthday(pure).step).toEqual({
      what: 'turns30',
      owner: { role: 'coordinator' },
      dueAt: lastDay,
      lateAt: lastDay,
    });
    expect(carriedOut(fallsDue(pure))).toMatchObject({ puts: [], events: [] });
  });

  test('that is near is a matter at once', () => {
    const pure = visited({ bornOn: '1991-04-04', education: true }, 'jobparat');
    expect(birthday(pure).step?.what).toBe('turns30');
    expect(pure.events.map(({ payload }) => payload.type)).toContain('birthdayNear');
  });

  test('tells the event log nothing by which the birth date could be known', () => {
    const pure = visited({ bornOn: '1991-04-04', education: true }, 'jobparat');
    settle(pure);
    expect(JSON.stringify(pure.events)).not.toMatch(/1991|04-04/);
  });

  test.each([
    ['who is 30 today', { bornOn: '1991-01-04' }],
    ['who is older', { bornOn: '1961-07-07' }],
    ['whose CPR number is not known', {}],
  ])('of somebody %s is none', (_who, person) => {
    expect(visited(person).every('birthday')).toEqual([]);
  });
});

describe('a birthday that is settled', () => {
  test.each(['arranged', 'left'] as const)('by staff: %s, with who said so; said twice changes nothing', (outcome) => {
    const pure = visited(young);
    pure.now = lastDay;
    fallsDue(pure);
    const { events } = during(pure, () => settle(pure, outcome));
    expect(events).toMatchObject([
      { by: 'staff_2', personId: 'person_1', payload: { type: 'birthdaySettled', outcome, inTime: true } },
    ]);
    expect(birthday(pure)).toMatchObject({ settled: { at: lastDay, by: 'staff_2', outcome } });
    expect(birthday(pure)).not.toHaveProperty('step');
    expect(typesDuring(pure, () => settle(pure))).toEqual([]);
    expect(birthday(pure).settled?.outcome).toBe(outcome);
  });

  test('on the day itself is late', () => {
    const pure = visited(young);
    pure.now = '2021-05-31T22:00:00.000Z';
    fallsDue(pure);
    expect(during(pure, () => settle(pure)).payloads).toMatchObject([{ inTime: false }]);
  });

  test('by a category of the new group settles itself', () => {
    const pure = visited(young);
    pure.now = '2021-06-01T09:00:00.000Z';
    fallsDue(pure);
    const again = createCase(
      birthday(pure),
      visitOf({ visitId: 'visit_2', talkedAt: pure.now, personId: 'person_1' }),
      answered('visit_2'),
      personOf({ ...young, hashes: { name: [] }, visits: ['visit_1', 'visit_2'] }),
      pure.item('visit', 'visit_1'),
    );
    again.now = pure.now;
    expect(typesDuring(again, () => conclude(again, 'jobparat', 'visit_2'))).toEqual([
      'visitConcluded',
      'birthdaySettled',
    ]);
    expect(birthday(again)).toMatchObject({ settled: { by: 'system', outcome: 'visited' } });
  });

  test('is not asked after again at another visit, unless the citizen had gone', () => {
    const anew = (outcome: 'arranged' | 'left') => {
      const pure = visited(young);
      pure.now = opensAt;
      fallsDue(pure);
      settle(pure, outcome);
      const again = createCase(
        birthday(pure),
        visitOf({ visitId: 'visit_2', talkedAt: pure.now, personId: 'person_1' }),
        answered('visit_2'),
        personOf({ ...young, hashes: { name: [] }, visits: ['visit_1', 'visit_2'] }),
        pure.item('visit', 'visit_1'),
      );
      again.now = pure.now;
      carriedOut(conclude(again, 'uddannelsesparat', 'visit_2'));
      return birthday(again).step?.what;
    };
    expect([anew('arranged'), anew('left')]).toEqual([undefined, 'turns30']);
  });

  test('of nobody, or of another unit, is refused', () => {
    expect(settle(createCase())).toEqual({ code: 'notFound', about: 'birthday' });
    const pure = visited(young);
    const elsewhere = createCase({ ...birthday(pure), unitId: 'aarhus' });
    expect(settle(elsewhere)).toEqual({ code: 'notFound' });
  });
});

test.each([
  ['1991-06-01', '2021-06-01'],
  ['1992-02-29', '2022-03-01'],
  ['1996-02-29', '2026-03-01'],
  ['1970-02-29', '2000-02-29'],
])('who was born on %s turns 30 on %s', (bornOn, on) => {
  expect(birthdayOn(bornOn, 30)).toBe(on);
});
