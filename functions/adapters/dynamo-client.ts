import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { inOurWords } from './dynamo-errors.ts';

/**
 * A client as the table needs it. It tries nothing twice: a write repeated unseen would meet itself and be taken for refused.
 * A request has two seconds, some hundred times what DynamoDB takes, and leaves a caller on the line time for another.
 * @param more address and credentials, where they are not the function's own
 */
export function createClient(more: DynamoDBClientConfig = {}): DynamoDBClient {
  const client = new DynamoDBClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
    ...more,
  });
  // It goes through every request and answer for what a log may not hold, though there is no log.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

export type Client = Pick<DynamoDBClient, 'send'>;

/** What an operation needs: the table's name, and a way to send that counts. */
export interface Sender {
  TableName: string;
  /** Throws what the table throws, in its words. */
  send<Answer>(ask: (client: Client) => Promise<Answer>): Promise<Answer>;
  readonly sent: number;
}

export function createSender(TableName: string, client: Client): Sender {
  let sent = 0;
  return {
    TableName,
    async send(ask) {
      sent += 1;
      try {
        return await ask(client);
      } catch (error) {
        throw inOurWords(error);
      }
    },
    get sent() {
      return sent;
    },
  };
}
