import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import validator from 'twilio/lib/webhooks/webhooks.js';
import { menuFlow, type Widget } from './menu-flow.ts';

/* The first menu by interpreting a flow that an editor would draw; where a call is in it, and what it knows, is kept in the table. */

const client = new DynamoDBClient({});
const TableName = process.env.TABLE_NAME;

interface CarrierEvent {
  rawPath: string;
  headers: Record<string, string>;
  body: string;
}

interface Execution {
  pk: string;
  sk: string;
  /** The widget that waits for the caller; none yet at the first ring. */
  at?: string;
  /** What the flow knows, by `flow.name`, `trigger.Field` and `widgets.name.Field`. */
  known: Record<string, string>;
}

export async function handler(event: CarrierEvent) {
  const fields = Object.fromEntries(new URLSearchParams(event.body));
  const { TWILIO_AUTH_TOKEN: token = '', PUBLIC_URL: base = '' } = process.env;
  const signature = event.headers['x-twilio-signature'] ?? '';
  if (!validator.validateRequest(token, signature, `${base}${event.rawPath}`, fields))
    return { statusCode: 403, body: '' };
  const key = { pk: `BESIDE#${fields.CallSid}`, sk: 'CALL' };
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: marshall(key) }));
  const execution: Execution = Item === undefined ? { ...key, known: {} } : (unmarshall(Item) as Execution);
  const response = new VoiceResponse();
  const at = run({ execution, fields, response, base });
  await client.send(
    new PutItemCommand({ TableName, Item: marshall({ ...execution, at }, { removeUndefinedValues: true }) }),
  );
  return { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: response.toString() };
}

interface Step {
  execution: Execution;
  fields: Record<string, string>;
  response: VoiceResponse;
  base: string;
}

function widget(name: string): Widget {
  const found = menuFlow.widgets.find((one) => one.name === name);
  if (found === undefined) throw new Error(`The flow has no widget ${name}`);
  return found;
}

/** Goes from widget to widget until one waits for the caller or is the last; says which waits. */
function run({ execution, fields, response, base }: Step): string | undefined {
  const { at, known } = execution;
  const about = at === undefined ? 'trigger' : `widgets.${at}`;
  for (const [name, value] of Object.entries(fields)) known[`${about}.${name}`] = value;
  let next = at === undefined ? menuFlow.initial : following(widget(at), known);
  while (next !== '') {
    const current = widget(next);
    carryOut(current, { known, response, base });
    if (current.type === 'gather') return current.name;
    next = following(current, known);
  }
  return undefined;
}

function carryOut(
  { type, say = '', queue, variables }: Widget,
  by: Pick<Step, 'response' | 'base'> & Pick<Execution, 'known'>,
) {
  const { known, response, base } = by;
  const words = filled(say, known);
  if (type === 'gather') {
    response.gather({ numDigits: 1, timeout: 5, action: `${base}/voice` }).say({ language: 'da-DK' }, words);
    response.redirect(`${base}/voice`);
  }
  if (type === 'say') response.say({ language: 'da-DK' }, words);
  if (type === 'enqueue') response.enqueue(queue ?? '');
  for (const [name, value] of Object.entries(variables ?? {})) known[`flow.${name}`] = filled(value, known);
}

function following({ type, input = '', transitions }: Widget, known: Record<string, string>): string {
  if (type !== 'split') return transitions[0]?.next ?? '';
  const value = filled(input, known);
  const found = transitions.find((one) => one.value === value) ?? transitions.find(({ event }) => event === 'noMatch');
  return found?.next ?? '';
}

function filled(text: string, known: Record<string, string>): string {
  return text.replaceAll(/\{\{([\w. ]+)\}\}/g, (_whole, name: string) => known[name] ?? '');
}
