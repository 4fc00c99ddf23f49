import { describe, expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { caseNow, personOf, policy, visitOf } from '../../tests/fixtures/case.ts';
import { earlierVisitsOf, type TalkSources, talkFactsOf } from './talk-facts.ts';

function factsOf(more: Partial<TalkSources> = {}) {
  return talkFactsOf({ visit: visitOf(), policy, today: '2021-01-04', form: 'phone', ...more });
}

/** A case with what was said of the citizen when it came in. */
function saying(citizen: NonNullable<Visit['citizen']>): Visit {
  return visitOf({ citizen });
}

function earlierIn(finalCategory?: string): TalkSources['earlier'] {
  const conclusion: Visit['conclusion'] = {
    at: caseNow,
    by: 'staff_2',
    channel: 'phone',
    category: 'jobparat',
    certainty: 'usikker',
    flags: ['F01'],
    ...(finalCategory !== undefined && { finalCategory }),
  };
  return { visit: visitOf({ visitId: 'visit_0', conclusion }), answers: { C1: 'ja' } };
}

const young = { bornOn: '1991-01-05' };
const old = { bornOn: '1991-01-04' };

describe('of a talk is known', () => {
  test.each<[what: string, Partial<TalkSources>, ReturnType<typeof factsOf>['isYoung']]>([
    ['young the day before the border', { person: personOf(young) }, true],
    ['not young on the day of it', { person: personOf(old) }, false],
    ['the birth date before the age group', { person: personOf(old), visit: saying({ ageGroup: 'under30' }) }, false],
    ['the age group without a birth date', { person: personOf(), visit: saying({ ageGroup: 'under30' }) }, true],
    ['the age group without a person', { visit: saying({ ageGroup: 'over30' }) }, false],
    ['no age where nobody has said', { person: personOf() }, undefined],
  ])('%s', (_what, sources, isYoung) => {
    expect(factsOf(sources).isYoung).toBe(isYoung);
  });

  test.each<[what: string, Partial<TalkSources>, boolean | undefined]>([
    ['as registered', { person: personOf({ education: true }) }, true],
    [
      'as registered before what the case came in with',
      { person: personOf({ education: false }), visit: saying({ education: true }) },
      false,
    ],
    ['as the case came in, where it is not', { person: personOf(), visit: saying({ education: true }) }, true],
    ['as the case came in, without a person', { visit: saying({ education: false }) }, false],
    ['not at all where nobody has said', { person: personOf() }, undefined],
  ])('the education %s', (_what, sources, education) => {
    expect(factsOf(sources).education).toBe(education);
  });

  test.each<[what: string, Partial<TalkSources>, boolean]>([
    ['young without one', { person: personOf({ ...young, education: false }) }, true],
    ['young with one', { person: personOf({ ...young, education: true }) }, false],
    ['young, and nobody has asked', { person: personOf(young) }, false],
    ['older without one', { person: personOf({ ...old, education: false }) }, false],
    ['of no known age without one', { person: personOf({ education: false }) }, false],
  ])('who is %s', (_what, sources, youngWithoutEducation) => {
    expect(factsOf(sources).youngWithoutEducation).toBe(youngWithoutEducation);
  });

  test.each<[what: string, Partial<TalkSources>, boolean]>([
    ['by the person', { person: personOf({ knownBefore: true }) }, true],
    ['by the person before the case', { person: personOf(), visit: saying({ knownBefore: true }) }, false],
    ['by the case without a person', { visit: saying({ knownBefore: true }) }, true],
    ['by an earlier case', { person: personOf(), earlier: earlierIn() }, true],
    ['by nothing', {}, false],
  ])('who is known, %s', (_what, sources, knownBefore) => {
    expect(factsOf(sources).knownBefore).toBe(knownBefore);
  });

  test.each<[what: string, TalkSources['earlier'], string | undefined]>([
    ['the final category of the earlier case', earlierIn('aktivitetsparat'), 'aktivitetsparat'],
    ['its first category where none became final', earlierIn(), 'jobparat'],
    ['no category without an earlier case', undefined, undefined],
  ])('%s', (_what, earlier, category) => {
    expect(factsOf({ earlier }).earlierCategory).toBe(category);
    expect(factsOf({ earlier }).earlierAnswers).toEqual(earlier?.answers);
  });

  test('how often a talk of the case broke off', () => {
    expect([factsOf().drops, factsOf({ visit: visitOf({ drops: 2 }) }).drops]).toEqual([0, 2]);
  });
});

test('the cases before one are those before it, the newest first, and all where it is not among them', () => {
  const visits: Visit['visitId'][] = ['visit_0', 'visit_1', 'visit_2'];
  const before = (visitId: Visit['visitId']) => earlierVisitsOf(personOf({ visits }), visitOf({ visitId }));
  expect([before('visit_0'), before('visit_2'), before('visit_9')]).toEqual([
    [],
    ['visit_1', 'visit_0'],
    ['visit_2', 'visit_1', 'visit_0'],
  ]);
  expect(earlierVisitsOf(undefined, visitOf())).toEqual([]);
});
