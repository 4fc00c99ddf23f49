import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createLineAlarm, minute } from './line-alarm.ts';
import type { LineFunction } from './line-function.ts';

export interface LineRoutes {
  voice: LineFunction;
  carrierStatus: LineFunction;
  replies: LineFunction;
  api: LineFunction;
  issuer: string;
  clientId: string;
}

/** The one HTTP API: webhooks (trusted by the carrier's signature, in the function) and staff routes (trusted by token, here). */
export class LineApi extends Construct {
  readonly http: HttpApi;

  constructor(scope: Construct, id: string, options: { key: IKey; topic: ITopic }) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { createDefaultStage: false, description: 'Visitation line' });
    const accessLog = new LogGroup(this, 'AccessLog', {
      logGroupName: '/visitation-line/http',
      retention: RetentionDays.ONE_MONTH,
      encryptionKey: options.key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.http.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      // A line with 60 consultants sees about 20 requests a second; ten times that is trouble or an attack.
      throttle: { rateLimit: 200, burstLimit: 400 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        // Route, not path, and no address: the log must not tell who looked at whom. The access log proper is in the table.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            at: '$context.requestTimeEpoch',
            route: '$context.routeKey',
            status: '$context.status',
            latency: '$context.responseLatency',
            error: '$context.error.messageString',
            integration: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
    createLineAlarm(this, {
      name: 'http-errors',
      impact: 'Callers or staff get errors from the line itself; callers hear the static apology.',
      metric: this.http.metricServerError({ period: minute, statistic: 'sum' }),
      threshold: 3,
      topic: options.topic,
    });
  }

  /** Public address of the API, no slash at the end; the carrier signs what it sends with exactly this. */
  get url(): string {
    return this.http.apiEndpoint;
  }

  /** Host name of the API, for the distribution that puts desk and API on one origin. */
  get host(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `${this.http.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  addRoutes(routes: LineRoutes): void {
    const voice = new HttpLambdaIntegration('Voice', routes.voice.lambda);
    const carrierStatus = new HttpLambdaIntegration('CarrierStatus', routes.carrierStatus.lambda);
    const replies = new HttpLambdaIntegration('Replies', routes.replies.lambda);
    const api = new HttpLambdaIntegration('Api', routes.api.lambda);
    const post = [HttpMethod.POST];
    const open = [
      ...this.http.addRoutes({ path: '/voice', methods: post, integration: voice }),
      ...this.http.addRoutes({ path: '/voice/{proxy+}', methods: post, integration: voice }),
      ...this.http.addRoutes({ path: '/carrier-status', methods: post, integration: carrierStatus }),
      ...this.http.addRoutes({ path: '/carrier-status/{proxy+}', methods: post, integration: carrierStatus }),
      ...this.http.addRoutes({ path: '/replies', methods: post, integration: replies }),
    ];
    for (const route of open) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason:
          'The carrier signs its requests; the function verifies the signature before anything else and answers 403.',
      });
    }
    const description = this.http.addRoutes({ path: '/api/openapi.json', methods: [HttpMethod.GET], integration: api });
    for (const route of description) {
      Validations.of(route).acknowledge({
        id: 'AwsSolutions-APIG4',
        reason: 'The description of the API holds no data and is public on purpose.',
      });
    }
    const authorizer = new HttpJwtAuthorizer('Staff', routes.issuer, { jwtAudience: [routes.clientId] });
    this.http.addRoutes({ path: '/api/{proxy+}', methods: [HttpMethod.ANY], integration: api, authorizer });
  }
}
