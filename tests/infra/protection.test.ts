import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, expect, test } from 'vitest';
import { inWords, ofType, type Synthesized, synthesized } from './synthesized.ts';

let line: Synthesized;
beforeAll(() => {
  line = synthesized();
});

function one(type: string) {
  const found = ofType(line, type);
  expect(found, type).toHaveLength(1);
  return found[0]?.[1].Properties;
}

function all(type: string) {
  const found = ofType(line, type).map(([, { Properties }]) => Properties);
  expect(found.length, type).toBeGreaterThan(0);
  return found;
}

test('the table is encrypted with our key, restorable, and cannot be deleted by mistake', () => {
  const table = one('AWS::DynamoDB::Table');
  expect(table.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
  expect(inWords(table.SSESpecification.KMSMasterKeyId)).toBe('KeysData');
  expect(table.PointInTimeRecoverySpecification).toMatchObject({ PointInTimeRecoveryEnabled: true });
  expect(table.DeletionProtectionEnabled).toBe(true);
  expect(table.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true });
  expect(table.StreamSpecification).toMatchObject({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
});

test('keys turn over by themselves, and the keys of people have one of their own', () => {
  for (const key of all('AWS::KMS::Key')) expect(key.EnableKeyRotation).toBe(true);
  const secrets = Object.fromEntries(
    ofType(line, 'AWS::SecretsManager::Secret').map(([id, { Properties }]) => [id, inWords(Properties.KmsKeyId)]),
  );
  expect(Object.entries(secrets).map(([id, key]) => [id.slice(0, 4), key])).toEqual(
    expect.arrayContaining([
      ['Carr', 'KeysData'],
      ['Keys', 'KeysSealing'],
    ]),
  );
});

test('queues and the alarm topic are encrypted with our key and take nothing in plain http', () => {
  for (const queue of all('AWS::SQS::Queue')) {
    expect(inWords(queue.KmsMasterKeyId)).toBe('KeysData');
    expect(queue.MessageRetentionPeriod).toBe(14 * 24 * 3600);
  }
  expect(inWords(one('AWS::SNS::Topic').KmsMasterKeyId)).toBe('KeysData');
  const policies = [...all('AWS::SQS::QueuePolicy'), ...all('AWS::SNS::TopicPolicy')];
  for (const { PolicyDocument } of policies) {
    expect(JSON.stringify(PolicyDocument)).toContain('"aws:SecureTransport":"false"');
  }
});

test('every log is encrypted and kept for a month', () => {
  const groups = all('AWS::Logs::LogGroup');
  expect(groups).toHaveLength(9);
  for (const group of groups) {
    expect(group.RetentionInDays).toBe(30);
    expect(inWords(group.KmsKeyId)).toBe('KeysData');
  }
});

/** Logical ids by the protocol of their API: the one HTTP API, and the sockets of the desks. */
function ofProtocol(type: string, protocol: 'HTTP' | 'WEBSOCKET') {
  const [[api] = []] = ofType(line, 'AWS::ApiGatewayV2::Api').filter(
    ([, { Properties }]) => Properties.ProtocolType === protocol,
  );
  const found = all(type).filter(({ ApiId }) => ApiId.Ref === api);
  expect(found.length, `${type} of ${protocol}`).toBeGreaterThan(0);
  return found;
}

test('the API is throttled, and its log tells route and status but no path, address or person', () => {
  const [stage] = ofProtocol('AWS::ApiGatewayV2::Stage', 'HTTP');
  expect(stage.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
  expect(stage.AccessLogSettings.Format).toContain('$context.routeKey');
  expect(stage.AccessLogSettings.Format).not.toMatch(/path|sourceIp|userAgent|authorizer/i);
});

test('the sockets are throttled, and ask for no log, which only an account with a role for it could keep', () => {
  const [stage] = ofProtocol('AWS::ApiGatewayV2::Stage', 'WEBSOCKET');
  expect(stage.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 100, ThrottlingBurstLimit: 300 });
  expect(stage.DefaultRouteSettings.LoggingLevel).toBeUndefined();
  expect(stage.AccessLogSettings).toBeUndefined();
});

test('only the carrier’s routes and the description of the API are open', () => {
  const routes = ofProtocol('AWS::ApiGatewayV2::Route', 'HTTP').map(({ RouteKey, AuthorizationType }) => [
    RouteKey,
    AuthorizationType,
  ]);
  expect(Object.fromEntries(routes)).toEqual({
    'POST /voice': 'NONE',
    'POST /voice/{proxy+}': 'NONE',
    'POST /carrier-status': 'NONE',
    'POST /carrier-status/{proxy+}': 'NONE',
    'POST /replies': 'NONE',
    'GET /api/openapi.json': 'NONE',
    'ANY /api/{proxy+}': 'JWT',
  });
});

test('every route of the sockets leads to the function that asks for a ticket, and only its answers to questions are sent back', () => {
  const routes = ofProtocol('AWS::ApiGatewayV2::Route', 'WEBSOCKET');
  expect(routes.map(({ RouteKey }) => RouteKey).toSorted()).toEqual(['$connect', '$default', '$disconnect']);
  for (const { Target } of routes) {
    const integration = line.resources[Target['Fn::Join'][1][1].Ref];
    expect(JSON.stringify(integration?.Properties.IntegrationUri)).toMatch(/"liveFunction[0-9A-F]{8}"/);
  }
  const [response, ...more] = all('AWS::ApiGatewayV2::RouteResponse');
  expect(line.resources[response.RouteId.Ref]?.Properties.RouteKey).toBe('$default');
  expect(more).toEqual([]);
});

test('the pages open their socket on their own origin, at exactly the stage and nothing below it', () => {
  const { DistributionConfig: distribution } = one('AWS::CloudFront::Distribution');
  const [stage] = ofProtocol('AWS::ApiGatewayV2::Stage', 'WEBSOCKET');
  const behaviour = distribution.CacheBehaviors.find((one: { PathPattern: string }) =>
    one.PathPattern.startsWith('/live'),
  );
  expect(behaviour).toMatchObject({ PathPattern: `/${stage.StageName}`, ViewerProtocolPolicy: 'https-only' });
  const origin = distribution.Origins.find((one: { Id: string }) => one.Id === behaviour.TargetOriginId);
  expect(inWords(origin.DomainName)).toMatch(/^LiveSockets\.execute-api\./);
});

test('staff cannot sign themselves up, need a second factor, and sign in by code only', () => {
  const pool = one('AWS::Cognito::UserPool');
  expect(pool.AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true });
  expect(pool.MfaConfiguration).toBe('ON');
  expect(pool.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA']);
  expect(one('AWS::Cognito::UserPoolClient')).toMatchObject({ AllowedOAuthFlows: ['code'], GenerateSecret: false });
});

test('pages come over TLS with a policy that lets the softphone work and nothing else in', () => {
  const { SecurityHeadersConfig: headers } = one('AWS::CloudFront::ResponseHeadersPolicy').ResponseHeadersPolicyConfig;
  const policy: string = headers.ContentSecurityPolicy.ContentSecurityPolicy;
  const allowed = Object.fromEntries(policy.split('; ').map((rule) => [rule.split(' ')[0], rule]));
  expect(allowed['default-src']).toBe("default-src 'none'");
  expect(allowed['script-src']).toBe("script-src 'self'");
  expect(allowed['connect-src']).toContain('wss://*.twilio.com');
  expect(allowed['media-src']).toContain('mediastream:');
  expect(headers.StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThanOrEqual(31_536_000);
  const { DistributionConfig: distribution } = one('AWS::CloudFront::Distribution');
  const policies = [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors].map(
    (one) => one.ViewerProtocolPolicy,
  );
  expect(policies).not.toContain('allow-all');
  expect(one('AWS::S3::Bucket').PublicAccessBlockConfiguration).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
});

test('cdk-nag finds nothing that has not been answered with a reason', () => {
  const report = new AwsSolutionsChecks(line.app).validateScope(line.app);
  expect(report.violations.map(({ ruleName }) => ruleName)).toEqual([]);
});

test('cdk-nag does find things: an open bucket is one', () => {
  const app = new App();
  new Bucket(new Stack(app, 'Test'), 'Bucket');
  const names = new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
  expect(names).toContainEqual(expect.stringContaining('AwsSolutions-S10'));
});
