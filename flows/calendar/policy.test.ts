import { expect, test } from 'vitest';
import { policy, unit } from '../../tests/fixtures/case.ts';
import { policyOn } from './policy.ts';

const ended = { ...policy, name: 'ended', validFrom: '2020-01-01', validTo: '2020-12-31' };
const open = { ...policy, name: 'open', validFrom: '2021-02-01' };
const trial = { ...policy, name: 'trial', validFrom: '2021-03-01', validTo: '2021-03-31' };

test.each([
  ['2019-12-31', 'ended', 'the first rules there are'],
  ['2020-01-01', 'ended', 'from its first day'],
  ['2020-12-31', 'ended', 'to its last day'],
  ['2021-01-15', 'ended', 'no rules in force: the first there are'],
  ['2021-02-01', 'open', 'from its first day'],
  ['2021-02-28', 'open', 'until another begins'],
  ['2021-03-01', 'trial', 'the latest of two in force'],
  ['2021-03-31', 'trial', 'to its last day'],
  ['2021-04-01', 'open', 'again when the later has ended'],
])('the rules of %s are %s: %s', (day, name) => {
  for (const policies of [
    [ended, open, trial],
    [ended, trial, open],
  ])
    expect(policyOn({ ...unit, policies }, day).name).toBe(name);
});

test('a unit without any rules is a mistake', () => {
  expect(() => policyOn({ ...unit, policies: [] }, '2021-01-04')).toThrow('Unit favrskov has no policy');
});
