import { expect, test } from 'vitest';
import { policyOn } from '../../../flows/calendar/policy.ts';
import { policy as policySchema } from '../../../schemas/unit.ts';
import { unit } from '../../../tests/fixtures/case.ts';
import { municipalityOf, outsideDates, playable, policies } from './policies.ts';

const shipped = {
  'favrskov-2021': ['Favrskov Kommune', '2020-12-20', '2021-07-31'],
  'favrskov-today': ['Favrskov Kommune', '2023-03-22', undefined],
  skanderborg: ['Skanderborg Kommune', '2020-12-20', '2021-07-31'],
  'copenhagen-video': ['Københavns Kommune', '2018-08-01', '2023-03-21'],
  'copenhagen-2020': ['Københavns Kommune', '2020-03-11', '2020-05-26'],
} as const;

test('five examples are shipped, the one that plays by default first', () => {
  expect(Object.keys(policies)).toEqual(Object.keys(shipped));
});

test.each(Object.entries(shipped))('%s is a policy with its municipality and its days', (name, [whose, from, to]) => {
  const found = policies[name];
  if (found === undefined) throw new Error('absent');
  expect(policySchema.parse(found)).toEqual(found);
  expect([municipalityOf(found), found.validFrom, found.validTo]).toEqual([whose, from, to]);
  expect(outsideDates(found, from)).toBeUndefined();
  expect(outsideDates(found, '2018-01-01')).toMatch(name);
  if (to !== undefined) expect(outsideDates(found, '2030-01-01')).toMatch(name);
  const played = { ...unit, policies: [playable(found)] };
  for (const day of ['2018-01-01', '2020-04-01', '2030-01-01']) expect(policyOn(played, day).name).toBe(name);
});
