import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** The secondary indexes, as grants spell them out one by one. */
export type IndexName = 'due' | 'list';

function text(name: string) {
  return { name, type: AttributeType.STRING };
}

/** The one table: state, events and report roll-ups. Kept when the stack goes, restorable to any second of 35 days. */
export function createLineTable(scope: Construct, encryptionKey: IKey): Table {
  const table = new Table(scope, 'Table', {
    partitionKey: text('pk'),
    sortKey: text('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: 'expiresAt',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  table.addGlobalSecondaryIndex({
    indexName: 'due',
    partitionKey: text('duty'),
    sortKey: text('dutyAt'),
    // Whoever does a duty reads the item itself; a copy here would be written anew with every change of it (ADR 39).
    projectionType: ProjectionType.KEYS_ONLY,
  });
  table.addGlobalSecondaryIndex({
    indexName: 'list',
    partitionKey: text('list'),
    sortKey: text('listAt'),
    projectionType: ProjectionType.ALL,
  });
  return table;
}
