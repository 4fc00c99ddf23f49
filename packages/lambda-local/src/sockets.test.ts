import { once } from 'node:events';
import { createClock } from 'driven-clock/clock';
import { createFlight } from 'driven-clock/flight';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Harness, startHarness } from './fixtures/harness.ts';
import type { Outcome } from './function-pool.ts';
import { type Server, startServer } from './server.ts';
import { createSocketApi } from './socket-api.ts';

const start = Date.parse('2021-01-04T07:00:00Z');
const minute = 60_000;

interface SocketEvent {
  headers?: Record<string, string>;
  requestContext: Record<string, unknown> & { routeKey: string; connectionId: string };
  body?: string;
}

/** The API by itself, with a function that is told here what to answer; `seen` is every event in order. */
function createStage() {
  const flight = createFlight();
  const clock = createClock(flight);
  clock.drive(start);
  const seen: SocketEvent[] = [];
  const routes = {
    $connect: { functionId: 'f', answers: false },
    $disconnect: { functionId: 'f', answers: false },
    $default: { functionId: 'f', answers: true },
    quiet: { functionId: 'f', answers: false },
  };
  const answering = {
    answers: async ({ body }: SocketEvent): Promise<Outcome> => ({
      ok: true,
      value: { statusCode: 200, body: `heard ${body}` },
    }),
  };
  const api = createSocketApi({
    api: { stage: 'live', selectedBy: 'action', routes },
    clock,
    invoke: async (_, event) => {
      seen.push(event as SocketEvent);
      return answering.answers(event as SocketEvent);
    },
  });
  return Object.assign(answering, { clock, seen, api });
}

let stage: ReturnType<typeof createStage>;
let server: Server;
beforeEach(async () => {
  stage = createStage();
  server = await startServer({ port: 0, handlers: [stage.api.handle] });
  stage.api.attach(server.server);
});
afterEach(async () => {
  stage.api.close();
  await server.close();
});

async function opened(path = '/live', protocols: string[] = []): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, protocols);
  await once(socket, 'open');
  return socket;
}

async function hears(socket: WebSocket): Promise<string> {
  const [data] = await once(socket, 'message');
  return String(data);
}

function manage(method: string, id: string, of: { body?: string; authorization?: string } = {}) {
  const { body, authorization = 'AWS4-HMAC-SHA256 Credential=local' } = of;
  return fetch(`http://127.0.0.1:${server.port}/live/@connections/${encodeURIComponent(id)}`, {
    method,
    headers: { authorization },
    ...(body !== undefined && { body }),
  });
}

function idOf(index = 0): string {
  return String(stage.seen[index]?.requestContext.connectionId);
}

test('$connect sees headers, query and connection, and the subprotocol it answers with is the one that is spoken', async () => {
  stage.answers = async () => ({
    ok: true,
    value: { statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'told' } },
  });
  const socket = await opened('/live?a=1', ['told', 'ticket']);

  expect(socket.protocol).toBe('told');
  expect(stage.seen).toMatchObject([
    {
      headers: { 'Sec-WebSocket-Protocol': 'told,ticket' },
      queryStringParameters: { a: '1' },
      requestContext: {
        routeKey: '$connect',
        eventType: 'CONNECT',
        stage: 'live',
        domainName: `127.0.0.1:${server.port}`,
        connectedAt: start,
        requestTimeEpoch: start,
      },
    },
  ]);
  expect(idOf()).toMatch(/^[\w-]{15}=$/);
});

