import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import twilio from 'twilio';

/* The second reference: as `bare.ts`, but answering with all of the carrier's library loaded, as its own examples do. */

const client = new DynamoDBClient({});

export async function handler() {
  await client.send(
    new GetItemCommand({ TableName: process.env.TABLE_NAME, Key: { pk: { S: 'UNIT#favrskov' }, sk: { S: 'UNIT' } } }),
  );
  const response = new twilio.twiml.VoiceResponse();
  response.say('Velkommen');
  return { statusCode: 200, body: response.toString() };
}
