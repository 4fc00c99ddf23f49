import { join } from 'node:path';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { createAlarmTopic } from './alarm-topic.ts';
import type { FunctionName } from './function-names.ts';
import { LineKeys } from './keys.ts';
import { createLineAlarm, minute } from './line-alarm.ts';
import { LineApi } from './line-api.ts';
import { LineFunction, type LineFunctionProps } from './line-function.ts';
import { createLineTable } from './line-table.ts';
import { LiveApi } from './live-api.ts';
import { addLogAlarms } from './log-alarms.ts';
import { memory } from './memory.ts';
import { Sites } from './sites.ts';
import { StaffLogin } from './staff-login.ts';
import { StreamConsumer } from './stream-consumer.ts';
import { type EnvSchema, type Offer, plain, secretOffer } from './variables.ts';

// The operations of the functions; an alarm adds up ten metrics at most.
const throttled = [
  Operation.GET_ITEM,
  Operation.BATCH_GET_ITEM,
  Operation.QUERY,
  Operation.PUT_ITEM,
  Operation.UPDATE_ITEM,
  Operation.DELETE_ITEM,
  Operation.TRANSACT_WRITE_ITEMS,
];

export interface LineStackProps extends StackProps {
  /** Folder with one folder of bundled code a function. */
  functionsDir: string;
  /** Each function's own schema of its variables. */
  environments: Record<FunctionName, EnvSchema>;
}

