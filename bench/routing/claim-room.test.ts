import { expect, test } from 'vitest';
import { createMemoryTable } from '../../tests/world/memory-table.ts';
import { openClaimRoom } from './claim-room.ts';

test('a claim reads as many rows among five hundred free consultants as among ten', async () => {
  const table = createMemoryTable();
  const few = await openClaimRoom(table, 'few', 10);
  const many = await openClaimRoom(table, 'many', 500);
  for (let claim = 0; claim < 3; claim += 1) expect((await many.claim()).rows).toBe((await few.claim()).rows);
});

test('a call that waits for its own consultant is given to them', async () => {
  const room = await openClaimRoom(createMemoryTable(), 'few', 10);
  // A room says so where no pair is made.
  expect((await room.claim('2021-01-04T09:00:45.000Z')).rows).toBeGreaterThan(0);
});
