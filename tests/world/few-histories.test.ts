import { expect, test } from 'vitest';
import { planOf, seedOf } from './acts.ts';
import { baseRows, unitBy } from './base.ts';
import { play } from './history.ts';
import { createMemoryStore } from './store.ts';

/** Few enough for every mutant to meet them, and in this very process, where it is active: others play the many histories. */
const histories = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test.each(histories)('in history %i nothing happens that must never happen', async (history) => {
  // The rows are made here: what is run outside a test makes every mutant it reaches meet every test.
  const plan = planOf(seedOf(5, history));
  const { violations } = await play({ plan, store: createMemoryStore(await baseRows(unitBy(plan.policy))) });
  expect(violations).toEqual([]);
});
