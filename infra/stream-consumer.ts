import { Duration, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createLineAlarm, minute } from './line-alarm.ts';
import type { LineFunction } from './line-function.ts';
import { streamStatements } from './table-access.ts';

export interface StreamConsumerProps {
  name: string;
  consumer: LineFunction;
  table: Table;
  /** Conditions on the new image of an inserted item, any of which is enough. */
  newImages: Record<string, unknown>[];
  batchSize: number;
  /** Batches at once per shard; order is kept per partition key. */
  parallel: number;
  /** Older records go to the failure queue unread; without it they are kept as long as the stream keeps them. */
  maxRecordAge?: Duration;
  failureImpact: string;
  delayImpact: string;
  key: IKey;
  topic: ITopic;
}

/** A stream mapping of the line: inserted events only, partial failures, three retries, then a queue with an alarm. */
export class StreamConsumer extends Construct {
  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id);
    const failures = new Queue(this, 'Failures', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(failures).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is itself where failed records end; a person reads it, so nothing is received and retried from here.',
    });
    props.consumer.allow([
      ...streamStatements(props.table),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [failures.queueArn] }),
      new PolicyStatement({
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        resources: [props.key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `sqs.${props.consumer.region}.amazonaws.com` } },
      }),
    ]);
    props.consumer.accept(
      'AwsSolutions-IAM5[Resource::*]',
      'dynamodb:ListStreams knows no resource; the mapping needs it to find the stream and reads only the one it is granted.',
    );
    const streamArn = props.table.tableStreamArn;
    if (!streamArn) throw new Error('The table has no stream.');
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: props.consumer.lambda,
      eventSourceArn: streamArn,
      // From the oldest record kept: a first deployment or a replaced mapping misses nothing.
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: props.batchSize,
      parallelizationFactor: props.parallel,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 3,
      ...(props.maxRecordAge && { maxRecordAge: props.maxRecordAge }),
      onFailure: new SqsDlq(failures),
      filters: props.newImages.map((NewImage) =>
        FilterCriteria.filter({ eventName: ['INSERT'], dynamodb: { NewImage } }),
      ),
    });
    mapping.node.addDependency(props.consumer.role);

    createLineAlarm(this, {
      name: `${props.name}-failures`,
      impact: props.failureImpact,
      metric: failures.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: 'max' }),
      threshold: 1,
      topic: props.topic,
    });
    createLineAlarm(this, {
      name: `${props.name}-behind`,
      impact: props.delayImpact,
      metric: props.consumer.lambda.metric('IteratorAge', { period: minute, statistic: 'max' }),
      threshold: 60_000,
      periods: 2,
      topic: props.topic,
    });
  }
}
