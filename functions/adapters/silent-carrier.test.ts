import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { sidOf } from '../../tests/fixtures/pure-case.ts';
import { createCarrier } from './rest-carrier.ts';
import type { Secrets } from './secrets.ts';

const secrets: Secrets = {
  carrier: async () => ({
    accountSid: `AC${'0'.repeat(32)}`,
    authTokens: ['token'],
    apiKeySid: `SK${'0'.repeat(32)}`,
    apiKeySecret: 'secret',
    applicationSid: `AP${'0'.repeat(32)}`,
  }),
  keys: async () => Promise.reject(new Error('No keys here')),
};

test('a carrier that takes a request and is silent is given up long before the function that asked', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const apiUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const carrier = createCarrier(secrets, { region: 'ie1', edge: 'dublin', apiUrl, withinMs: 50 });
  // Without the limit this test itself would be given up: the official client waits for thirty seconds.
  expect(await carrier.legStatus(sidOf(1))).toEqual({ ok: false, code: 'unreachable', retry: true });
  silent.closeAllConnections();
  silent.close();
});
