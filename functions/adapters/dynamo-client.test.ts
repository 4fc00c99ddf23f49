import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { createClient } from './dynamo-client.ts';

test('of what the library does with a request only its log is left out, which nobody reads', () => {
  const ours = createClient().middlewareStack.identify();
  const theirs = new DynamoDBClient({}).middlewareStack.identify();
  const log = theirs.filter((step) => step.startsWith('loggerMiddleware'));
  expect(log).toHaveLength(1);
  expect(ours).toEqual(theirs.filter((step) => !log.includes(step)));
});
