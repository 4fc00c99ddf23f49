import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createClient } from './dynamo-client.ts';
import { createTable } from './dynamo-table.ts';
import { AnswerLost, type Table, TableBusy } from './table.ts';

/** What the server does with one request; `ends`: so many bytes of the body make the whole answer. */
type Step = { status: number; body: unknown; ends?: number } | 'reset' | 'cut short' | 'silence';

const key = { pk: 'a', sk: 'b' };
const put = { put: { ...key, version: 1 } };

function fails(type: string, status = 400, more = {}): Step {
  return {
    status,
    body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'so it is', ...more },
  };
}

function cancelled(...codes: string[]): Step {
  return fails('TransactionCanceledException', 400, {
    CancellationReasons: codes.map((Code) => ({ Code, Message: 'so' })),
  });
}

let server: Server;
let endpoint = '';
let steps: Step[] = [];
let asked: { target: string; body: Record<string, unknown> }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const target = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      asked.push({ target, body: JSON.parse(Buffer.concat(chunks).toString()) });
      const step = steps.shift() ?? { status: 200, body: {} };
      if (step === 'reset') return request.socket.resetAndDestroy();
      if (step === 'silence') return undefined;
      const whole = JSON.stringify(step === 'cut short' ? { Item: { pk: { S: 'a' } } } : step.body);
      const text = step === 'cut short' ? whole : whole.slice(0, step.ends);
      response.writeHead(step === 'cut short' ? 200 : step.status, {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(text),
      });
      if (step !== 'cut short') return response.end(text);
      response.write(text.slice(0, 9), () => request.socket.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  steps = [];
  asked = [];
});
afterAll(() => {
  server?.closeAllConnections();
  return new Promise<unknown>((resolve) => server.close(resolve));
});

/** The table over the official client, talking to a server that answers in turn as told. */
function tableOver(answers: Step[], more: Parameters<typeof createClient>[0] = {}): Table {
  steps = answers;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return createTable('line', createClient({ endpoint, region: 'eu-west-1', credentials, ...more }));
}
const doings: [string, (table: Table) => Promise<unknown>][] = [
  ['get', (table) => table.get(key)],
  ['getMany', (table) => table.getMany([key])],
  ['query', (table) => table.query({ pk: 'a' })],
  ['a write', (table) => table.write([put])],
  ['several writes', (table) => table.write([put, { remove: { pk: 'c', sk: 'd' } }])],
];

for (const [what, doing] of doings) {
  test.each([
    ['TransactionConflictException', 'conflict'],
    ['ProvisionedThroughputExceededException', 'throttle'],
    ['ThrottlingException', 'throttle'],
    ['RequestLimitExceeded', 'throttle'],
  ])(`${what} that is answered %s did nothing: busy with a %s`, async (type, why) => {
    const table = tableOver([fails(type)]);
    await expect(doing(table)).rejects.toMatchObject({ name: 'TableBusy', why, cause: { name: type } });
    expect([table.requests, asked.length]).toEqual([1, 1]);
  });

  test.each<[string, Step]>([
    ['InternalServerError', fails('InternalServerError', 500)],
    ['ServiceUnavailable', { status: 503, body: {} }],
    ['nothing, the connection being reset', 'reset'],
    ['half of it, the connection breaking', 'cut short'],
    ['half of it, as if it were all', { status: 200, body: { Item: {}, Attributes: {} }, ends: 9 }],
  ])(`${what} that is answered %s may have been done`, async (_answer, step) => {
    const table = tableOver([step]);
    await expect(doing(table)).rejects.toBeInstanceOf(AnswerLost);
    expect([table.requests, asked.length]).toEqual([1, 1]);
  });

  test(`${what} that is not answered in time may have been done`, async () => {
    const table = tableOver(['silence'], { requestHandler: { requestTimeout: 20, throwOnRequestTimeout: true } });
    await expect(doing(table)).rejects.toBeInstanceOf(AnswerLost);
    expect(table.requests).toBe(1);
  });

  test(`${what} that finds nobody to ask did nothing`, async () => {
    const table = tableOver([], { endpoint: 'http://127.0.0.1:1' });
    await expect(doing(table)).rejects.toMatchObject({ name: 'TableBusy', why: 'throttle' });
  });

  test.each(['ValidationException', 'ResourceNotFoundException', 'AccessDeniedException'])(
    `${what} that is answered %s is thrown as it is`,
    async (type) => {
      await expect(doing(tableOver([fails(type)]))).rejects.toMatchObject({ name: type });
    },
  );
}

