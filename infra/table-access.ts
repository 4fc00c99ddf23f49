import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { indexNames } from './line-table.ts';

/** What a function does with the table: `write` changes and adds, `erase` also deletes. Nobody scans. */
export type TableAccess = 'none' | 'write' | 'erase';

const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const write = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'];

const actions: Record<Exclude<TableAccess, 'none'>, string[]> = {
  write: [...read, ...write],
  erase: [...read, ...write, 'dynamodb:DeleteItem'],
};

/** Statements for the table, its indexes by name, and its key, usable only through DynamoDB. */
export function tableStatements(table: Table, access: TableAccess): PolicyStatement[] {
  if (access === 'none') return [];
  const { region } = Stack.of(table);
  return [
    new PolicyStatement({ actions: actions[access], resources: [table.tableArn] }),
    new PolicyStatement({
      actions: ['dynamodb:Query'],
      resources: indexNames.map((name) => `${table.tableArn}/index/${name}`),
    }),
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
