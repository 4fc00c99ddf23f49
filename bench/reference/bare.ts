import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

/* The reference a cold `voice` is measured against: nothing but the DynamoDB client and one read. */

const client = new DynamoDBClient({});

export async function handler() {
  await client.send(
    new GetItemCommand({ TableName: process.env.TABLE_NAME, Key: { pk: { S: 'UNIT#favrskov' }, sk: { S: 'UNIT' } } }),
  );
  return { statusCode: 200, body: '<Response><Say>Velkommen</Say></Response>' };
}
