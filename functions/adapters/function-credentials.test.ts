import { afterEach, expect, test, vi } from 'vitest';
import { defaultProvider } from './function-credentials.ts';

afterEach(() => vi.unstubAllEnvs());

test('the keys of a function are those of its role, with the token that goes with them', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_SESSION_TOKEN', '');
  expect(await defaultProvider()()).toEqual({ accessKeyId: 'key', secretAccessKey: 'secret' });
  vi.stubEnv('AWS_SESSION_TOKEN', 'token');
  expect(await defaultProvider()()).toMatchObject({ sessionToken: 'token' });
});

test.each(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])('nothing is asked without %s', async (name) => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv(name, '');
  await expect(defaultProvider()()).rejects.toThrow('no keys');
});
