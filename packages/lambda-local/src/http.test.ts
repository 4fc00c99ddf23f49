import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Harness, startHarness } from './fixtures/harness.ts';
import { createHttpApi } from './http-api.ts';
import { startServer } from './server.ts';

let rig: Harness;
beforeAll(async () => {
  rig = await startHarness(5300, {
    echo: {
      timeoutSeconds: 1,
      routes: {
        'POST /voice': 'open',
        'POST /voice/{proxy+}': 'open',
        'GET /api/openapi.json': 'open',
        'ANY /api/{proxy+}': 'staff',
      },
    },
  });
});
afterAll(() => rig?.close());

function post(path: string, body?: string, headers: Record<string, string> = {}) {
  return fetch(`${rig.url}${path}`, { method: 'POST', headers, ...(body !== undefined && { body }) });
}

interface Echo {
  event: {
    body?: string;
    headers: Record<string, string>;
    requestContext: { authorizer?: { jwt: { claims: Record<string, string>; scopes: string[] } }; timeEpoch: number };
    [key: string]: unknown;
  };
  env: Record<string, string>;
  most: number;
  served: number;
  now: number;
  newDate: string;
  dateText: string;
  bornAt: number;
  remaining: number;
}

async function echo(path: string, body?: string, headers?: Record<string, string>) {
  return (await (await post(path, body, headers)).json()) as Echo;
}

test('a form arrives in base64, with the headers in lower case and the path as it was called', async () => {
  const { event } = await echo('/voice/abc/d?x=1&x=2', 'Digits=1&From=%2B45', {
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'X-Twilio-Signature': 'sig==',
    Cookie: 'a=1; b=2',
  });

  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'POST /voice/{proxy+}',
    rawPath: '/voice/abc/d',
    rawQueryString: 'x=1&x=2',
    queryStringParameters: { x: '1,2' },
    pathParameters: { proxy: 'abc/d' },
    cookies: ['a=1', 'b=2'],
    isBase64Encoded: true,
  });
  expect(Buffer.from(event.body ?? '', 'base64').toString()).toBe('Digits=1&From=%2B45');
  expect(event.headers['x-twilio-signature']).toBe('sig==');
  expect(event.headers.cookie).toBeUndefined();
});

test('a JSON body arrives as text', async () => {
  const { event } = await echo('/voice', '{"æ":1}', { 'content-type': 'application/json' });

  expect(event).toMatchObject({ body: '{"æ":1}', isBase64Encoded: false });
});

test('a function sees its variables of the template resolved, those of this machine, and nothing of the process', async () => {
  const { env } = await echo('/voice');

  expect(env).toMatchObject({
    TABLE_NAME: 'fixture-table',
    PUBLIC_URL: rig.url,
    JOINED: 'https://pages.example',
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:5320',
  });
  expect(env.PATH).toBeUndefined();
});

test('answers take the shapes the service gives them', async () => {
  const plain = await post('/voice?do=plain');
  expect([plain.status, await plain.json()]).toEqual([200, { hello: 'world' }]);
  const binary = await post('/voice?do=binary');
  expect([binary.headers.get('content-type'), [...new Uint8Array(await binary.arrayBuffer())]]).toEqual([
    'audio/wav',
    [0, 1, 2],
  ]);
  const cookies = await post('/voice?do=cookies');
  expect([cookies.status, cookies.headers.getSetCookie()]).toEqual([204, ['a=1', 'b=2']]);
  const malformed = await post('/voice?do=malformed');
  expect([malformed.status, await malformed.json()]).toEqual([500, { message: 'Internal Server Error' }]);
});

test('an unknown path or method is not found', async () => {
  expect((await fetch(`${rig.url}/voice`)).status).toBe(404);
  expect((await fetch(`${rig.url}/nowhere`)).status).toBe(404);
});

test('more than six megabytes are refused, and the API lives on', async () => {
  const large = await post('/voice', 'x'.repeat(5_000_000)).catch(() => undefined);
  expect(large?.status).toBe(413);
  expect(await large?.json()).toEqual({ message: 'Request Entity Too Large' });
  expect((await post('/voice')).status).toBe(200);
});

