import { describe, expect, test } from 'vitest';
import { favrskov2021 } from '../../local/seed/policies/favrskov-2021.ts';
import { favrskovToday } from '../../local/seed/policies/favrskov-today.ts';
import { playable } from '../../local/seed/policies/policies.ts';
import { unit } from '../../tests/fixtures/case.ts';
import { isExercise, isInForce, offersTelephone, policyOn } from './policy.ts';

const both = { ...unit, policies: [favrskov2021, favrskovToday] };

describe('the rules of a day', () => {
  test.each([
    ['2020-12-20', 'favrskov-2021', 'phoneIsFirstConversation'],
    ['2021-07-31', 'favrskov-2021', 'phoneIsFirstConversation'],
    ['2023-03-22', 'favrskov-today', 'phonePrepares'],
    ['2026-11-26', 'favrskov-today', 'phonePrepares'],
  ])('%s are those in force on it: %s', (day, name, legalBasis) => {
    expect(policyOn(both, day)).toMatchObject({ name, legalBasis });
    expect(isInForce(both, day)).toBe(true);
  });

  test.each(['2020-12-19', '2021-08-01', '2023-03-21'])('%s are those of safe mode where there are none', (day) => {
    expect(isInForce(both, day)).toBe(false);
    const safe = policyOn(both, day);
    expect(safe).toMatchObject({ name: 'safe', legalBasis: 'phonePrepares', channelsOffered: ['physical'] });
    expect(safe.openingHours).toEqual(favrskov2021.openingHours);
    expect(offersTelephone(safe)).toBe(false);
  });

  test.each([
    [playable(favrskov2021), '2021-07-31', false],
    [playable(favrskov2021), '2020-12-19', true],
    [playable(favrskov2021), '2026-11-26', true],
    [playable(favrskovToday), '2021-01-04', true],
    [playable(favrskovToday), '2026-11-26', false],
    [favrskov2021, '2021-01-04', false],
  ])('are an exercise where they are played on a day on which they are not the law', (policy, day, exercise) => {
    expect(isExercise(policy, day)).toBe(exercise);
    expect(policyOn({ ...unit, policies: [policy] }, day).label).toBe(policy.label);
  });

  test('are said to be none where none is in force, and that is no exercise', () => {
    const safe = policyOn({ ...unit, policies: [{ ...playable(favrskov2021), validTo: '2021-01-31' }] }, '2021-08-01');
    expect(safe.label).toBe('ingen gælder i dag, kun fysiske møder');
    expect(isExercise(safe, '2021-08-01')).toBe(false);
  });

  test('are never made up for a unit that has never had any', () => {
    expect(() => policyOn({ ...unit, policies: [] }, '2021-01-04')).toThrow('has no policy');
  });
});
