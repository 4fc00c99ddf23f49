import { createHmac, timingSafeEqual } from 'node:crypto';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';

/* The first menu as barely as it can be answered: TwiML as text, the signature by hand, one item of the table. */

const client = new DynamoDBClient({});
const TableName = process.env.TABLE_NAME;
const menu =
  'Velkommen. Tryk 1, hvis vi skal ringe dig op, 0 for et fysisk møde, 3 for at tale med os nu, og 9 for at høre det igen.';

interface CarrierEvent {
  rawPath: string;
  headers: Record<string, string>;
  body: string;
}

export async function handler(event: CarrierEvent) {
  const { TWILIO_AUTH_TOKEN: token = '', PUBLIC_URL: base = '' } = process.env;
  const fields = new URLSearchParams(event.body);
  const text = `${base}${event.rawPath}${[...fields]
    .map(([name, value]) => name + value)
    .sort()
    .join('')}`;
  const expected = createHmac('sha1', token).update(text).digest();
  const given = Buffer.from(event.headers['x-twilio-signature'] ?? '', 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { statusCode: 403, body: '' };
  const key = { pk: { S: `BESIDE#${fields.get('CallSid')}` }, sk: { S: 'CALL' } };
  const digit = event.rawPath === '/voice/key' ? (fields.get('Digits') ?? '') : undefined;
  let presses = 0;
  if (digit !== undefined) {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: key }));
    presses = Number(Item?.presses?.N ?? 0) + 1;
  }
  const item = { ...key, from: { S: fields.get('From') ?? '' }, presses: { N: String(presses) } };
  await client.send(new PutItemCommand({ TableName, Item: item }));
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><Response>${answerTo(digit, base)}</Response>`,
  };
}

function answerTo(digit: string | undefined, base: string): string {
  switch (digit) {
    case '1':
      return '<Say language="da-DK">Vi ringer dig op.</Say>';
    case '0':
      return '<Say language="da-DK">Du får et møde.</Say>';
    case '3':
      return '<Enqueue>talk</Enqueue>';
    default:
      return `<Gather numDigits="1" timeout="5" action="${base}/voice/key"><Say language="da-DK">${menu}</Say></Gather><Redirect>${base}/voice/key</Redirect>`;
  }
}
