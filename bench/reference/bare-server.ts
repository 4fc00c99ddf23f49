import http from 'node:http';
import { BatchGetItemCommand, DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';

/*
 * The reference of the webhook rate: a bare server that asks of the store what a key press at the menu asks of it, and does nothing else: the
 * call and its case in one request, a conditional write of the call, and who waits and who is on duty, from which the wait is told.
 * Started as a process: `bare-server.ts <store> <port>`, asked for `/<call>/<visit>`.
 */

const [endpoint, port] = process.argv.slice(2);
if (endpoint === undefined || port === undefined) throw new Error('Usage: bare-server.ts <store> <port>');
const client = new DynamoDBClient({
  endpoint,
  region: 'eu-west-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});
const TableName = 'visitation-line';

async function press(callId = '', visitId = ''): Promise<void> {
  const Keys = [
    { pk: { S: `CALL#${callId}` }, sk: { S: 'CALL' } },
    { pk: { S: `VISIT#${visitId}` }, sk: { S: 'VISIT' } },
  ];
  const { Responses } = await client.send(
    new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
  );
  const call = Responses?.[TableName]?.find((item) => item.entity?.S === 'call');
  if (call === undefined) throw new Error(`No call ${callId}`);
  const version = Number(call.version?.N);
  await client.send(
    new PutItemCommand({
      TableName,
      Item: { ...call, version: { N: String(version + 1) } },
      ConditionExpression: 'version = :v',
      ExpressionAttributeValues: { ':v': { N: String(version) } },
    }),
  );
  await client.send(
    new QueryCommand({
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': { S: `UNIT#${call.unitId?.S}` }, ':prefix': { S: 'LINE#' } },
    }),
  );
}

http
  .createServer(async (request, response) => {
    for await (const _ of request) {
      // Read to the end, as a form would be.
    }
    const [, callId, visitId] = (request.url ?? '').split('/');
    await press(callId, visitId);
    response.writeHead(200, { 'content-type': 'text/xml' }).end('<Response><Say>Velkommen</Say></Response>');
  })
  .listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'));
