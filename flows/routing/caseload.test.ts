import { expect, test } from 'vitest';
import type { Visit } from '../../schemas/visit.ts';
import { caseloadOf } from './caseload.ts';
import { whomItSuits } from './suited.ts';

const policy = { caseload: { over30: 'fixed', under30Uneducated: 'team', under30Educated: 'shared' } } as const;

test.each<[string, Visit['citizen'], string]>([
  ['over 30', { ageGroup: 'over30' }, 'fixed'],
  ['young without an education', { ageGroup: 'under30', education: false }, 'team'],
  ['young with one', { ageGroup: 'under30', education: true }, 'shared'],
  ['young, and nobody has asked', { ageGroup: 'under30' }, 'fixed'],
  ['not known', undefined, 'fixed'],
])('of somebody %s it is what the rules say of their group', (_who, citizen, mode) => {
  expect(caseloadOf(policy, { citizen })).toBe(mode);
  expect(caseloadOf({}, { citizen })).toBe('fixed');
});

test('of somebody who may be of two groups it is what the rules say of both', () => {
  const both = { under30Educated: 'team', under30Uneducated: 'team' } as const;
  expect(caseloadOf({ caseload: both }, { citizen: { ageGroup: 'under30' } })).toBe('team');
});

test('whose citizens are everybody’s suits everybody, but for the language', () => {
  const citizen = { ageGroup: 'under30', education: true, language: 'en' } as const;
  expect(whomItSuits({}, { citizen }, policy)).toEqual({ language: 'en' });
  expect(whomItSuits({}, { citizen })).toEqual({ language: 'en', groups: ['under30Educated'] });
  expect(whomItSuits({}, { citizen: { ...citizen, education: false } }, policy)?.groups).toEqual(['under30Uneducated']);
});
