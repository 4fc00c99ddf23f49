import middy from '@middy/core';
import { describe, expect, test } from 'vitest';
import { formOf, type HttpAnswer, type HttpEvent, isSigned } from './carrier-webhook.ts';
import { signed } from './signed.ts';
import { spokenApology } from './spoken-apology.ts';

/** The vector of the carrier's own documentation (twilio.md §2.1). */
const TOKEN = '12345';
const SIGNATURE = '0/KCTR6DLpKmkAf8muzZqo1nDgQ=';
const event = (more: Partial<HttpEvent> = {}): HttpEvent => ({
  rawPath: '/myapp.php',
  rawQueryString: 'foo=1&bar=2',
  headers: { 'x-twilio-signature': SIGNATURE },
  body: 'CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212',
  ...more,
});
const HOST = 'https://mycompany.com';

describe('the signature of a webhook', () => {
  test.each<[string, HttpEvent, string[], boolean]>([
    ['the published vector', event(), [TOKEN], true],
    [
      'the same in base64',
      event({ body: Buffer.from(event().body ?? '').toString('base64'), isBase64Encoded: true }),
      [TOKEN],
      true,
    ],
    ['a rotated token: the old one still counts while it is listed', event(), ['new', TOKEN], true],
    ['a token we no longer list', event(), ['new'], false],
    ['no token at all', event(), [], false],
    ['no signature', event({ headers: {} }), [TOKEN], false],
    ['an empty signature', event({ headers: { 'x-twilio-signature': '' } }), [TOKEN], false],
    ['another signature', event({ headers: { 'x-twilio-signature': SIGNATURE.replace('K', 'L') } }), [TOKEN], false],
    ['a field that was changed', event({ body: event().body?.replace('1234&', '1235&') ?? '' }), [TOKEN], false],
    ['a field that was added', event({ body: `${event().body}&Forged=1` }), [TOKEN], false],
    ['another path', event({ rawPath: '/other' }), [TOKEN], false],
    ['another query', event({ rawQueryString: 'foo=1&bar=3' }), [TOKEN], false],
  ])('%s', (_what, asked, tokens, valid) => {
    expect(isSigned(asked, HOST, tokens)).toBe(valid);
  });

  test('is made for our own public address and no other', () => {
    expect(isSigned(event(), 'https://elsewhere.example', [TOKEN])).toBe(false);
  });

  test('a field that came twice keeps its first value', () => {
    expect(formOf(event({ body: 'Digits=1&Digits=2&From=%2B45' }))).toEqual({ Digits: '1', From: '+45' });
  });
});

const logOf = (lines: string[]) => new Proxy({}, { get: () => (code: string) => lines.push(code) }) as never;
const carrierSecret = {
  accountSid: 'AC1',
  authTokens: [TOKEN],
  apiKeySid: 'SK1',
  apiKeySecret: 's',
  applicationSid: 'AP1',
};

test('an unsigned webhook is answered 403 and reaches nothing', async () => {
  const lines: string[] = [];
  let reached = 0;
  const handler = middy<HttpEvent, HttpAnswer>()
    .use(
      signed({
        secrets: { carrier: async () => carrierSecret, keys: () => Promise.reject(new Error()) },
        publicUrl: HOST,
        log: logOf(lines),
      }),
    )
    .handler(async () => {
      reached += 1;
      return { statusCode: 200 };
    });
  const run = (asked: HttpEvent) => handler(asked, {} as never) as unknown as Promise<HttpAnswer>;
  expect((await run(event({ headers: {} }))).statusCode).toBe(403);
  expect([reached, lines]).toEqual([0, ['WEBHOOK_UNSIGNED']]);
  expect((await run(event())).statusCode).toBe(200);
  expect(reached).toBe(1);
});

test('whatever fails, the caller hears a sentence', async () => {
  const lines: string[] = [];
  const twiml = '<Response><Say>Undskyld</Say></Response>';
  const handler = middy<HttpEvent, HttpAnswer>()
    .use(spokenApology({ log: logOf(lines), twiml }))
    .handler(async () => {
      throw new Error('the table is gone');
    });
  const answer = (await handler(event(), {} as never)) as unknown as HttpAnswer;
  expect([answer.statusCode, answer.body, lines]).toEqual([200, twiml, ['REQUEST_FAILED']]);
});
