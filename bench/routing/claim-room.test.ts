import { expect, test } from 'vitest';
import { createMemoryTable } from '../../tests/world/memory-table.ts';
import { openClaimRoom } from './claim-room.ts';

test('a claim reads as many rows among five hundred free consultants as among ten', async () => {
  const table = createMemoryTable();
  const few = await openClaimRoom(table, 'few', 10);
  const many = await openClaimRoom(table, 'many', 500);
  for (let claim = 0; claim < 3; claim += 1) expect((await many.claim()).rows).toBe((await few.claim()).rows);
});

test('and hardly more where the call waits for its own consultant, who is the last on the list', async () => {
  const table = createMemoryTable();
  const few = await openClaimRoom(table, 'few', 10);
  const many = await openClaimRoom(table, 'many', 500);
  const until = '2021-01-04T09:00:45.000Z';
  // A room says so where no pair is made.
  expect((await many.claim(until)).rows).toBe((await few.claim(until)).rows);
});
