import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Line, startLine } from './line-under-test.ts';
import { prompts } from './states.ts';

let line: Line;
beforeAll(async () => {
  line = await startLine();
});
afterEach(async () => {
  await plan({});
  await line.clear();
});
afterAll(() => line?.stop());

function plan(body: object) {
  return line.knocks('PUT', '/store-faults', body);
}

async function met() {
  return ((await line.knocks('GET', '/store-faults')).body as { met: Record<string, number> }).met;
}

test('a caller books and a clerk sees it while the store conflicts, throttles and shows old lists', async () => {
  expect((await plan({ every: 4, kinds: ['conflict', 'throttle', 'staleIndex'] })).status).toBe(204);
  const caller = line.citizen('+4520990001');
  await prompts.booked.reach(caller, line);
  await caller.hangsUp();
  expect((await line.caseOf(caller)).meeting?.state).toBe('booked');
  await line.pass('PT3M');
  const times = await met();
  expect(
    Object.entries(times)
      .filter(([, count]) => count > 0)
      .map(([kind]) => kind),
  ).toEqual(['conflict', 'throttle', 'staleIndex']);
  await plan({});
  expect(await line.balance()).toEqual({ contactsIn: 1, served: 0, waiting: 0, booked: 1, ended: 0 });
});

test('a plan that cannot be read names its field and changes nothing', async () => {
  const refused = await plan({ every: 2, kinds: ['slow'] });
  expect(refused).toMatchObject({ status: 400, body: { error: expect.stringContaining('kinds') } });
  expect((await line.knocks('GET', '/store-faults')).body).toMatchObject({ every: 0 });
});
