import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { baseUrl, readEnvironment } from './environment.ts';

const env = z.object({ TABLE_NAME: z.string().check(z.minLength(1)), PUBLIC_URL: z.url() });
const whole = { TABLE_NAME: 'line', PUBLIC_URL: 'https://line.example' };

test('a whole environment is read', () => {
  expect(readEnvironment(env, { ...whole, ELSE: 'x' })).toEqual(whole);
});

test.each(['TABLE_NAME', 'PUBLIC_URL'])('a function without %s refuses to start and names it', (name) => {
  expect(() => readEnvironment(env, { ...whole, [name]: undefined })).toThrow(`environment variable: ${name}`);
});

test('an address that is none is named, not repeated', () => {
  const read = () => readEnvironment(env, { ...whole, PUBLIC_URL: 'secret at somewhere' });
  expect(read).toThrow('PUBLIC_URL');
  expect(read).not.toThrow('secret at');
});

test.each([
  ['https://line.example/', 'https://line.example'],
  ['https://line.example///', 'https://line.example'],
  ['https://line.example/stage/', 'https://line.example/stage'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
])('the address %s is kept as %s', (written, kept) => {
  expect(readEnvironment(z.object({ PUBLIC_URL: baseUrl }), { PUBLIC_URL: written })).toEqual({ PUBLIC_URL: kept });
});
