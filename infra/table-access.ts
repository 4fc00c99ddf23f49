import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IndexName } from './line-table.ts';

/**
 * What a function does with the table. `change`: reads by key and changes in transactions. `count`: only adds to counters and
 * reads nothing. Nobody scans. Indexes are granted one by one: `list` shows the desk its lists, `due` shows sweep its duties.
 */
export interface TableAccess {
  mode: 'change' | 'count';
  indexes: IndexName[];
}

const actions: Record<TableAccess['mode'], string[]> = {
  change: [
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
    'dynamodb:DeleteItem',
  ],
  count: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
};

/** Statements for the table, its indexes by name, and its key, usable only through DynamoDB. */
export function tableStatements(table: Table, access: TableAccess): PolicyStatement[] {
  const { region } = Stack.of(table);
  const indexes = access.indexes.map((name) => `${table.tableArn}/index/${name}`);
  return [
    new PolicyStatement({ actions: actions[access.mode], resources: [table.tableArn] }),
    ...(indexes.length > 0 ? [new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexes })] : []),
    ...tableKeyStatements(table, region),
  ];
}

/** Reading the table's stream; ListStreams knows no resource of its own. */
export function streamStatements(table: Table): PolicyStatement[] {
  if (!table.tableStreamArn) throw new Error('The table has no stream.');
  return [
    new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resources: [table.tableStreamArn],
    }),
    new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
  ];
}

function tableKeyStatements(table: Table, region: string): PolicyStatement[] {
  if (!table.encryptionKey) throw new Error('The table has no customer key.');
  return [
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resources: [table.encryptionKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
    }),
  ];
}
