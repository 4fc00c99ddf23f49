import { describe, expect, test } from 'vitest';
import { ageOn, educationOf, type GroupFacts, groupOf, possibleGroups } from './group.ts';

const at = { day: '2021-01-04', ageBorder: 30 };
/** Turns 30 on the day, and the day after. */
const thirty = '1991-01-04';
const almostThirty = '1991-01-05';

describe('the target group of a day', () => {
  test.each<[string, GroupFacts, string | undefined]>([
    ['30 today, with an education', { bornOn: thirty, education: true }, 'over30'],
    ['30 today, without one', { bornOn: thirty, education: false }, 'over30'],
    ['30 today, nobody has said', { bornOn: thirty }, 'over30'],
    ['30 tomorrow, with an education', { bornOn: almostThirty, education: true }, 'under30Educated'],
    ['30 tomorrow, without one', { bornOn: almostThirty, education: false }, 'under30Uneducated'],
    ['30 tomorrow, nobody has said', { bornOn: almostThirty }, undefined],
    ['no CPR, with an education', { education: true }, undefined],
    ['no CPR, without one', { education: false }, undefined],
    ['nothing known', {}, undefined],
  ])('of somebody %s', (_who, facts, group) => {
    expect(groupOf(facts, at)).toBe(group);
  });

  test('is left open between those that are possible, and none is guessed', () => {
    expect(possibleGroups({ bornOn: almostThirty }, at)).toEqual(['under30Educated', 'under30Uneducated']);
    expect(possibleGroups({ education: true }, at)).toEqual(['over30', 'under30Educated']);
    expect(possibleGroups({ education: false }, at)).toEqual(['over30', 'under30Uneducated']);
    expect(possibleGroups({}, at)).toEqual(['over30', 'under30Educated', 'under30Uneducated']);
  });

  test('goes by the age border of the rules', () => {
    expect(groupOf({ bornOn: '1995-01-04', education: true }, { ...at, ageBorder: 25 })).toBe('over30');
  });
});

test.each([
  ['1991-01-04', '2021-01-03', 29],
  ['1991-01-04', '2021-01-04', 30],
  ['1991-12-31', '2021-12-30', 29],
  ['1992-02-29', '2022-02-28', 29],
  ['1992-02-29', '2022-03-01', 30],
  ['1992-02-29', '2024-02-29', 32],
  ['2021-01-04', '2021-01-04', 0],
])('who was born on %s is on %s %i years old', (bornOn, day, age) => {
  expect(ageOn(bornOn, day)).toBe(age);
});

test.each([
  [true, 'nej', false],
  [false, 'ja', true],
  [undefined, 'ja', true],
  [true, 'vedIkke', true],
  [false, 'onskerIkke', false],
  [undefined, 'vedIkke', undefined],
  [undefined, undefined, undefined],
  [true, undefined, true],
] as const)('registered as educated: %s, and answered %s: %s', (education, answer, known) => {
  expect(educationOf({ education }, answer === undefined ? {} : { B3: answer })).toBe(known);
});
