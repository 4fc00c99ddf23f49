import { type Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  ParamsAndSecretsLayerVersion,
  ParamsAndSecretsVersions,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createLineAlarm, minute } from './line-alarm.ts';
import { type TableAccess, tableStatements } from './table-access.ts';
import { type EnvSchema, type Offer, pickVariables } from './variables.ts';

export interface LineFunctionProps {
  name: string;
  /** Folder with the bundled `index.mjs`. */
  asset: string;
  /** The function's own schema of its variables; what it asks for is what it gets, grants included. */
  env: EnvSchema;
  offers: Record<string, Offer>;
  table: Table;
  access: TableAccess;
  /** What a failure means to somebody, in a sentence. */
  impact: string;
  timeout: Duration;
  memorySize: number;
  key: IKey;
  topic: ITopic;
}

/** House construct: a function cannot be added without its table access, its variables and the impact of its failure. */
export class LineFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly role: Role;
  readonly log: LogGroup;

  constructor(scope: Construct, id: string, props: LineFunctionProps) {
    super(scope, id);
    this.log = new LogGroup(this, 'Log', {
      logGroupName: `/visitation-line/${props.name}`,
      retention: RetentionDays.ONE_MONTH,
      encryptionKey: props.key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow([
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [this.log.logGroupArn],
      }),
      ...tableStatements(props.table, props.access),
    ]);

    const variables = pickVariables(props.name, props.env, props.offers);
    const environment: Record<string, string> = {};
    for (const [name, offer] of Object.entries(variables)) {
      environment[name] = offer.value;
      this.allow(offer.grants());
    }
    const readsSecrets = 'CARRIER_SECRET_ID' in variables || 'KEYS_SECRET_ID' in variables;

    this.lambda = new LambdaFunction(this, 'Function', {
      description: `visitation line: ${props.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.asset),
      handler: 'index.handler',
      role: this.role.withoutPolicyUpdates(),
      environment,
      timeout: props.timeout,
      memorySize: props.memorySize,
      logGroup: this.log,
      loggingFormat: LoggingFormat.JSON,
      ...(readsSecrets && {
        // The function itself remembers a secret for five minutes; what the layer remembered would come on top of that.
        paramsAndSecrets: ParamsAndSecretsLayerVersion.fromVersion(ParamsAndSecretsVersions.V1_0_103, {
          cacheEnabled: false,
        }),
      }),
    });
    // The role's policy must be there before the first call; withoutPolicyUpdates drops the implied order.
    this.lambda.node.addDependency(this.role);

    createLineAlarm(this, {
      name: `${props.name}-errors`,
      impact: props.impact,
      metric: this.lambda.metricErrors({ period: minute }),
      threshold: 1,
      topic: props.topic,
    });
  }

  /** Adds statements to the function's own role, each exactly as written. */
  allow(statements: PolicyStatement[]): void {
    for (const statement of statements) this.role.addToPolicy(statement);
  }

  /** Lets the function start runs of itself. In a policy apart: the function waits for its role's own, which therefore cannot name it. */
  allowRunsOfItself(): void {
    const statements = [
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.lambda.functionArn] }),
    ];
    new Policy(this, 'RunsOfItself', { roles: [this.role], statements });
  }

  /** Records why a finding of cdk-nag on this function stands. */
  accept(id: string, reason: string): void {
    Validations.of(this).acknowledge({ id, reason });
  }

  get region(): string {
    return Stack.of(this).region;
  }
}
