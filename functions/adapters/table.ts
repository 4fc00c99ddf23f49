import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Key } from './keys.ts';

export type Row = Record<string, unknown>;

export type Write =
  | { put: Row; condition?: string; values?: Row }
  | { remove: Key; condition?: string; values?: Row }
  | { update: Key; set: string; condition?: string; values: Row; names?: Record<string, string> };

/** `refused`: positions of the writes whose condition did not hold. */
export type Written = { done: true } | { done: false; refused: number[] };

export interface Query {
  pk: string;
  /** Sort keys from and to, both included. */
  between?: [string, string];
  prefix?: string;
  index?: { name: 'due' | 'list'; partition: 'duty' | 'list'; sort: 'dueAt' | 'listAt' };
  limit?: number;
  descending?: boolean;
}

/** The table's operations as we use them; `requests` counts every one sent. */
export interface Table {
  get(key: Key): Promise<Row | undefined>;
  query(query: Query): Promise<Row[]>;
  write(writes: Write[]): Promise<Written>;
  readonly requests: number;
}

/** A transaction that met another one is tried again, since neither was wrong; more than this and the caller is told. */
const CONFLICT_TRIES = 8;
/** Full jitter up to this many milliseconds, doubled each time. */
const FIRST_PAUSE_MS = 10;
const LONGEST_QUERY_PAGES = 100;

const marshal = (row: Row) => marshall(row, { removeUndefinedValues: true });

const toItem = (table: string, write: Write): TransactWriteItem => {
  const condition = write.condition === undefined ? {} : { ConditionExpression: write.condition };
  const values = write.values === undefined ? {} : { ExpressionAttributeValues: marshal(write.values) };
  if ('put' in write) return { Put: { TableName: table, Item: marshal(write.put), ...condition, ...values } };
  if ('remove' in write)
    return { Delete: { TableName: table, Key: marshal({ ...write.remove }), ...condition, ...values } };
  return {
    Update: {
      TableName: table,
      Key: marshal({ ...write.update }),
      UpdateExpression: write.set,
      ...condition,
      ...values,
      ...(write.names !== undefined && { ExpressionAttributeNames: write.names }),
    },
  };
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The real table. Reads are consistent, except through an index, which cannot be. */
export const createTable = (name: string, client = new DynamoDBClient({})): Table => {
  let requests = 0;
  const send = <Answer>(run: () => Promise<Answer>): Promise<Answer> => {
    requests += 1;
    return run();
  };

  const single = async (write: Write): Promise<Written> => {
    const item = toItem(name, write);
    try {
      if (item.Put !== undefined) await send(() => client.send(new PutItemCommand(item.Put as never)));
      else if (item.Update !== undefined) await send(() => client.send(new UpdateItemCommand(item.Update as never)));
      else return transact([write]);
      return { done: true };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return { done: false, refused: [0] };
      throw error;
    }
  };

  const transact = async (writes: Write[]): Promise<Written> => {
    const TransactItems = writes.map((write) => toItem(name, write));
    for (let tried = 0; ; tried += 1) {
      try {
        await send(() => client.send(new TransactWriteItemsCommand({ TransactItems })));
        return { done: true };
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const reasons = error.CancellationReasons ?? [];
        const refused = reasons.flatMap((reason, index) => (reason.Code === 'ConditionalCheckFailed' ? [index] : []));
        if (refused.length > 0) return { done: false, refused };
        if (tried + 1 >= CONFLICT_TRIES || !reasons.some((reason) => reason.Code === 'TransactionConflict'))
          throw error;
        await pause(Math.random() * FIRST_PAUSE_MS * 2 ** tried);
      }
    }
  };

  return {
    get: async (key) => {
      const { Item } = await send(() =>
        client.send(new GetItemCommand({ TableName: name, Key: marshal({ ...key }), ConsistentRead: true })),
      );
      return Item === undefined ? undefined : unmarshall(Item);
    },
    query: async ({ pk, between, prefix, index, limit, descending }) => {
      const sort = index?.sort ?? 'sk';
      const range =
        between !== undefined
          ? ' AND #s BETWEEN :from AND :to'
          : prefix !== undefined
            ? ' AND begins_with(#s, :prefix)'
            : '';
      const rows: Row[] = [];
      let start: Record<string, never> | undefined;
      for (let page = 0; page < LONGEST_QUERY_PAGES; page += 1) {
        const answer = await send(() =>
          client.send(
            new QueryCommand({
              TableName: name,
              ...(index === undefined ? { ConsistentRead: true } : { IndexName: index.name }),
              KeyConditionExpression: `#p = :pk${range}`,
              ExpressionAttributeNames: { '#p': index?.partition ?? 'pk', ...(range !== '' && { '#s': sort }) },
              ExpressionAttributeValues: marshal({
                ':pk': pk,
                ...(between !== undefined && { ':from': between[0], ':to': between[1] }),
                ...(prefix !== undefined && between === undefined && { ':prefix': prefix }),
              }),
              ScanIndexForward: descending !== true,
              ...(limit !== undefined && { Limit: limit - rows.length }),
              ...(start !== undefined && { ExclusiveStartKey: start }),
            }),
          ),
        );
        rows.push(...(answer.Items ?? []).map((item) => unmarshall(item)));
        start = answer.LastEvaluatedKey as Record<string, never> | undefined;
        if (start === undefined || (limit !== undefined && rows.length >= limit)) return rows;
      }
      return rows;
    },
    write: (writes) => {
      const [first] = writes;
      return writes.length === 1 && first !== undefined ? single(first) : transact(writes);
    },
    get requests() {
      return requests;
    },
  };
};
