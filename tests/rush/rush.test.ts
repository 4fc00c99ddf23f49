import { expect, test } from 'vitest';
import { playRush } from './rush.ts';

test('forty callers, ten at once, with five consultants and everything going wrong now and then: nobody is lost', async () => {
  const { wrong, balance, talks, struck } = await playRush({ callers: 40, atOnce: 10, consultants: 5, cps: 30 });
  expect(wrong).toEqual([]);
  expect(balance.contactsIn).toBe(40);
  expect(talks).toBeGreaterThan(10);
  expect(Object.values(struck).filter((times) => times === 0)).toEqual([]);
});
