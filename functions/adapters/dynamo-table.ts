import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type Client, createSender, type Sender } from './dynamo-client.ts';
import { refusedBy } from './dynamo-errors.ts';
import { toItem, toKey } from './dynamo-expressions.ts';
import { queryAll } from './dynamo-query.ts';
import { type Key, type Row, type Table, TableBusy, type Write, type Written } from './table.ts';

/** BatchGetItem takes so many keys. */
const mostKeys = 100;

/** The real table. Throws DynamoDB's own error for what is neither refused, busy nor lost. */
export function createTable(name: string, client: Client): Table {
  const sender = createSender(name, client);
  return {
    get: (key) => get(sender, key),
    getMany: (keys) => getMany(sender, keys),
    query: (query) => queryAll(sender, query),
    write: (writes) => write(sender, writes),
    get requests() {
      return sender.sent;
    },
  };
}

async function get({ TableName, send }: Sender, key: Key): Promise<Row | undefined> {
  const input = { TableName, Key: toKey(key), ConsistentRead: true };
  const { Item } = await send((client) => client.send(new GetItemCommand(input)));
  return Item && unmarshall(Item);
}

async function getMany(sender: Sender, keys: readonly Key[]): Promise<(Row | undefined)[]> {
  const rows = new Map<string, Row>();
  const different = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  for (let first = 0; first < different.length; first += mostKeys)
    for (const row of await getBatch(sender, different.slice(first, first + mostKeys))) rows.set(nameOf(row), row);
  return keys.map((key) => rows.get(nameOf(key)));
}

/** Asks again for what was left out, as long as each answer brings something: left out is what no longer fits a page, or too much at once. */
async function getBatch({ TableName, send }: Sender, keys: Key[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (let left: Record<string, AttributeValue>[] = keys.map(toKey); left.length > 0; ) {
    const input = { RequestItems: { [TableName]: { Keys: left, ConsistentRead: true } } };
    const { Responses, UnprocessedKeys } = await send((client) => client.send(new BatchGetItemCommand(input)));
    rows.push(...(Responses?.[TableName] ?? []).map((item) => unmarshall(item)));
    const again = UnprocessedKeys?.[TableName]?.Keys ?? [];
    if (again.length >= left.length) throw new TableBusy('throttle');
    left = again;
  }
  return rows;
}

function nameOf({ pk, sk }: Row | Key): string {
  return JSON.stringify([pk, sk]);
}

async function write({ TableName, send }: Sender, writes: readonly Write[]): Promise<Written> {
  const items = writes.map((one) => toItem(TableName, one));
  const [first] = items;
  if (first === undefined) return { done: true };
  try {
    if (items.length > 1) await send((client) => client.send(new TransactWriteItemsCommand({ TransactItems: items })));
    else await send((client) => sendAlone(client, first));
    return { done: true };
  } catch (error) {
    const refused = refusedBy(error);
    if (refused === undefined) throw error;
    return { done: false, refused };
  }
}

/** One write needs no transaction, which costs twice as much. */
async function sendAlone(client: Client, { Put, Update, Delete }: TransactWriteItem) {
  if (Put !== undefined) await client.send(new PutItemCommand(Put));
  else if (Update !== undefined) await client.send(new UpdateItemCommand(Update));
  else if (Delete !== undefined) await client.send(new DeleteItemCommand(Delete));
}
