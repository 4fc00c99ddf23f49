import { expect, test } from 'vitest';
import { isRetried, readOverrides } from './overrides.ts';
import { signature } from './sign.ts';

test('the signature is that of the published test vector', () => {
  const fields = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+12349013030',
    Digits: '1234',
    From: '+12349013030',
    To: '+18005551212',
  };
  expect(signature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', fields)).toBe(
    '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
  );
});

test('a URL without overrides has the defaults', () => {
  const { url, overrides } = readOverrides('https://line.example/voice?x=1');
  expect(url).toBe('https://line.example/voice?x=1');
  expect(overrides).toMatchObject({ connectMs: 5_000, readMs: 15_000, totalMs: 15_000, retries: 1 });
  expect(isRetried(overrides, 'ct')).toBe(true);
  expect(isRetried(overrides, 'rt')).toBe(false);
  expect(isRetried(overrides, 503)).toBe(false);
});

test('overrides are read from the fragment, kept within their ranges, and not requested', () => {
  const { url, overrides } = readOverrides('https://line.example/voice#rc=9&rp=5xx,rt&ct=1&rt=5000&tt=99999&e=dublin');
  expect(url).toBe('https://line.example/voice');
  expect(overrides).toMatchObject({ connectMs: 100, readMs: 5_000, totalMs: 15_000, retries: 5 });
  expect([isRetried(overrides, 'ct'), isRetried(overrides, 'rt')]).toEqual([false, true]);
  expect([isRetried(overrides, 404), isRetried(overrides, 503), isRetried(overrides, 200)]).toEqual([
    false,
    true,
    false,
  ]);
});

test('rp=all retries every failure and no success', () => {
  const { overrides } = readOverrides('https://line.example/voice#rp=all');
  expect(['ct' as const, 'rt' as const, 404, 500].every((outcome) => isRetried(overrides, outcome))).toBe(true);
  expect(isRetried(overrides, 204)).toBe(false);
});