test.each([
  ['with its status', 403, async (): Promise<Outcome> => ({ ok: true, value: { statusCode: 403 } })],
  [
    'whose function fails',
    502,
    async (): Promise<Outcome> => ({ ok: false, error: { errorType: 'E', errorMessage: '' } }),
  ],
])('a connection that is refused opens nothing, %s', async (_, status, answers) => {
  stage.answers = answers;
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/live`);
  const [error] = (await once(socket, 'error')) as [Error];

  expect(error.message).toBe(`Unexpected server response: ${status}`);
  expect((await manage('POST', idOf(), { body: 'x' })).status).toBe(410);
});

test('a message goes to the route it names, else to $default, and is answered where the route has a response', async () => {
  const socket = await opened();
  socket.send('{"action":"quiet"}');
  socket.send('{"action":"$connect"}');
  expect(await hears(socket)).toBe('heard {"action":"$connect"}');
  socket.send('not JSON');
  expect(await hears(socket)).toBe('heard not JSON');

  expect(stage.seen.slice(1).map(({ requestContext }) => requestContext.routeKey)).toEqual([
    'quiet',
    '$default',
    '$default',
  ]);
  expect(stage.seen[1]).toMatchObject({
    requestContext: { eventType: 'MESSAGE', messageDirection: 'IN', connectionId: idOf() },
    body: '{"action":"quiet"}',
    isBase64Encoded: false,
  });
  expect(stage.seen[1]?.headers).toBeUndefined();
});

test('a message whose function fails is answered with the service’s own words, and the connection lives on', async () => {
  const socket = await opened();
  stage.answers = async () => ({ ok: false, error: { errorType: 'E', errorMessage: 'secret' } });
  socket.send('x');

  expect(JSON.parse(await hears(socket))).toEqual({
    message: 'Internal server error',
    connectionId: idOf(),
    requestId: expect.any(String),
  });
  expect(socket.readyState).toBe(socket.OPEN);
});

test('what is posted to a connection reaches it; one that is gone is 410, and nothing is done without a signature', async () => {
  const socket = await opened();
  const [heard, posted] = await Promise.all([hears(socket), manage('POST', idOf(), { body: '{"n":1}' })]);
  expect([heard, posted.status]).toEqual(['{"n":1}', 200]);
  expect(await (await manage('GET', idOf())).json()).toMatchObject({
    connectedAt: '2021-01-04T07:00:00.000Z',
    lastActiveAt: '2021-01-04T07:00:00.000Z',
    identity: { sourceIp: '127.0.0.1' },
  });
  expect((await manage('POST', idOf(), { body: 'x'.repeat(128 * 1024 + 1) })).status).toBe(413);
  expect((await manage('POST', idOf(), { body: 'x', authorization: '' })).status).toBe(403);

  const [, ended] = await Promise.all([once(socket, 'close'), manage('DELETE', idOf())]);
  expect(ended.status).toBe(204);
  const gone = await manage('POST', idOf(), { body: 'x' });
  expect([gone.status, gone.headers.get('x-amzn-errortype')]).toEqual([410, 'GoneException']);
});

test('ten minutes without a message either way end a connection, and $disconnect is told why', async () => {
  const socket = await opened();
  const closed = once(socket, 'close');
  await stage.clock.advance(9 * minute);
  await manage('POST', idOf(), { body: 'x' });
  await stage.clock.advance(10 * minute - 1);
  expect(stage.seen).toHaveLength(1);
  await stage.clock.advance(1);

  expect((await closed)[0]).toBe(1001);
  expect(stage.seen[1]?.requestContext).toMatchObject({
    routeKey: '$disconnect',
    eventType: 'DISCONNECT',
    connectionId: idOf(),
    disconnectStatusCode: 1001,
    disconnectReason: 'Going away',
  });
});

test('two hours end a connection however busy it is', async () => {
  const socket = await opened();
  const closed = once(socket, 'close');
  for (let at = 5; at < 120; at += 5) {
    await stage.clock.advance(5 * minute);
    await manage('POST', idOf(), { body: 'x' });
  }
  expect(stage.seen).toHaveLength(1);
  await stage.clock.advance(5 * minute);
  await closed;
  expect(stage.seen).toHaveLength(2);
});

test('a client that closes, or is cut off, is told of once', async () => {
  const first = await opened();
  const second = await opened();
  first.close(4001, 'bye');
  await once(first, 'close');
  second.terminate();
  await expect.poll(() => stage.seen.length).toBe(4);

  const ends = stage.seen.slice(2).map(({ requestContext }) => requestContext);
  expect(ends).toMatchObject([
    { connectionId: idOf(0), disconnectStatusCode: 4001, disconnectReason: 'bye' },
    { connectionId: idOf(1), disconnectStatusCode: 1006 },
  ]);
});

test('an upgrade to another path is left to others', async () => {
  const other = new WebSocket(`ws://127.0.0.1:${server.port}/signal`);
  server.server.once('upgrade', (_, stream) => stream.end('HTTP/1.1 418 Other\r\n\r\n'));
  const [error] = (await once(other, 'error')) as [Error];
  expect(error.message).toContain('418');
  expect(stage.seen).toEqual([]);
});

test('the template’s own API is run: its stage, its routes, and which of them answer', async () => {
  const rig: Harness = await startHarness(5310, {
    answer: { sockets: { routes: ['$connect', '$default'], answers: ['$default'] } },
  });
  try {
    const socket = new WebSocket(`${rig.url.replace('http', 'ws')}/live`, ['told']);
    await once(socket, 'open');
    socket.send('{"action":"x"}');
    const { event, env } = JSON.parse(await hears(socket)) as { event: SocketEvent; env: Record<string, string> };

    expect([socket.protocol, event.body, event.requestContext.routeKey]).toEqual([
      'told',
      '{"action":"x"}',
      '$default',
    ]);
    expect(env.LIVE_URL).toBe(rig.url.replace('http', 'ws'));
    expect(rig.runtime.inventory.notRunHere).toEqual({ 'AWS::CloudWatch::Alarm': 1 });
    for (const [wish, status] of [
      ['refuse', 403],
      ['throw', 502],
    ] as const) {
      const refused = new WebSocket(`${rig.url.replace('http', 'ws')}/live`, [wish]);
      expect(((await once(refused, 'error')) as [Error])[0].message).toContain(String(status));
    }
    socket.terminate();
  } finally {
    await rig.close();
  }
});
