import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Line, startLine } from './line-under-test.ts';

let line: Line;
beforeAll(async () => {
  line = await startLine();
}, 60_000);
afterEach(() => line.clear());
afterAll(() => line?.stop());

test('a caller who wants to talk now is joined with the consultant on duty and the talk counts as served when concluded', async () => {
  const karen = line.consultant('konsulent1');
  await karen.goesOnDuty();
  const caller = line.citizen('+4520100001');
  await caller.calls();
  expect(await caller.hears()).toContain('Velkommen til Favrskov Kommune.');
  await line.pass('PT40S');
  expect(await caller.hears()).toContain('Vil du tale med os nu, så tryk 3.');
  await caller.presses('3');
  await line.pass('PT5S');
  expect(await caller.isTalking()).toBe(true);
  await line.pass('PT10M');
  const visitId = await karen.ends();
  await line.pass('PT2S');
  expect(await caller.isOnTheLine()).toBe(false);
  await karen.concludes(visitId);
  expect(await line.balance()).toEqual({ contactsIn: 1, served: 1, waiting: 0, booked: 0, ended: 0 });
});
