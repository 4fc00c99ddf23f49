import { createHmac } from 'node:crypto';
import middy from '@middy/core';
import { describe, expect, test } from 'vitest';
import type { Log } from '../log-codes.ts';
import { formOf, type HttpEvent, type HttpResponse, isSigned } from './carrier-webhook.ts';
import { signed } from './signed.ts';
import { spokenApology } from './spoken-apology.ts';

/** The vector of the carrier's own documentation: https://www.twilio.com/docs/usage/security */
const token = '12345';
const signature = '0/KCTR6DLpKmkAf8muzZqo1nDgQ=';

function event(more: Partial<HttpEvent> = {}): HttpEvent {
  return {
    rawPath: '/myapp.php',
    rawQueryString: 'foo=1&bar=2',
    headers: { 'x-twilio-signature': signature },
    body: 'CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212',
    ...more,
  };
}

const host = 'https://mycompany.com';

describe('the signature of a webhook', () => {
  test.each<[string, HttpEvent, string[], boolean]>([
    ['the published vector', event(), [token], true],
    [
      'the same in base64',
      event({ body: Buffer.from(event().body ?? '').toString('base64'), isBase64Encoded: true }),
      [token],
      true,
    ],
    ['a rotated token: the old one still counts while it is listed', event(), ['new', token], true],
    ['a token we no longer list', event(), ['new'], false],
    ['no token at all', event(), [], false],
    ['no signature', event({ headers: {} }), [token], false],
    ['an empty signature', event({ headers: { 'x-twilio-signature': '' } }), [token], false],
    ['another signature', event({ headers: { 'x-twilio-signature': signature.replace('K', 'L') } }), [token], false],
    ['a field that was changed', event({ body: event().body?.replace('1234&', '1235&') ?? '' }), [token], false],
    ['a field that was added', event({ body: `${event().body}&Forged=1` }), [token], false],
    ['another path', event({ rawPath: '/other' }), [token], false],
    ['another query', event({ rawQueryString: 'foo=1&bar=3' }), [token], false],
  ])('%s', (_what, asked, tokens, valid) => {
    expect(isSigned(asked, host, tokens)).toBe(valid);
  });

  test('is made for our own public address and no other', () => {
    expect(isSigned(event(), 'https://elsewhere.example', [token])).toBe(false);
  });

  /** What the carrier would send: it signs a field once with each of its values, in order. */
  const sent = (body: string, signed: string): HttpEvent => {
    const text = `${host}/voice${signed}`;
    return {
      rawPath: '/voice',
      headers: { 'x-twilio-signature': createHmac('sha1', token).update(text).digest('base64') },
      body,
    };
  };

  test.each([
    ['a repeated field, signed with both values in order', 'Digits=2&Digits=1&From=x', 'Digits1Digits2Fromx'],
    ['a repeated field with one value, signed once', 'Digits=1&Digits=1', 'Digits1'],
    ['a field called like a member of every object', 'constructor=a&From=x&toString=b', 'FromxconstructoratoStringb'],
    ['a field called like the prototype', '__proto__=a&From=x', 'Fromx__proto__a'],
    ['an empty field', 'Digits=&From=x', 'DigitsFromx'],
    ['no field at all', '', ''],
    ['letters of every kind', 'Body=%C3%A6%C3%B8%C3%A5+%F0%9F%91%8D', 'Bodyæøå 👍'],
  ])('%s', (_what, body, signed) => {
    expect(isSigned(sent(body, signed), host, [token])).toBe(true);
    expect(isSigned(sent(body, `${signed}x`), host, [token])).toBe(false);
  });

  test.each([
    ['Digits=1&Digits=2', 'Digits1'],
    ['__proto__=a&From=x', 'Fromx'],
    ['constructor=a&From=x', 'Fromx'],
  ])('%s is not taken for signed when a value of it is not', (body, signed) => {
    expect(isSigned(sent(body, signed), host, [token])).toBe(false);
  });

  test('fields are read by their names alone', () => {
    const form = formOf(event({ body: '__proto__=a&constructor=b&From=x' }));
    expect(Object.entries(form)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['From', 'x'],
    ]);
    expect(formOf(event({ body: 'From=x' })).constructor).toBeUndefined();
    expect(Object.keys(formOf({ rawPath: '/', headers: {} }))).toEqual([]);
  });

  test('a field that came twice keeps its first value', () => {
    expect(formOf(event({ body: 'Digits=1&Digits=2&From=%2B45' }))).toEqual({ Digits: '1', From: '+45' });
  });
});

function logOf(lines: unknown[]): Log {
  const note = (...line: unknown[]) => void lines.push(line);
  return { info: note, warn: note, error: note };
}

const carrierSecret = {
  accountSid: 'AC1',
  authTokens: [token],
  apiKeySid: 'SK1',
  apiKeySecret: 's',
  applicationSid: 'AP1',
};

test('an unsigned webhook is answered 403 and reaches nothing', async () => {
  const lines: unknown[] = [];
  let reached = 0;
  const handler = middy<HttpEvent, HttpResponse>()
    .use(
      signed({
        secrets: { carrier: async () => carrierSecret, keys: () => Promise.reject(new Error()) },
        publicUrl: host,
        log: logOf(lines),
      }),
    )
    .handler(async () => {
      reached += 1;
      return { statusCode: 200 };
    });
  const run = (asked: HttpEvent) => handler(asked, {} as never) as unknown as Promise<HttpResponse>;
  expect(await run(event({ headers: {} }))).toEqual({
    statusCode: 403,
    headers: { 'content-type': 'application/json' },
    body: '{"error":"forbidden"}',
  });
  expect([reached, lines]).toEqual([0, [['WEBHOOK_UNSIGNED']]]);
  expect((await run(event())).statusCode).toBe(200);
  expect(reached).toBe(1);
});

test('whatever fails, the caller hears a sentence', async () => {
  const lines: unknown[] = [];
  const twiml = '<Response><Say>Undskyld</Say></Response>';
  const handler = middy<HttpEvent, HttpResponse>()
    .use(spokenApology({ log: logOf(lines), twiml }))
    .handler(async () => {
      throw new Error('the table is gone');
    });
  const answer = (await handler(event(), {} as never)) as unknown as HttpResponse;
  expect(answer).toEqual({ statusCode: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: twiml });
  expect(lines).toEqual([['REQUEST_FAILED', { reason: 'the table is gone' }]]);
});
