import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { ofType, type Template } from './template.ts';

/** Credentials a local store wants to see but never checks. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * Creates the template's table in a local store unless it is there. Left out on purpose: TTL (a clock driven into the past
 * would have the store delete what is alive; nothing that counts relies on it), backups, encryption by key. True when it is new.
 */
export async function createTable(template: Template, endpoint: string, tableName: string): Promise<boolean> {
  const [table] = ofType(template, 'AWS::DynamoDB::Table');
  if (!table) throw new Error('The template has no table');
  const { Properties } = table[1];
  const client = new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials: localCredentials });
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
    return false;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, StreamSpecification } =
      Properties as unknown as CreateTableCommandInput;
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema,
        AttributeDefinitions,
        GlobalSecondaryIndexes,
        StreamSpecification: { ...StreamSpecification, StreamEnabled: true },
      }),
    );
    return true;
  } finally {
    client.destroy();
  }
}
