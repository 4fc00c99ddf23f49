import { beforeAll, expect, test } from 'vitest';
import { isAllowed, type PolicyStatement, textOf } from './policy.ts';
import { ofType, type Resource, type Synthesized, synthesized } from './synthesized.ts';

let line: Synthesized;
beforeAll(() => {
  line = synthesized();
});

const service = 'cloudwatch.amazonaws.com';
const account = '111122223333';

/** What keeps an alarm from reaching somebody: alarm, its topic, the topic's policy, the policy of the topic's key. Empty when it arrives. */
function hindrances(of: Synthesized, alarm: Resource['Properties']): string[] {
  const actions: unknown[] = [...(alarm.AlarmActions ?? []), ...(alarm.OKActions ?? [])];
  if (alarm.ActionsEnabled === false || actions.length < 2) return ['tells nobody'];
  const context = {
    'aws:SourceAccount': account,
    'aws:SourceArn': `arn:aws:cloudwatch:eu-west-1:${account}:alarm:${alarm.AlarmName}`,
    'aws:SecureTransport': 'true',
  };
  return actions.map(textOf).flatMap((id) => {
    const topic = of.resources[id];
    if (topic?.Type !== 'AWS::SNS::Topic') return [`${id} is no topic`];
    const policies = ofType(of, 'AWS::SNS::TopicPolicy').map(([, { Properties }]) => Properties);
    const onTopic: PolicyStatement[] = policies
      .filter(({ Topics }) => Topics.map(textOf).includes(id))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    const hindered: string[] = [];
    if (!isAllowed(onTopic, { service, action: 'sns:Publish', resource: id, context }))
      hindered.push('may not publish');
    const key = of.resources[textOf(topic.Properties.KmsMasterKeyId)];
    const onKey: PolicyStatement[] = key?.Properties.KeyPolicy.Statement ?? [];
    for (const action of ['kms:Decrypt', 'kms:GenerateDataKey']) {
      if (!isAllowed(onKey, { service, action, resource: '*', context })) hindered.push(`may not ${action}`);
    }
    return hindered;
  });
}

function alarmsOf(of: Synthesized) {
  return ofType(of, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
}

test('every alarm reaches its topic: it may publish there and use the key of the topic', () => {
  const alarms = alarmsOf(line);
  expect(alarms.length).toBeGreaterThan(10);
  const hindered = alarms
    .map((alarm) => [alarm.AlarmName, hindrances(line, alarm)])
    .filter(([, all]) => all.length > 0);
  expect(hindered).toEqual([]);
});

test('alarms of others may not publish to our topic, nor use our key', () => {
  const [[id] = ['']] = ofType(line, 'AWS::SNS::Topic');
  const [[, policy] = []] = ofType(line, 'AWS::SNS::TopicPolicy');
  const publish = (context: Record<string, string>) =>
    isAllowed(policy?.Properties.PolicyDocument.Statement, { service, action: 'sns:Publish', resource: id, context });
  const arn = (owner: string, name: string) => `arn:aws:cloudwatch:eu-west-1:${owner}:alarm:${name}`;
  const from = (owner: string, name: string, secure = 'true') =>
    publish({ 'aws:SourceAccount': owner, 'aws:SourceArn': arn(owner, name), 'aws:SecureTransport': secure });
  expect(from(account, 'visitation-line-voice-slow')).toBe(true);
  expect(from('444455556666', 'visitation-line-voice-slow')).toBe(false);
  expect(from(account, 'somebody-elses')).toBe(false);
  expect(from(account, 'visitation-line-voice-slow', 'false')).toBe(false);
});

function statementsOf({ Type, Properties }: Resource): PolicyStatement[] {
  return Type === 'AWS::SNS::TopicPolicy' ? Properties.PolicyDocument.Statement : Properties.KeyPolicy.Statement;
}

function allowsAlarms({ Effect, Principal }: PolicyStatement) {
  return Effect === 'Allow' && Principal !== '*' && Principal.Service === service;
}

test.each<[string, string, (statements: PolicyStatement[]) => PolicyStatement[], string[]]>([
  [
    'a topic policy of one Deny alone',
    'AWS::SNS::TopicPolicy',
    (all) => all.filter(({ Effect }) => Effect === 'Deny'),
    ['may not publish'],
  ],
  [
    'a topic policy for another account',
    'AWS::SNS::TopicPolicy',
    (all) =>
      all.map((one) =>
        allowsAlarms(one) ? { ...one, Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } } } : one,
      ),
    ['may not publish'],
  ],
  [
    'a key policy that forgets alarms',
    'AWS::KMS::Key',
    (all) => all.filter((one) => !allowsAlarms(one)),
    ['may not kms:Decrypt', 'may not kms:GenerateDataKey'],
  ],
])('%s is seen on every alarm', (_what, type, damage, hindered) => {
  const resources = structuredClone(line.resources);
  const damaged = { ...line, resources };
  for (const [, resource] of ofType(damaged, type)) {
    const statements = statementsOf(resource);
    statements.splice(0, statements.length, ...damage(statements));
  }
  for (const alarm of alarmsOf(damaged)) expect(hindrances(damaged, alarm)).toEqual([...hindered, ...hindered]);
});