test('staff routes want a token of this sign-in for this client', async () => {
  const call = (authorization?: string) =>
    fetch(`${rig.url}/api/list`, { headers: authorization ? { authorization } : {} });

  const none = await call();
  expect([none.status, await none.json()]).toEqual([401, { message: 'Unauthorized' }]);
  expect((await call('Bearer nonsense')).status).toBe(401);
  expect((await call(`Bearer ${await rig.token({ client_id: 'other' })}`)).status).toBe(401);
  const expired = await call(`Bearer ${await rig.token({}, '-1h')}`);
  expect(expired.status).toBe(401);
  expect(expired.headers.get('www-authenticate')).toContain('expired');

  const good = await call(`Bearer ${await rig.token()}`);
  const { event } = (await good.json()) as Echo;
  expect(event.requestContext.authorizer?.jwt.claims).toMatchObject({ sub: 'somebody', token_use: 'access' });
  expect(event.requestContext.authorizer?.jwt.scopes).toEqual(['openid']);
});

test('the open route beside the staff routes needs no token', async () => {
  expect((await fetch(`${rig.url}/api/openapi.json`)).status).toBe(200);
});

test('a function that throws, exits, crashes or hangs answers 500 and works again after', async () => {
  for (const wish of ['throw', 'exit', 'hang']) {
    expect((await post(`/voice?do=${wish}`)).status, wish).toBe(500);
    expect((await post('/voice')).status, `after ${wish}`).toBe(200);
  }
  await post('/voice?do=crash-later');
  await expect.poll(async () => (await post('/voice')).status).toBe(200);
});

test('a worker handles one event at a time, and is reused', async () => {
  const together = await Promise.all(Array.from({ length: 12 }, () => echo('/voice?do=rest&ms=20')));

  expect(Math.max(...together.map(({ most }) => most))).toBe(1);
  expect(new Set(together.map(({ bornAt }) => bornAt)).size).toBeLessThanOrEqual(2);
  expect(Math.max(...together.map(({ served }) => served))).toBeGreaterThan(2);
});

test('events that wait for a worker are handled although the workers before them fell over', async () => {
  const answers = await Promise.all(['exit', 'exit', 'rest', 'rest'].map((wish) => post(`/voice?do=${wish}&ms=1`)));

  expect(answers.map(({ status }) => status)).toEqual([500, 500, 200, 200]);
});

test('an answer that does not come within the 30 seconds of the service is a 503', async () => {
  const api = createHttpApi({
    routes: [{ method: 'GET', path: '/slow', functionId: 'slow' }],
    baseUrl: 'http://127.0.0.1:5308',
    now: () => 0,
    invoke: () => new Promise(() => undefined),
    integrationTimeoutMs: 10,
  });
  const server = await startServer({ port: 5308, handlers: [api.handle] });
  const answer = await fetch('http://127.0.0.1:5308/slow');
  await server.close();

  expect([answer.status, await answer.json()]).toEqual([503, { message: 'Service Unavailable' }]);
});

test('driven time reaches a function through Date, also one loaded before', async () => {
  await echo('/voice');
  const then = Date.parse('2021-01-04T07:00:00Z');
  rig.clock.drive(then);
  try {
    const seen = await echo('/voice');
    expect(seen).toMatchObject({ now: then, newDate: '2021-01-04T07:00:00.000Z' });
    expect(seen.dateText).toContain('2021');
    expect(seen.event.requestContext.timeEpoch).toBe(then);
  } finally {
    rig.clock.real();
  }
  expect(Math.abs((await echo('/voice')).now - Date.now())).toBeLessThan(5000);
});

test('variables configured anew reach the next event, and an event under way ends with the old ones', async () => {
  const before = await echo('/voice');
  const underWay = rig.runtime.invoke('echo', {});
  rig.runtime.configure({ EXTRA: 'added' });
  const after = await echo('/voice');
  expect(await underWay).toMatchObject({ ok: true, value: { body: expect.not.stringContaining('EXTRA') } });
  expect(after.env).toEqual({ ...before.env, EXTRA: 'added' });
  expect(after.bornAt).toBeGreaterThan(before.bornAt);
  expect((await echo('/voice')).env.EXTRA).toBe('added');
});