/** The whole line in one stack: it fits well below CloudFormation's 500 resources and goes up or down as one. */
export class LineStack extends Stack {
  constructor(scope: Construct, id: string, props: LineStackProps) {
    super(scope, id, props);
    const keys = new LineKeys(this, 'Keys');
    const topic = createAlarmTopic(this, keys.data);
    const table = createLineTable(this, keys.data);
    const carrierSecret = this.secret('CarrierSecret', keys.data, 'Account and tokens of the telephone carrier');
    const keysSecret = this.secret('KeysSecret', keys.sealing, 'Keys under which people are sealed and found again');
    const api = new LineApi(this, 'Api', { key: keys.data, topic });
    const liveApi = new LiveApi(this, 'Live');
    const sites = new Sites(this, 'Sites', { api: api.host, live: liveApi.host });
    const login = new StaffLogin(this, 'Login');
    const client = login.addDeskClient(sites.url);

    const offers: Record<string, Offer> = {
      TABLE_NAME: plain(table.tableName),
      PUBLIC_URL: plain(api.url),
      SITE_URL: plain(sites.url),
      CARRIER_SECRET_ID: secretOffer(carrierSecret, keys.data),
      KEYS_SECRET_ID: secretOffer(keysSecret, keys.sealing),
      CONNECTIONS_URL: liveApi.connections,
      CARRIER_REGION: plain('ie1'),
      CARRIER_EDGE: plain('dublin'),
      LOG_LEVEL: plain('INFO'),
    };
    const add = (name: FunctionName, own: Pick<LineFunctionProps, 'access' | 'impact' | 'timeout'>) =>
      new LineFunction(this, name, {
        ...own,
        name,
        asset: join(props.functionsDir, name),
        memorySize: memory[name].megabytes,
        env: props.environments[name],
        offers: { ...offers, POWERTOOLS_SERVICE_NAME: plain(name) },
        table,
        key: keys.data,
        topic,
      });

    const voice = add('voice', {
      access: { mode: 'change', indexes: [] },
      impact:
        'Callers hear the static apology instead of the menu and are not put through; those who show a number come on the call-back list within a quarter of an hour.',
      // The carrier waits 15 s for a document; answer before it gives up.
      timeout: Duration.seconds(10),
    });
    const carrierStatus = add('carrier-status', {
      access: { mode: 'change', indexes: [] },
      impact:
        'The line learns late that a call has ended: a consultant may stay reserved for a caller who is gone, and a missed call reaches the call-back list minutes late.',
      timeout: Duration.seconds(10),
    });
    const replies = add('replies', {
      access: { mode: 'change', indexes: [] },
      impact:
        'What citizens write by SMS is not heard: a meeting they cancel stands, a call they ask for is not made, and what they write is read by nobody.',
      timeout: Duration.seconds(10),
    });
    const staffRoutes = add('api', {
      access: { mode: 'change', indexes: ['list'] },
      impact: 'Staff cannot see or save what they work on; unsaved answers stay in their browsers.',
      timeout: Duration.seconds(20),
    });
    const live = add('live', {
      access: { mode: 'change', indexes: [] },
      impact: 'Desks are not told of changes: they ask every two seconds instead and show the same, at a higher price.',
      timeout: Duration.seconds(10),
    });
    const dispatch = add('dispatch', {
      // The list of the desks that look on.
      access: { mode: 'change', indexes: ['list'] },
      impact: 'Softphones do not ring and citizens are not called back until sweep repeats the work a minute later.',
      timeout: Duration.seconds(60),
    });
    const project = add('project', {
      access: { mode: 'count', indexes: [] },
      impact: 'The figures of the report are late; no caller notices, and no event is lost.',
      timeout: Duration.seconds(60),
    });
    const sweep = add('sweep', {
      access: { mode: 'change', indexes: ['due', 'list'] },
      impact: 'Call-backs and deadlines fall due and nothing happens: citizens are forgotten while it lasts.',
      timeout: Duration.seconds(50),
    });
    // A run for each unit; one that fails or comes late is not tried again, since the next minute's does what it left.
    sweep.allowRunsOfItself();
    sweep.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });

    api.addRoutes({
      voice,
      carrierStatus,
      replies,
      api: staffRoutes,
      issuer: login.issuer,
      clientId: client.userPoolClientId,
    });

    liveApi.addRoutes(live);
    liveApi.acceptWildcard(dispatch);

    new StreamConsumer(this, 'DispatchStream', {
      name: 'dispatch',
      consumer: dispatch,
      table,
      newImages: [
        { entity: { S: ['event'] }, hasEffects: { BOOL: [true] } },
        { entity: { S: ['event'] }, forDesks: { BOOL: [true] } },
      ],
      batchSize: 10,
      // One slow dial must not delay another call's ring; order holds within a partition.
      parallel: 4,
      // An older effect is sweep's, which looks at what is true now; ringing an hour late would ring the wrong one.
      maxRecordAge: Duration.hours(1),
      failureImpact:
        'A ring, a call-back or an SMS was given up after three tries: it has not happened unless sweep repeated it.',
      delayImpact: 'Callers wait in the queue although consultants are free: softphones ring more than a minute late.',
      key: keys.data,
      topic,
    });
    new StreamConsumer(this, 'ProjectStream', {
      name: 'project',
      consumer: project,
      table,
      newImages: [{ entity: { S: ['event'] } }],
      batchSize: 100,
      parallel: 1,
      failureImpact: 'An event is missing from the figures of the report; what citizens were promised is not affected.',
      delayImpact: 'Reports show figures that are more than a minute old; callers are served as usual.',
      key: keys.data,
      topic,
    });

    new Rule(this, 'EveryMinute', {
      description: 'Timed duties of the line',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweep.lambda, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
    this.addLineAlarms({ voice, sweep, table, topic });
    addLogAlarms(
      this,
      { voice, 'carrier-status': carrierStatus, replies, api: staffRoutes, live, dispatch, project, sweep },
      topic,
    );

    new CfnOutput(this, 'PublicUrl', { value: api.url });
    new CfnOutput(this, 'SiteUrl', { value: sites.url });
    new CfnOutput(this, 'SitesBucket', { value: sites.bucket.bucketName });
    new CfnOutput(this, 'DistributionId', { value: sites.distribution.distributionId });
    new CfnOutput(this, 'Issuer', { value: login.issuer });
    new CfnOutput(this, 'ClientId', { value: client.userPoolClientId });
    new CfnOutput(this, 'LoginUrl', { value: login.domain.baseUrl() });
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn });
    new CfnOutput(this, 'CarrierSecretArn', { value: carrierSecret.secretArn });
    new CfnOutput(this, 'KeysSecretArn', { value: keysSecret.secretArn });
    new CfnOutput(this, 'TableName', { value: table.tableName });
  }

  private secret(id: string, encryptionKey: IKey, description: string): Secret {
    const secret = new Secret(this, id, {
      description,
      encryptionKey,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'The carrier’s tokens are rotated at the carrier (two hold at once, see the README); the keys of people cannot change without sealing every person anew.',
    });
    return secret;
  }

  private addLineAlarms(of: {
    voice: LineFunction;
    sweep: LineFunction;
    table: ReturnType<typeof createLineTable>;
    topic: ITopic;
  }): void {
    createLineAlarm(this, {
      name: 'voice-slow',
      impact:
        'Callers hear seconds of silence after they press a key; after fifteen seconds the carrier gives up and plays the static apology.',
      metric: of.voice.lambda.metricDuration({ period: minute, statistic: 'p95' }),
      threshold: 3000,
      periods: 3,
      topic: of.topic,
    });
    createLineAlarm(this, {
      name: 'voice-throttled',
      impact: 'Callers hear the static apology, because the account already runs as many functions at once as it may.',
      metric: of.voice.lambda.metricThrottles({ period: minute }),
      threshold: 1,
      topic: of.topic,
    });
    createLineAlarm(this, {
      name: 'sweep-silent',
      impact:
        'Nothing timed happens at all: no call-back is started and no deadline noticed; citizens are forgotten while it lasts.',
      metric: of.sweep.lambda.metricInvocations({ period: minute }),
      threshold: 1,
      periods: 3,
      comparison: 'below',
      silenceIsTrouble: true,
      topic: of.topic,
    });
    createLineAlarm(this, {
      name: 'sweep-dropped',
      impact:
        'Minutes of one or more municipalities are asked for and never carried out: their call-backs are not started, and deadlines pass unnoticed.',
      metric: of.sweep.lambda.metric('AsyncEventsDropped', { period: minute, statistic: Stats.SUM }),
      threshold: 1,
      // One minute is made good by the next; three in a quarter of an hour are not.
      periods: 15,
      periodsOver: 3,
      topic: of.topic,
    });
    createLineAlarm(this, {
      name: 'table-throttled',
      impact: 'Calls and the desk fail because the table refuses requests; callers hear an apology and the call ends.',
      metric: of.table.metricThrottledRequestsForOperations({ period: minute, operations: throttled }),
      threshold: 1,
      topic: of.topic,
    });
  }
}