test('the client waits two seconds and no longer, and tries nothing twice by itself', async () => {
  const table = tableOver(['silence']);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    let settled = false;
    const reading = table.get(key).finally(() => {
      settled = true;
    });
    const lost = expect(reading).rejects.toBeInstanceOf(AnswerLost);
    for (let turn = 0; turn < 100_000 && asked.length === 0; turn += 1) await new Promise(setImmediate);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1999);
    expect(settled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await lost;
    expect(asked).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test('a refused condition is an answer', async () => {
  const table = tableOver([fails('ConditionalCheckFailedException')]);
  expect(await table.write([put])).toEqual({ done: false, refused: [0] });
});

test.each([
  [
    ['None', 'ConditionalCheckFailed', 'None', 'ConditionalCheckFailed'],
    [1, 3],
  ],
  [['TransactionConflict', 'ConditionalCheckFailed'], [1]],
])('of a cancelled transaction the conditions that did not hold count first: %j', async (codes, refused) => {
  expect(await tableOver([cancelled(...codes)]).write([put, { remove: { pk: 'c', sk: 'd' } }])).toEqual({
    done: false,
    refused,
  });
});

test.each([
  [['None', 'TransactionConflict'], 'conflict'],
  [['ThrottlingError', 'None'], 'throttle'],
  [['None', 'ProvisionedThroughputExceeded'], 'throttle'],
])('a transaction cancelled for %j did nothing', async (codes, why) => {
  const writing = tableOver([cancelled(...codes)]).write([put, { remove: { pk: 'c', sk: 'd' } }]);
  await expect(writing).rejects.toMatchObject({ name: 'TableBusy', why });
});

test('a transaction cancelled for what is wrong with it is thrown as it is', async () => {
  const writing = tableOver([cancelled('None', 'ValidationError')]).write([put, { remove: { pk: 'c', sk: 'd' } }]);
  await expect(writing).rejects.toMatchObject({ name: 'TransactionCanceledException' });
});

test('keys left out of an answer are asked for again, until an answer brings none of them', async () => {
  const keys = ['1', '2', '3'].map((sk) => ({ pk: { S: 'a' }, sk: { S: sk } }));
  const some = (from: number, to: number, left: object[]): Step => ({
    status: 200,
    body: {
      Responses: { line: keys.slice(from, to) },
      UnprocessedKeys: left.length > 0 ? { line: { Keys: left } } : {},
    },
  });
  const asking = ['3', '1', '2'].map((sk) => ({ pk: 'a', sk }));
  const table = tableOver([some(0, 1, keys.slice(1)), some(1, 2, keys.slice(2)), some(2, 3, [])]);
  expect(await table.getMany(asking)).toEqual(asking);
  expect(asked.map(({ body }) => (body.RequestItems as { line: { Keys: object[] } }).line.Keys.length)).toEqual([
    3, 2, 1,
  ]);
  await expect(tableOver([some(0, 0, keys)]).getMany(asking)).rejects.toBeInstanceOf(TableBusy);
});

test('a query that would never end is a fault of who asked', async () => {
  const page: Step = { status: 200, body: { Items: [], LastEvaluatedKey: { pk: { S: 'a' }, sk: { S: 'b' } } } };
  const table = tableOver(Array.from({ length: 101 }, () => page));
  await expect(table.query({ pk: 'a' })).rejects.toThrow('More than 100 pages');
  expect(table.requests).toBe(100);
});

test('an update that changes nothing is a mistake of ours, and is never asked for', async () => {
  const table = tableOver([]);
  await expect(table.write([{ update: key, set: { n: undefined } }])).rejects.toThrow('An update changes something');
  expect(asked).toEqual([]);
});

test('reads are consistent, but through an index, and one write goes alone', async () => {
  const table = tableOver([]);
  await table.get(key);
  await table.getMany([key]);
  await table.query({ pk: 'a' });
  await table.query({ pk: 'a', index: { name: 'due', partition: 'duty', sort: 'dutyAt' } });
  await table.write([put]);
  await table.write([{ update: key, add: { n: 1 } }]);
  await table.write([{ remove: key }]);
  await table.write([put, { remove: { pk: 'c', sk: 'd' } }]);
  const consistent = ({ body }: (typeof asked)[number]) =>
    body.ConsistentRead ??
    (body.RequestItems as { line?: { ConsistentRead?: boolean } } | undefined)?.line?.ConsistentRead;
  expect(asked.map((one) => [one.target, consistent(one)])).toEqual([
    ['GetItem', true],
    ['BatchGetItem', true],
    ['Query', true],
    ['Query', undefined],
    ['PutItem', undefined],
    ['UpdateItem', undefined],
    ['DeleteItem', undefined],
    ['TransactWriteItems', undefined],
  ]);
});
