import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createPost, type Post } from './live-sockets.ts';

let server: Server;
let post: Post;
let status = 200;
const got: { method: string | undefined; url: string | undefined; isSigned: boolean; body: string }[] = [];
beforeAll(async () => {
  for (const [name, value] of Object.entries({ REGION: 'eu-west-1', ACCESS_KEY_ID: 'a', SECRET_ACCESS_KEY: 's' }))
    vi.stubEnv(`AWS_${name}`, value);
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const isSigned = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') === true;
    got.push({ method: request.method, url: request.url, isSigned, body });
    response.writeHead(status, status === 410 ? { 'x-amzn-errortype': 'GoneException' } : {}).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  post = createPost(`http://127.0.0.1:${(server.address() as AddressInfo).port}/live`);
});
afterEach(() => void got.splice(0));
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

test('a word is posted to a connection of the stage, signed', async () => {
  status = 200;
  expect(await post('L0SM9cOFvHcCIhw=', '{"sequence":"1"}')).toBe('sent');
  expect(got).toEqual([
    { method: 'POST', url: '/live/@connections/L0SM9cOFvHcCIhw%3D', isSigned: true, body: '{"sequence":"1"}' },
  ]);
});

test('a connection that is no more is an answer', async () => {
  status = 410;
  expect(await post('c=', 'x')).toBe('gone');
});

test.each([403, 429, 500])('a gateway that answers %i is a fault, and is not asked twice', async (code) => {
  status = code;
  await expect(post('c=', 'x')).rejects.toThrow();
  expect(got).toHaveLength(1);
});
