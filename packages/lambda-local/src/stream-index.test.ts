import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, expect, test } from 'vitest';
import { type Store, startStore } from './store.ts';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const folder = mkdtempSync(join(tmpdir(), 'stream-index-'));
let store: Store | undefined;
afterAll(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As the store asks, word for word: an index serves only the expression it was made of. */
const largest =
  'SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?1';
const above = `SELECT event_name, keys_json, new_image, old_image, sequence_number, created_at, user_identity
  FROM _stream_records WHERE table_name = ?1 AND shard_id = ?2 AND CAST(sequence_number AS INTEGER) > ?3
  ORDER BY CAST(sequence_number AS INTEGER) ASC LIMIT ?4`;

test('the store finds stream records by number without reading through all of them, and writes as before', async () => {
  store = await startStore({ dataDir: folder, port: 5696, root });
  const client = new DynamoDBClient({
    endpoint: store.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await client.send(
    new CreateTableCommand({
      TableName: 'table',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  );
  for (let row = 0; row < 12; row += 1)
    await client.send(new PutItemCommand({ TableName: 'table', Item: { pk: { S: `row ${row}` } } }));
  client.destroy();
  const database = new DatabaseSync(join(folder, 'store.db'), { readOnly: true });
  const plan = (query: string, ...values: (string | number)[]) =>
    JSON.stringify(database.prepare(`EXPLAIN QUERY PLAN ${query}`).all(...values));
  expect(plan(largest, 'table')).toContain('stream_order');
  expect(plan(above, 'table', 'shardId-00000001-table', 3, 100)).toContain('stream_order');
  const rows = database.prepare('SELECT sequence_number FROM _stream_records ORDER BY id').all();
  expect(rows.map((row) => Number(row.sequence_number))).toEqual(rows.map((_, index) => index + 1));
  expect(rows).toHaveLength(12);
  database.close();
});
