import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demandedAnswers } from './consultant.ts';
import { type CountingStore, startCountingStore, type TableRequest } from './counting-store.ts';
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
 * What callers and consultants cause. Without the sweep, which comes each minute however many call, and without what polling desks do:
 * signs of life, each with its look at who asks, and the unit they keep warm.
 */
function caused(requests: TableRequest[]) {
  const isHeartbeat = ({ about }: TableRequest) => /^CONSULTANT SET aliveAt = \S+(?:, dutyAt = \S+)?$/.test(about);
  const kept = requests.filter(
    (one) => one.by !== 'sweep' && !isHeartbeat(one) && !(one.by === 'desk' && one.about === 'UNIT UNIT'),
  );
  let heartbeats = requests.filter((one) => isHeartbeat(one) && one.about.includes('dutyAt')).length;
  return kept.filter(({ about }) => {
    if (!about.startsWith('STAFF') || heartbeats === 0) return true;
    heartbeats -= 1;
    return false;
  });
}

function shown(requests: TableRequest[]) {
  return requests.map(({ operation, about }) => `${operation} ${about}`).join('\n');
}

/**
 * Times are read when they are said, and how often wrong codes came once the call says from where: one request more. A code is looked up
 * after that, if any is still compared.
 */
const most: Record<string, number> = {
  '0 a meeting': 3,
  '8 more times': 3,
  'a wrong code': 4,
  'a second wrong code': 4,
  'a third wrong code': 4,
};

test('a key press in the menus costs at most two requests to the table, one more where free times are read out, and two where a code is looked up', async () => {
  const caller = line.citizen('+4520880001');
  // Warm: the unit with its policy is read once a minute, not at each key.
  await prompts.meetingTimes.reach(caller, line);
  const again = line.citizen('+4520880002');
  await again.calls();
  const costs: Record<string, number> = {};
  for (const [name, keys] of [
    ['a wrong code', '999991#'],
    ['a second wrong code', '999992#'],
    ['a third wrong code', '999993#'],
    ['9 repeats', '9'],
    ['1 call-back', '1'],
    ['2 another number', '2'],
    ['a number that cannot be called', '90123456#'],
    ['0 a meeting', '0#'],
    ['8 more times', '8'],
    ['a key that means nothing', '7'],
    ['a time', '1'],
  ] as const) {
    await again.leg();
    store.take();
    await again.presses(keys);
    const requests = caused(store.take());
    // The outcome of an effect (the SMS) is not the key press, which has been answered before.
    const answered = requests.findIndex(
      ({ operation }) => operation === 'TransactWriteItems' || operation === 'PutItem',
    );
    costs[name] = answered + 1;
    expect(answered + 1, `${name}:\n${shown(requests)}`).toBeLessThanOrEqual(most[name] ?? 2);
  }
  console.log('requests to the table for a key press:', costs);
});

/**
 * Who is behind the number; the case and the person; one write of all that changes, which fails where the webhook is a repeat; one of the
 * figures that follow; and who waits and who is on duty, since the menu says for how long one would wait. Which unit has the number, and
 * its rules, are kept for a minute.
 */
const firstRingToMenu = 5;

test('from the first ring to the menu a warm function asks the table five times for somebody it knows', async () => {
  await line.staff('borgerservice1').registers({ name: 'Varm Vind', phone: '20880005', choice: 'none' });
  const before = line.citizen('+4520880004');
  await before.calls();
  await before.hangsUp();
  const caller = line.citizen('+4520880005');
  await caller.behaves('manual');
  await line.now();
  store.take();
  await caller.calls({ isTracked: false });
  // Answers when nothing is in flight any more.
  await line.now();
  const requests = caused(store.take());
  expect(await caller.hears()).toContain(prompts.menu.says);
  expect(requests.length, shown(requests)).toBe(firstRingToMenu);
});

test('a whole call of a registered person, from the first ring to the concluded case, costs at most forty-five requests to the table', async () => {
  const registered = await line.staff('borgerservice1').registers({
    name: 'Tal Tælle',
    phone: '20880003',
    choice: 'none',
  });
  const { personId } = await line.staff('borgerservice1').visit(registered.visitId);
  const karen = line.consultant('konsulent1');
  await karen.goesOnDuty('answer');
  await line.pass('PT1M');
  const caller = line.citizen('+4520880003');
  await caller.behaves('manual');
  const costs: Record<string, number> = {};
  const count = async (name: string, deed: () => Promise<unknown>) => {
    store.take();
    await deed();
    // Answers when nothing is in flight any more.
    await line.now();
    await karen.leg();
    const requests = caused(store.take());
    costs[name] = requests.length;
    if (process.env.SHOW_REQUESTS) console.log(`${name}\n${shown(requests)}`);
  };
  let visitId = '';
  await count('rings and is welcomed', () => caller.calls({ isTracked: false }));
  // After a minute the unit with its closing, and the number, are read again.
  expect(costs['rings and is welcomed']).toBeLessThanOrEqual(firstRingToMenu + 2);
  await count('3 talk now, until joined', async () => {
    await caller.presses('3');
    await line.pass('PT5S');
  });
  expect(await caller.isTalking()).toBe(true);
  const { call } = await karen.desk();
  visitId = call?.visitId ?? '';
  await count('talks for twenty minutes', () => line.pass('PT20M'));
  for (const version of [0, 1, 2])
    await count(`answers saved, ${version + 1}`, () =>
      // As the page saves: it has read whom the case is about.
      karen.does('PUT', `/visits/${visitId}/checklist`, {
        version,
        answers: { C1: 'ja', ...demandedAnswers },
        personId,
      }),
    );
  await count('ends', () => karen.does('POST', `/calls/${call?.callId}/end`, { outcome: 'ended' }));
  await count('concludes', () =>
    karen.does('POST', `/visits/${visitId}/conclude`, { version: 3, category: 'jobparat', certainty: 'sikker' }),
  );
  const all = Object.values(costs).reduce((sum, one) => sum + one, 0);
  console.log('requests to the table for a whole call:', { ...costs, all });
  expect((await karen.visit(visitId)).state).toBe('served');
  expect(all).toBeLessThanOrEqual(45);
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
