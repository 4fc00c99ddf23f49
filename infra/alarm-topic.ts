import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { alarmPrefix } from './line-alarm.ts';

/**
 * The topic of every alarm: the people on duty subscribe to it. A topic that has any policy loses the default one, which lets the
 * account's alarms publish, and an encrypted topic needs the use of its key too: without both, alarms fire and nobody hears of it.
 */
export function createAlarmTopic(scope: Construct, key: Key): Topic {
  const stack = Stack.of(scope);
  const topic = new Topic(scope, 'Alarms', { masterKey: key, enforceSSL: true });
  const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');
  const ours = { 'aws:SourceAccount': stack.account };
  const ourAlarms = stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: `${alarmPrefix}*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisAccountMayPublish',
      principals: [cloudWatch],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: ours, ArnLike: { 'aws:SourceArn': ourAlarms } },
    }),
  );
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsOfThisAccountMayEncrypt',
      principals: [cloudWatch],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { StringEquals: ours },
    }),
  );
  return topic;
}
