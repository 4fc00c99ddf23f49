import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { functionNames } from '../infra/function-names.ts';
import type { ApiEvent } from './api/request.ts';
import type { LiveEvent } from './live/handler.ts';
import type { HttpEvent, HttpResponse } from './middleware/carrier-webhook.ts';

/** Each function as it is deployed: made of its variables, with everything that stands before its handler. No table answers here. */
const secrets: Record<string, unknown> = {
  carrier: {
    accountSid: 'AC1',
    authTokens: ['old', 'token'],
    apiKeySid: 'SK1',
    apiKeySecret: 's',
    applicationSid: 'AP1',
  },
  keys: { lookup: 'bG9va3Vw', sealing: 'c2VhbGluZw==' },
};
const server = createServer(({ url }, response) => {
  const id = new URL(url ?? '/', 'http://localhost').searchParams.get('secretId') ?? '';
  response.end(JSON.stringify({ SecretString: JSON.stringify(secrets[id]) }));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const variables = {
    PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: String((server.address() as AddressInfo).port),
    TABLE_NAME: 'line',
    PUBLIC_URL: 'https://line.example/',
    SITE_URL: 'https://site.example',
    CARRIER_SECRET_ID: 'carrier',
    KEYS_SECRET_ID: 'keys',
    CONNECTIONS_URL: 'https://sockets.example/live',
    CARRIER_REGION: 'ie1',
    CARRIER_EDGE: 'dublin',
    AWS_REGION: 'eu-west-1',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

/** A webhook as the carrier sends it; `signedWith` is the token. */
function webhook(rawPath: string, fields: Record<string, string>, signedWith = 'token'): HttpEvent {
  const names = Object.keys(fields).toSorted();
  const text = names.reduce((all, name) => all + name + fields[name], `https://line.example${rawPath}`);
  const signature = createHmac('sha1', signedWith).update(text).digest('base64');
  return { rawPath, headers: { 'x-twilio-signature': signature }, body: new URLSearchParams(fields).toString() };
}
type Handler<Event> = (event: Event, context: object) => Promise<HttpResponse>;

async function handlerOf<Event>(module: Promise<{ handler: unknown }>) {
  return (await module).handler as Handler<Event>;
}

describe('voice', () => {
  test('lets only the carrier in', async () => {
    const handler = await handlerOf<HttpEvent>(import('./voice/index.ts'));
    expect(await handler(webhook('/voice', {}, 'forged'), {})).toMatchObject({ statusCode: 403 });
    const answer = await handler(webhook('/voice', { CallSid: 'none' }), {});
    expect([answer.statusCode, answer.headers]).toEqual([200, { 'content-type': 'text/xml; charset=utf-8' }]);
    expect(answer.body).toContain('Undskyld, der opstod en fejl hos os.');
  });

  test('speaks whatever fails behind it', async () => {
    const { carrier } = secrets;
    secrets.carrier = undefined;
    vi.resetModules();
    const handler = await handlerOf<HttpEvent>(import('./voice/index.ts'));
    const spoken = await handler(webhook('/voice', {}), {});
    secrets.carrier = carrier;
    expect(spoken).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/xml; charset=utf-8' } });
    expect(spoken.body).toContain(
      '<Say voice="Polly.Sofie-Neural" language="da-DK">Undskyld, der opstod en fejl hos os.',
    );
  });
});

test('carrier-status lets only the carrier in', async () => {
  const handler = await handlerOf<HttpEvent>(import('./carrier-status/index.ts'));
  const progress = { CallSid: 'CA1', CallStatus: 'ringing' };
  expect(await handler(webhook('/carrier-status', progress, 'forged'), {})).toMatchObject({ statusCode: 403 });
  expect(await handler(webhook('/carrier-status', progress, 'old'), {})).toEqual({ statusCode: 204 });
});

test('replies lets only the carrier in', async () => {
  const handler = await handlerOf<HttpEvent>(import('./replies/index.ts'));
  expect(await handler(webhook('/replies', { MessageSid: 'none' }, 'forged'), {})).toMatchObject({ statusCode: 403 });
  expect(await handler(webhook('/replies', { MessageSid: 'none' }), {})).toMatchObject({
    statusCode: 200,
    body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
  });
});

test('api answers nobody without a token, and everybody with its description', async () => {
  const handler = await handlerOf<ApiEvent>(import('./api/index.ts'));
  const asked = (rawPath: string): ApiEvent => ({ rawPath, headers: {}, requestContext: { http: { method: 'GET' } } });
  expect(await handler(asked('/api/desk'), {})).toMatchObject({ statusCode: 401 });
  expect(await handler(asked('/api/openapi.json'), {})).toMatchObject({ statusCode: 200 });
});

test('live opens no socket without a ticket', async () => {
  const handler = await handlerOf<LiveEvent>(import('./live/index.ts'));
  const requestContext = { routeKey: '$connect', connectionId: 'c=' };
  expect(await handler({ requestContext, headers: { 'Sec-WebSocket-Protocol': 'visitationslinjen' } }, {})).toEqual({
    statusCode: 403,
  });
});

test.each(['dispatch', 'project'])('%s takes a batch of nothing', async (name) => {
  const handler = await handlerOf(import(`./${name}/index.ts`));
  expect(await handler({ Records: [] }, {})).toEqual({ batchItemFailures: [] });
});

test.each(functionNames)('%s does not start without its variables', async (name) => {
  vi.stubEnv('TABLE_NAME', '');
  vi.resetModules();
  await expect(import(`./${name}/index.ts`)).rejects.toThrow('Missing or wrong environment variable: TABLE_NAME');
  vi.stubEnv('TABLE_NAME', 'line');
});

test('the codes and ids that functions make cannot be foreseen, and no code begins with a key of the menu', async () => {
  vi.resetModules();
  const { createDeps } = await import('./api/deps.ts');
  const deps = createDeps({
    TABLE_NAME: 'line',
    CARRIER_SECRET_ID: 'carrier',
    KEYS_SECRET_ID: 'keys',
    CARRIER_REGION: 'ie1',
  });
  const codes = Array.from({ length: 200 }, () => deps.newCode());
  expect(codes.filter((code) => !/^[678]\d{5}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBeGreaterThan(190);
  const ids = Array.from({ length: 200 }, () => deps.newId());
  expect(ids.filter((id) => !/^[0-9a-f]{32}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(200);
  expect(deps.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(deps.carrierRegion).toBe('ie1');
});
