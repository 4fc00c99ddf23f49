import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { budgets } from '../../bench/budgets.ts';
import { createClient } from '../../functions/adapters/dynamo-client.ts';
import { openTable } from '../../functions/adapters/open-table.ts';
import { createStore } from '../../functions/adapters/store.ts';
import { people } from '../../local/seed/people.ts';
import { type CountingStore, startCountingStore } from './counting-store.ts';
import { type Line, startLine } from './line-under-test.ts';
import { createLiveDesk, type LiveDesk } from './live-desk.ts';
import { hourOfLookingOn } from './looking-on.ts';
import { prompts } from './states.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'line-live-'));
let store: CountingStore;
let line: Line;
beforeAll(async () => {
  store = await startCountingStore(5580, dataDir);
  line = await startLine({ dataDir, env: { DYNAMODB_ENDPOINT: store.endpoint } });
  await moveToOtherUnit('koordinator1');
});
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.cut()));
  await line?.stop();
  await store?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const desks: LiveDesk[] = [];
beforeEach(async () => {
  await Promise.all(desks.splice(0).map((desk) => desk.cut()));
});

/** A second municipality on the same line, with one member of staff. */
async function moveToOtherUnit(user: string): Promise<void> {
  const client = createClient({
    endpoint: store.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const now = () => new Date().toISOString();
  const there = createStore(openTable('visitation-line', client), { now, onSetAside: () => undefined });
  const unit = await there.get('unit', 'favrskov');
  const person = people.find((one) => one.user === user);
  if (unit === undefined || person === undefined) throw new Error('The line is empty');
  const { lookedOnUntil: _theirs, ...rules } = unit;
  await there.overwrite({ ...rules, unitId: 'randers', number: '+4589640001', version: 0 });
  const { sub: subject, ...rest } = person;
  await there.overwrite({ entity: 'staff', subject, unitId: 'randers', ...rest });
  client.destroy();
}

function opens(user: string, more: { isOnDuty?: boolean } = {}): LiveDesk {
  const desk = createLiveDesk(line.staff(user), { lineUrl: line.at.line, ...more });
  desks.push(desk);
  return desk;
}

async function ticks(...which: LiveDesk[]): Promise<void> {
  const at = await line.now();
  for (const desk of which) await desk.tick(at);
}

/** Open for more than a minute: from now on nothing is fetched unless something is heard. */
async function trusted(...which: LiveDesk[]): Promise<void> {
  await ticks(...which);
  await line.pass('PT1M');
  await ticks(...which);
}

/** Nothing is in flight any more, and what was pushed has come. */
async function overFor(...which: LiveDesk[]): Promise<void> {
  await line.now();
  for (const desk of which) await desk.heard();
}

let registered = 0;
async function registers(): Promise<string> {
  registered += 1;
  const name = `Ny Borger ${['Et', 'To', 'Tre', 'Fire', 'Fem'][registered - 1]}`;
  await line.staff('borgerservice1').registers({ name, phone: `2077000${registered}`, choice: 'none' });
  return name;
}

function shows(desk: LiveDesk, name: string): boolean {
  return JSON.stringify(desk.seen.view).includes(name);
}

test('a change is told within its own step to two desks of its unit, which then show it, and to none of another', async () => {
  const [birgit, karen, other] = [opens('borgerservice1'), opens('konsulent1'), opens('koordinator1')];
  await trusted(birgit, karen, other);
  const before = [birgit, karen, other].map(({ seen }) => seen.fetches);
  const name = await registers();
  await overFor(birgit, karen, other);

  expect([birgit, karen, other].map(({ pushed }) => pushed.length > 0)).toEqual([true, true, false]);
  expect([shows(birgit, name), shows(karen, name)]).toEqual([true, true]);
  const [ofBirgit = 0, ofKaren = 0, ofOther] = [birgit, karen, other].map(
    ({ seen }, index) => seen.fetches - (before[index] ?? 0),
  );
  expect([ofBirgit, ofKaren].every((count) => count >= 1 && count <= birgit.pushed.length)).toBe(true);
  expect(ofOther).toBe(0);
  // Nobody's name, number or case goes over the socket.
  for (const sequence of birgit.pushed) expect(sequence).toMatch(/^2021-01-0\dT[\d:.]+Z#event_[0-9a-f_]+$/);
});

test('a desk that missed pushes is right after it has come back, and hears the next', async () => {
  const karen = opens('konsulent1');
  await trusted(karen);
  await karen.cut();
  const pushes = karen.pushed.length;
  const missed = await registers();
  await line.now();
  expect([karen.pushed.length, shows(karen, missed)]).toEqual([pushes, false]);
  await line.pass('PT2S');
  await trusted(karen);
  expect(shows(karen, missed)).toBe(true);

  const next = await registers();
  await overFor(karen);
  expect(shows(karen, next)).toBe(true);
});

test.each([
  ['borgerservice1', false, budgets.lookingOn.limit],
  ['konsulent2', true, budgets.lookingOn.limit + 1],
] as const)(
  '%s looks on for an hour while nothing happens, on duty: %s, for at most %i requests a minute',
  async (user, isOnDuty, most) => {
    const desk = opens(user, { isOnDuty });
    if (isOnDuty) await line.staff(user).does('PUT', '/me/presence', { state: 'available' });
    const minutes = await hourOfLookingOn({ line, store, desk });
    const all = minutes.reduce((sum, one) => sum + one, 0);
    console.log(`requests to the table in an hour of looking on, ${user}:`, all, minutes.join(' '));
    expect(all).toBeLessThanOrEqual(60 * most);
    // But for the two half hours at which everything is read once more.
    expect(minutes.filter((one) => one > most)).toHaveLength(2);
    expect(desk.seen.view?.me.user).toBe(user);
    if (!isOnDuty) return;
    expect(await line.consultant(user).presence()).toBe('available');
    await line.consultant(user).goesOffDuty();
  },
  120_000,
);

test('a ring is told to the desk of the consultant before the telephone is answered', async () => {
  const karen = opens('konsulent1');
  await line.consultant('konsulent1').goesOnDuty('manual');
  await trusted(karen);
  await prompts.waiting.reach(line.citizen('+4520770011'), line);
  await overFor(karen);
  // So much has happened at once that the last of it waits for the page's next tick.
  await ticks(karen);
  expect(karen.seen.view?.call).toMatchObject({ routing: 'reserved' });
  expect(await line.consultant('konsulent1').isRinging()).toBe(true);
  await line.clear();
});

test('a connection that the line forgot without a word is found out and removed by the next push', async () => {
  const karen = opens('konsulent1');
  await trusted(karen);
  await line.restart(await line.now());
  const again = opens('konsulent1');
  await trusted(again);
  await registers();
  await overFor(again);
  expect(again.pushed.length).toBeGreaterThan(0);
  expect(Object.values(line.logs()).join('')).not.toContain('PUSH_FAILED');
});
