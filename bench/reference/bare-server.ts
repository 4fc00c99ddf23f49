import http from 'node:http';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';

/*
 * The reference of the webhook rate: a bare server that does for each request what a key press does at the store, one consistent
 * read of the call and one conditional write of it, and nothing else. Started as a process: `bare-server.ts <store> <port>`.
 */

const [endpoint, port] = process.argv.slice(2);
if (endpoint === undefined || port === undefined) throw new Error('Usage: bare-server.ts <store> <port>');
const client = new DynamoDBClient({
  endpoint,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const TableName = 'visitation-line';

http
  .createServer(async (request, response) => {
    for await (const _ of request) {
      // Read to the end, as a form would be.
    }
    const pk = `CALL#${request.url?.slice(1)}`;
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: 'CALL' } }, ConsistentRead: true }),
    );
    const version = Number(Item?.version?.N ?? 0);
    await client.send(
      new PutItemCommand({
        TableName,
        Item: { ...Item, version: { N: String(version + 1) } } as never,
        ConditionExpression: 'version = :v',
        ExpressionAttributeValues: { ':v': { N: String(version) } },
      }),
    );
    response.writeHead(200, { 'content-type': 'text/xml' }).end('<Response><Say>Velkommen</Say></Response>');
  })
  .listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
