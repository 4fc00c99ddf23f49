import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localCredentials } from 'lambda-local/table';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClient } from '../../functions/adapters/dynamo-client.ts';
import { createTable } from '../../functions/adapters/dynamo-table.ts';
import { createPatientTable } from '../../functions/adapters/patient-table.ts';
import { AnswerLost, absent, type Table, TableBusy } from '../../functions/adapters/table.ts';
import { createStoreFaults, type StoreFaults } from '../../local/store-faults/store-faults.ts';
import { type Engine, startEngine } from '../fixtures/engine.ts';

const byDue = { name: 'due', partition: 'duty', sort: 'dutyAt' } as const;
const all = ['conflict', 'throttle', 'lostAnswer', 'staleIndex'];

let engine: Engine;
let faults: StoreFaults;
let server: Server;
let url = '';
/** The official client, through the faults; and the store as it is. */
let table: Table;
let truth: Table;
let wentThrough = 0;
let pk = '';
let cases = 0;

beforeAll(async () => {
  engine = await startEngine(5705);
  truth = engine.table();
  let through = '';
  faults = createStoreFaults(engine.endpoint, (endpoint) => {
    wentThrough += 1;
    through = endpoint;
  });
  server = createServer((request, response) => void faults.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/store-faults`;
  await plan({ every: 1_000_000, kinds: ['throttle'] });
  const client = createClient({ endpoint: through, region: 'eu-west-1', credentials: localCredentials });
  table = createTable(engine.tableName, client);
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await faults?.close();
  await engine?.close();
});
beforeEach(async () => {
  cases += 1;
  pk = `case-${cases}`;
  await plan({});
});

function plan(body: unknown) {
  return fetch(url, { method: 'PUT', body: JSON.stringify(body) });
}

async function report() {
  return (await (await fetch(url)).json()) as { every: number; requests: number; met: Record<string, number> };
}

function key(sk: string) {
  return { pk, sk };
}

function put(sk: string, more = {}) {
  return { put: { ...key(sk), ...more } };
}

/** What came of asking, in a word. */
function outcome(asking: Promise<unknown>) {
  return asking.then(
    () => 'answered',
    (error: unknown) => (error instanceof TableBusy ? error.why : error instanceof AnswerLost ? 'lost' : String(error)),
  );
}

test("a conflict is DynamoDB's own refusal of a write alone and of several, and nothing is done", async () => {
  await plan({ every: 1, kinds: ['conflict'] });
  const error = await table.write([put('a')]).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    why: 'conflict',
    cause: { name: 'TransactionConflictException', $metadata: { httpStatusCode: 400 } },
  });
  expect(await outcome(table.write([{ update: key('a'), set: { n: 1 } }]))).toBe('conflict');
  expect(await outcome(table.write([{ remove: key('a') }]))).toBe('conflict');
  const several = await table.write([put('a'), put('b')]).catch((thrown: unknown) => thrown);
  const reasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
  expect(several).toMatchObject({
    why: 'conflict',
    cause: { name: 'TransactionCanceledException', CancellationReasons: reasons },
  });
  expect(await truth.query({ pk })).toEqual([]);
});

test('a conflict never happens to a read: it waits for the next write', async () => {
  await plan({ every: 2, kinds: ['conflict'] });
  const asked = [];
  for (const read of [0, 1, 2]) asked.push(await outcome(table.get(key(String(read)))));
  asked.push(await outcome(table.write([put('a')])), await outcome(table.write([put('a')])));
  expect(asked).toEqual(['answered', 'answered', 'answered', 'conflict', 'answered']);
});

test("throttling is DynamoDB's own refusal of every kind of request", async () => {
  await plan({ every: 1, kinds: ['throttle'] });
  const error = await table.get(key('a')).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ why: 'throttle', cause: { name: 'ThrottlingException' } });
  const others = [
    table.getMany([key('a')]),
    table.query({ pk }),
    table.write([put('a')]),
    table.write([put('a'), put('b')]),
  ];
  expect(await Promise.all(others.map(outcome))).toEqual(['throttle', 'throttle', 'throttle', 'throttle']);
  expect(await truth.query({ pk })).toEqual([]);
});

test('a lost answer is done, and the connection breaks', async () => {
  await plan({ every: 1, kinds: ['lostAnswer'] });
  expect(await outcome(table.write([put('a')]))).toBe('lost');
  expect(await outcome(table.write([put('b'), put('c')]))).toBe('lost');
  expect(await outcome(table.get(key('a')))).toBe('lost');
  expect((await truth.query({ pk })).map(({ sk }) => sk)).toEqual(['a', 'b', 'c']);
});

test('a stale index answers as it answered the same query before, within the bounds now asked for', async () => {
  const due = (sk: string, dutyAt: string) => put(sk, { duty: pk, dutyAt });
  const query = (to: string, more = {}) => table.query({ pk, index: byDue, between: ['0', to], ...more });
  const seen = async (to: string) => (await query(to)).map(({ sk }) => sk);
  await truth.write([due('a', '1'), due('b', '2'), due('c', '3')]);
  expect(await seen('3')).toEqual(['a', 'b', 'c']);
  await truth.write([{ remove: key('b') }, due('d', '4'), due('a', '5')]);
  await plan({ every: 1, kinds: ['staleIndex'] });
  expect(await seen('2')).toEqual(['a', 'b']);

  expect(await seen('9')).toEqual([]);
  expect(await seen('9')).toEqual(['c', 'd', 'a']);
  expect((await query('9', { descending: true })).map(({ sk }) => sk)).toEqual(['a', 'd', 'c']);
  expect((await table.query({ pk })).map(({ sk }) => sk)).toEqual(['a', 'c', 'd']);
});

test('every so many requests meet the kinds in turn, and none when told so', async () => {
  const before = (await report()).met;
  await plan({ every: 3, kinds: ['throttle', 'lostAnswer', 'conflict'] });
  const asked: string[] = [];
  for (let at = 0; at < 12; at += 1)
    asked.push(await outcome(at === 8 ? table.get(key('a')) : table.write([put('a')])));
  const two = ['answered', 'answered'];
  expect(asked).toEqual([...two, 'throttle', ...two, 'lost', ...two, 'throttle', ...two, 'lost']);
  const after = await report();
  expect(after).toMatchObject({
    every: 3,
    met: { ...before, throttle: (before.throttle ?? 0) + 2, lostAnswer: (before.lostAnswer ?? 0) + 2 },
  });
  await plan({});
  expect(await outcome(table.write([put('a')]))).toBe('answered');
  expect(await report()).toMatchObject({ every: 0, requests: after.requests + 1 });
});

test('with all of them on, patience brings every write through once', async () => {
  const pauses: number[] = [];
  const patient = createPatientTable(table, { pause: async (ms) => void pauses.push(ms), random: () => 0.5 });
  await plan({ every: 3, kinds: all });
  for (let n = 1; n <= 20; n += 1) {
    const written = await patient.write([
      put(`event-${String(n).padStart(2, '0')}`),
      { update: key('count'), set: { n }, when: n === 1 ? { n: absent } : { n: n - 1 } },
    ]);
    expect(written.done || written.doubtful).toBe(true);
    expect(await patient.get(key('count'))).toEqual({ ...key('count'), n });
  }
  expect(await truth.query({ pk, prefix: 'event-' })).toHaveLength(20);
  expect(pauses.length).toBeGreaterThan(10);
});

test.each([
  [{ every: -1, kinds: all }, 'every: a whole number from 0'],
  [{ every: 1.5, kinds: all }, 'every: a whole number from 0'],
  [{ every: '3', kinds: all }, 'every: a whole number from 0'],
  [{ every: 3, kinds: ['late'] }, 'kinds: a list of conflict, throttle, lostAnswer, staleIndex'],
  [{ every: 3, kinds: 'conflict' }, 'kinds: a list of conflict, throttle, lostAnswer, staleIndex'],
  ['nonsense', 'every: a whole number from 0'],
])('a plan of %j is refused and nothing changes', async (body, error) => {
  await plan({ every: 7, kinds: ['throttle'] });
  const answer = await plan(body);
  expect([answer.status, await answer.json()]).toEqual([400, { error }]);
  expect(await report()).toMatchObject({ every: 7, kinds: ['throttle'] });
});

test('the address that faults are met at is given once, and other paths and methods are left alone', async () => {
  expect((await plan({ every: 1, kinds: all })).status).toBe(204);
  expect(wentThrough).toBe(1);
  expect((await fetch(url, { method: 'DELETE' })).status).toBe(405);
  expect(await faults.handle({ url: '/other' } as never, {} as never)).toBe(false);
});
