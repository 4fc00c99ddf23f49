import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSecrets } from './secrets.ts';

const carrierSecret = {
  accountSid: 'AC1',
  authTokens: ['t'],
  apiKeySid: 'SK1',
  apiKeySecret: 's',
  applicationSid: 'AP1',
};
const keys = { lookup: 'bG9va3Vw', sealing: 'c2VhbGluZw==' };
const minute = 60_000;

let now: number;
let stored: Record<string, unknown>;
let asked: string[];

async function read(id: string) {
  asked.push(id);
  if (stored[id] === undefined) throw new Error('Secret not readable: 500');
  return JSON.stringify(stored[id]);
}

function secretsOf(ids = { carrier: 'c', keys: 'k' }) {
  return createSecrets(ids, { now: () => now, read });
}

beforeEach(() => {
  now = 1_000_000;
  asked = [];
  stored = { c: carrierSecret, k: keys };
});

describe('a secret', () => {
  test('is read when it is first needed, each under its own name, and once for all who wait', async () => {
    const secrets = secretsOf();
    expect(asked).toEqual([]);
    expect(await Promise.all([secrets.carrier(), secrets.carrier(), secrets.keys()])).toEqual([
      carrierSecret,
      carrierSecret,
      keys,
    ]);
    expect(asked).toEqual(['c', 'k']);
  });

  test('counts for five minutes, and what was changed counts from then on', async () => {
    const secrets = secretsOf();
    const first = await secrets.carrier();
    stored.c = { ...carrierSecret, authTokens: ['new', 't'] };
    now += 5 * minute - 1;
    expect(await secrets.carrier()).toBe(first);
    now += 1;
    expect((await secrets.carrier()).authTokens).toEqual(['new', 't']);
    expect(asked).toEqual(['c', 'c']);
    now += 5 * minute - 1;
    await secrets.carrier();
    expect(asked).toHaveLength(2);
  });

  test('is read again as well when the clock was driven back', async () => {
    const secrets = secretsOf();
    await secrets.keys();
    now -= 5 * minute;
    await secrets.keys();
    expect(asked).toEqual(['k', 'k']);
  });

  test('that cannot be read again goes on counting, and is asked for by the next who needs it', async () => {
    const secrets = secretsOf();
    await secrets.carrier();
    stored.c = undefined;
    now += 5 * minute;
    expect(await secrets.carrier()).toEqual(carrierSecret);
    stored.c = { ...carrierSecret, apiKeySecret: 'rotated' };
    expect((await secrets.carrier()).apiKeySecret).toBe('rotated');
    expect(asked).toHaveLength(3);
  });

  test('that was never read is a fault each time, until it can be', async () => {
    stored.c = undefined;
    const secrets = secretsOf();
    await expect(secrets.carrier()).rejects.toThrow('Secret not readable: 500');
    stored.c = carrierSecret;
    expect(await secrets.carrier()).toEqual(carrierSecret);
  });

  test.each([
    ['without a token', { ...carrierSecret, authTokens: [] }],
    ['without an account', { ...carrierSecret, accountSid: undefined }],
    ['that is something else', 'x'],
  ])('%s is a fault', async (_what, value) => {
    stored.c = value;
    await expect(secretsOf().carrier()).rejects.toThrow();
  });

  test('that a function was not given is a fault', async () => {
    const secrets = createSecrets({ carrier: 'c' }, { now: () => now, read });
    await expect(secrets.keys()).rejects.toThrow('This function has no keys secret');
  });
});

describe('the extension beside the function', () => {
  const requests: { url: string | undefined; token: unknown }[] = [];
  let status = 200;
  const server = createServer(({ url, headers }, response) => {
    requests.push({ url, token: headers['x-aws-parameters-secrets-token'] });
    response.writeHead(status).end(JSON.stringify({ SecretString: JSON.stringify(keys) }));
  });
  beforeEach(async () => {
    requests.length = 0;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('PARAMETERS_SECRETS_EXTENSION_HTTP_PORT', String((server.address() as AddressInfo).port));
    vi.stubEnv('AWS_SESSION_TOKEN', 'session');
    vi.resetModules();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('is asked with the function’s own token', async () => {
    status = 200;
    const fresh = await import('./secrets.ts');
    const secrets = fresh.createSecrets({ carrier: 'c', keys: 'line/keys' }, { now: () => now });
    expect(await secrets.keys()).toEqual(keys);
    expect(requests).toEqual([{ url: '/secretsmanager/get?secretId=line%2Fkeys', token: 'session' }]);
  });

  test('that answers no is a fault with its status', async () => {
    status = 400;
    const fresh = await import('./secrets.ts');
    const secrets = fresh.createSecrets({ carrier: 'c', keys: 'k' }, { now: () => now });
    await expect(secrets.keys()).rejects.toThrow('Secret not readable: 400');
  });
});
