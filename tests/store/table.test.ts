import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDynamoDbLocal, whyNoDynamoDbLocal } from '../fixtures/dynamodb-local.ts';
import { type Engine, openEngine, startEngine } from '../fixtures/engine.ts';
import { createMemoryTable } from '../world/memory-table.ts';
import { conformance } from './conformance.ts';
import { expectAlike } from './side-by-side.ts';

conformance('the table in memory', async () => createMemoryTable());

/** What @dynoxide/linux-x64 1.2.1 lets through and DynamoDB does not. */
const engineIsLenient = [
  'of a map to take something from that is not there is a fault of who asked, alone and in company, and nothing is done',
  'of the same thing twice is a fault of who asked, alone and in company, and nothing is done',
  'of a key is a fault of who asked, alone and in company, and nothing is done',
  'of an attribute without a name is a fault of who asked, alone and in company, and nothing is done',
  'on more than a hundred values is a fault of who asked',
  'by prefix tells capitals from small letters',
  'by an empty text is a fault of who asked',
];
/** What DynamoDB Local lets through and DynamoDB does not. */
const dynamoDbLocalIsLenient = ['takes no row that is given a number where it sorts'];

describe.each([
  { name: 'the local engine', lenient: engineIsLenient, why: undefined, start: () => startEngine(5702) },
  { name: 'DynamoDB Local', lenient: dynamoDbLocalIsLenient, why: whyNoDynamoDbLocal(), start: startLocal },
])('$name', ({ name, lenient, why, start }) => {
  if (why !== undefined) {
    console.warn(`${name} is not played against: ${why}`);
    test(`${name} is not played against: ${why}`, ({ skip }) => skip(why));
    return;
  }
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine?.close());

  conformance('as a table', async () => engine.table(), lenient);

  test('answers random requests like the table in memory, and holds the same in the end', async () => {
    const requests = { seed: 20_210_104, numRuns: 60 };
    await expect(expectAlike(createMemoryTable(), engine.table(), requests)).resolves.toBeUndefined();
  });
});

async function startLocal(): Promise<Engine> {
  const local = await startDynamoDbLocal(5703);
  return openEngine(local.endpoint, () => local.close());
}
