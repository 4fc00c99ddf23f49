import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import twilio from 'twilio';

/*
 * The first menu as one would write it after the functions of the carrier's own contact-centre template: the whole library imported, one
 * switch over a mode that the address carries, the document read, changed and written back.
 */

const client = new DynamoDBClient({});
const TableName = process.env.TABLE_NAME;
const menu =
  'Velkommen. Tryk 1, hvis vi skal ringe dig op, 0 for et fysisk møde, 3 for at tale med os nu, og 9 for at høre det igen.';

interface CarrierEvent {
  rawPath: string;
  rawQueryString?: string;
  headers: Record<string, string>;
  body: string;
}

export async function handler(event: CarrierEvent) {
  const fields = Object.fromEntries(new URLSearchParams(event.body));
  const { TWILIO_AUTH_TOKEN: token = '', PUBLIC_URL: base = '' } = process.env;
  const url = `${base}${event.rawPath}${event.rawQueryString ? `?${event.rawQueryString}` : ''}`;
  if (!twilio.validateRequest(token, event.headers['x-twilio-signature'] ?? '', url, fields))
    return { statusCode: 403, body: '' };
  const key = { pk: `BESIDE#${fields.CallSid}`, sk: 'CALL' };
  const mode = new URLSearchParams(event.rawQueryString).get('mode') ?? 'initialize';
  const response = new twilio.twiml.VoiceResponse();
  switch (mode) {
    case 'initialize':
      await write({ ...key, from: fields.From, startedAt: new Date().toISOString(), presses: 0 });
      ask(response, base);
      break;
    case 'pressed': {
      const call = await read(key);
      await write({ ...call, lastKey: fields.Digits, presses: Number(call.presses) + 1 });
      answer(response, { digit: fields.Digits ?? '', base });
      break;
    }
    default:
      response.hangup();
  }
  return { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: response.toString() };
}

type Twiml = InstanceType<typeof twilio.twiml.VoiceResponse>;

function ask(response: Twiml, base: string): void {
  const gather = response.gather({ numDigits: 1, timeout: 5, action: `${base}/voice?mode=pressed` });
  gather.say({ language: 'da-DK' }, menu);
  response.redirect(`${base}/voice?mode=pressed`);
}

function answer(response: Twiml, { digit, base }: { digit: string; base: string }): void {
  switch (digit) {
    case '1':
      response.say({ language: 'da-DK' }, 'Vi ringer dig op.');
      break;
    case '0':
      response.say({ language: 'da-DK' }, 'Du får et møde.');
      break;
    case '3':
      response.enqueue('talk');
      break;
    default:
      ask(response, base);
  }
}

async function read(key: Record<string, string>): Promise<Record<string, unknown>> {
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: marshall(key) }));
  return Item === undefined ? {} : unmarshall(Item);
}

async function write(item: Record<string, unknown>): Promise<void> {
  await client.send(
    new PutItemCommand({ TableName, Item: marshall(item, { removeUndefinedValues: true, convertEmptyValues: true }) }),
  );
}
