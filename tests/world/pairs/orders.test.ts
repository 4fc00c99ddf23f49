import { expect, test } from 'vitest';
import { createOrders, mostOrders } from './orders.ts';

/** Every interleaving of two rows of steps that the orders lead through. */
function interleavings(steps: [number, number], seed = 1): { seen: string[]; sampled: boolean } {
  const orders = createOrders(seed, 'pair');
  const seen: string[] = [];
  while (orders.next()) {
    const left = [...steps];
    let order = '';
    while (left.some((count) => count > 0)) {
      const ready = ['a', 'b'].filter((_, index) => (left[index] ?? 0) > 0);
      const name = ready[orders.choose(ready.length)] ?? '';
      left[name === 'a' ? 0 : 1] = (left[name === 'a' ? 0 : 1] ?? 0) - 1;
      order += name;
    }
    seen.push(order);
  }
  return { seen, sampled: orders.sampled };
}

test('every order is taken once', () => {
  const { seen, sampled } = interleavings([2, 2]);
  expect(seen.toSorted()).toEqual(['aabb', 'abab', 'abba', 'baab', 'baba', 'bbaa']);
  expect(sampled).toBe(false);
  expect(interleavings([5, 4]).seen.length).toBe(126);
});

test('up to a thousand orders each is taken exactly once', () => {
  // Twelve requests of which six are the one's: 12 over 6.
  const { seen, sampled } = interleavings([6, 6]);
  expect([seen.length, new Set(seen).size, sampled]).toEqual([924, 924, false]);
});

test('of very many orders a seeded sample is taken, none of it twice', () => {
  const { seen, sampled } = interleavings([8, 8]);
  expect([seen.length, new Set(seen).size, sampled]).toEqual([mostOrders, mostOrders, true]);
  expect(interleavings([8, 8]).seen).toEqual(seen);
  expect(interleavings([8, 8], 2).seen).not.toEqual(seen);
});

test('an order that is given is taken alone', () => {
  const orders = createOrders(1, 'pair', [1, 0]);
  expect([orders.next(), orders.choose(2), orders.choose(2), orders.next()]).toEqual([true, 1, 0, false]);
});
