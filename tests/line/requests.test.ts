import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { budgets } from '../../bench/budgets.ts';
import { caused, keyPressCosts, repeats, ringToMenuCost, shown, wholeCallCosts } from './call-costs.ts';
import { type CountingStore, startCountingStore } from './counting-store.ts';
import { type Line, startLine } from './line-under-test.ts';
import { prompts } from './states.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'line-counted-'));
let store: CountingStore;
let line: Line;
beforeAll(async () => {
  store = await startCountingStore(5590, dataDir);
  line = await startLine({ dataDir, env: { DYNAMODB_ENDPOINT: store.endpoint } });
});
afterEach(() => line.clear());
afterAll(async () => {
  await line?.stop();
  await store?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/**
 * Times are read when they are said, who waits and who is on duty when the menu says for how long one would wait, and how often wrong
 * codes came once the call says from where: one request more. A code is looked up after that, if any is still compared.
 */
const most: Record<string, number> = {
  [repeats]: 3,
  '0 a meeting': 3,
  '8 more times': 3,
  'a wrong code': 4,
  'a second wrong code': 4,
  // Leads to the menu.
  'a third wrong code': 5,
};

test('a key press costs at most two requests to the table, one more where the menu or free times are read out, and two where a code is looked up', async () => {
  const costs = await keyPressCosts({ line, store });
  console.log(
    'requests to the table for a key press:',
    Object.fromEntries(costs.map(({ name, requests }) => [name, requests.length])),
  );
  for (const { name, requests } of costs)
    expect(requests.length, `${name}:\n${shown(requests)}`).toBeLessThanOrEqual(most[name] ?? budgets.keyPress.limit);
  // An answer that wrote nothing would have cost nothing.
  expect(costs.filter(({ requests }) => requests.length === 0)).toEqual([]);
});

/**
 * Who is behind the number; the case and the person; one write of all that changes, which fails where the webhook is a repeat; one of the
 * figures that follow; and who waits and who is on duty, since the menu says for how long one would wait. Which unit has the number, and
 * its rules, are kept for a minute.
 */
const firstRingToMenu = 5;

test('from the first ring to the menu a warm function asks the table five times for somebody it knows', async () => {
  const { requests, heard } = await ringToMenuCost({ line, store });
  expect(heard).toContain(prompts.menu.says);
  expect(requests.length, shown(requests)).toBe(firstRingToMenu);
  expect(firstRingToMenu).toBeLessThanOrEqual(budgets.ringToMenu.limit);
});

test('a whole call of a registered person, from the first ring to the concluded case, costs at most forty-five requests to the table', async () => {
  const { costs, state } = await wholeCallCosts({ line, store });
  const counts = Object.fromEntries(costs.map(({ name, requests }) => [name, requests.length]));
  if (process.env.SHOW_REQUESTS) for (const { name, requests } of costs) console.log(`${name}\n${shown(requests)}`);
  // After a minute the unit with its closing, and the number, are read again.
  expect(counts['rings and is welcomed']).toBeLessThanOrEqual(firstRingToMenu + 2);
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  console.log('requests to the table for a whole call:', { ...counts, all });
  expect(state).toBe('served');
  expect(all).toBeLessThanOrEqual(budgets.wholeCall.limit);
});

/** Who opens a case is written down before it is shown, on top of what a whole call costs: opening is the page's, and so is the purpose. */
test('opening a case costs one write, the look at it, and a look at the lists none', async () => {
  const clerk = line.staff('borgerservice1');
  const { visitId } = await clerk.registers({ name: 'Set Igen', phone: '20880006', choice: 'callback' });
  const written = async (path: string) => {
    await line.now();
    store.take();
    await clerk.does('GET', path);
    await line.now();
    const writes = caused(store.take()).filter(({ operation }) =>
      /^(?:Put|Update|Delete|TransactWrite)/.test(operation),
    );
    return writes.map(({ about }) => about);
  };
  expect(await written(`/visits/${visitId}?purpose=callback`)).toEqual(['access']);
  for (const path of ['/desk', '/cases', '/callbacks', '/calls'])
    expect([path, ...(await written(path))]).toEqual([path]);
});
