import { beforeAll, expect, test } from 'vitest';
import { functionNames } from '../../infra/function-names.ts';
import { grantsOf, ofType, type Statement, type Synthesized, synthesized } from './synthesized.ts';

let line: Synthesized;
beforeAll(() => {
  line = synthesized();
});

const change =
  'dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem on Table';
const tableKey = 'kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey on KeysData via dynamodb';
const carrierSecret = ['secretsmanager:GetSecretValue on CarrierSecret', 'kms:Decrypt on KeysData via secretsmanager'];
const people = ['secretsmanager:GetSecretValue on KeysSecret', 'kms:Decrypt on KeysSealing via secretsmanager'];

function log(name: string) {
  return `logs:CreateLogStream logs:PutLogEvents on ${name}Log`;
}

function stream(name: string) {
  return [
    'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator on Table.StreamArn',
    'dynamodb:ListStreams on *',
    `sqs:SendMessage on ${name}StreamFailures`,
    'kms:Decrypt kms:GenerateDataKey on KeysData via sqs',
  ];
}

/** Everything a function may do, and nothing else. A new grant is a new line here, with somebody looking at it. */
const grants: Record<(typeof functionNames)[number], string[]> = {
  voice: [change, tableKey, ...carrierSecret, ...people, log('voice')],
  'carrier-status': [change, tableKey, ...carrierSecret, ...people, log('carrierstatus')],
  replies: [change, tableKey, ...carrierSecret, ...people, log('replies')],
  api: [change, 'dynamodb:Query on Table/index/list', tableKey, ...carrierSecret, ...people, log('api')],
  live: [change, tableKey, log('live')],
  dispatch: [
    change,
    'dynamodb:Query on Table/index/list',
    'execute-api:ManageConnections on arn:AWS::Partition:execute-api:eu-west-1:AWS::AccountId:LiveSockets/live/POST/@connections/*',
    tableKey,
    ...carrierSecret,
    ...people,
    ...stream('Dispatch'),
    log('dispatch'),
  ],
  project: ['dynamodb:PutItem dynamodb:UpdateItem on Table', tableKey, ...stream('Project'), log('project')],
  sweep: [
    change,
    'dynamodb:Query on Table/index/due Table/index/list',
    tableKey,
    ...carrierSecret,
    ...people,
    'lambda:InvokeFunction on sweepFunction',
    log('sweep'),
  ],
};

test.each(functionNames)('%s may do exactly what its table says', (name) => {
  expect(grantsOf(line, name)).toEqual(grants[name].toSorted());
});

test('each function has a role of its own, which only the function service may take', () => {
  const roles = ofType(line, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.Role['Fn::GetAtt'][0]);
  expect(new Set(roles).size).toBe(functionNames.length);
  for (const [, { Properties }] of ofType(line, 'AWS::IAM::Role')) {
    expect(Properties.ManagedPolicyArns).toBeUndefined();
    expect(Properties.AssumeRolePolicyDocument.Statement).toMatchObject([
      { Principal: { Service: 'lambda.amazonaws.com' } },
    ]);
  }
});

test('no statement gives every action of a service, or everything but some', () => {
  const statements = ofType(line, 'AWS::IAM::Policy').flatMap(
    ([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[],
  );
  expect(statements.length).toBeGreaterThan(20);
  for (const { Action, NotAction, Resource } of statements) {
    const actions = [Action].flat();
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(NotAction).toBeUndefined();
    if (Resource === '*') expect(actions).toEqual(['dynamodb:ListStreams']);
  }
});

test('the bucket of the sites is read by its distribution alone, and refuses plain http', () => {
  const [[, policy] = []] = ofType(line, 'AWS::S3::BucketPolicy');
  const statements = policy?.Properties.PolicyDocument.Statement as (Statement & { Principal: unknown })[];
  const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed).toMatchObject([{ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } }]);
  expect(statements).toContainEqual(
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  );
});
