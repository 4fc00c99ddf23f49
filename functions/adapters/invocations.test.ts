import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createInvoke } from './invocations.ts';

let server: Server;
let statuses: number[] = [];
const got: Record<string, unknown>[] = [];
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { method, url, headers } = request;
    const isSigned = headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') === true;
    got.push({ method, url, isSigned, kind: headers['x-amz-invocation-type'], body });
    response.writeHead(statuses.shift() ?? 202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const variables = { REGION: 'eu-west-1', ACCESS_KEY_ID: 'a', SECRET_ACCESS_KEY: 's', ENDPOINT_URL_LAMBDA: endpoint };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(`AWS_${name}`, value);
});
afterEach(() => {
  got.splice(0);
  statuses = [];
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

test('a run is asked for and not waited for, signed', async () => {
  await createInvoke()('Line-sweep', { unitId: 'favrskov' });
  const url = '/2015-03-31/functions/Line-sweep/invocations';
  expect(got).toEqual([{ method: 'POST', url, isSigned: true, kind: 'Event', body: '{"unitId":"favrskov"}' }]);
});

test('Lambda that is busy is asked again, and what it goes on refusing is a fault', async () => {
  statuses = [500, 202];
  await createInvoke()('sweep', {});
  expect(got).toHaveLength(2);
  statuses = [500, 500, 500];
  await expect(createInvoke()('sweep', {})).rejects.toThrow();
  expect(got).toHaveLength(5);
});

test('a function that may not be run is a fault at once', async () => {
  statuses = [403];
  await expect(createInvoke()('sweep', {})).rejects.toThrow();
  expect(got).toHaveLength(1);
});
