import { join } from 'node:path';
import { functionOf, isOfSockets, type SocketApiSpec, socketsOf } from './socket-inventory.ts';
import { ofType, type References, resolve, type Template, targetOf } from './template.ts';

export interface FunctionSpec {
  /** Logical id. */
  id: string;
  /** What stands after the colon in its description, else its logical id. */
  name: string;
  /** File with the handler. */
  file: string;
  exportName: string;
  environment: Record<string, string>;
  timeoutMs: number;
  memoryMb: number;
  /** An asynchronous event that fails is tried again so often, and given up when it has become so old. */
  eventRetries: number;
  eventAgeMs: number;
}

export interface RouteSpec {
  method: string;
  path: string;
  functionId: string;
  /** Audience the token must be for; absent on open routes. */
  audience?: string[];
  issuer?: string;
}

export interface MappingSpec {
  id: string;
  functionId: string;
  batchSize: number;
  parallel: number;
  retries: number;
  bisect: boolean;
  partialFailures: boolean;
  /** Older records go to the failure queue unread; undefined keeps them however old. */
  maxAgeMs?: number;
  /** Parsed event patterns; one that matches is enough, none means every record. */
  filters: unknown[];
}

export interface ScheduleSpec {
  id: string;
  functionId: string;
  everyMs: number;
}

export interface Inventory {
  functions: FunctionSpec[];
  routes: RouteSpec[];
  /** Absent where the template has none. */
  sockets?: SocketApiSpec;
  mappings: MappingSpec[];
  schedules: ScheduleSpec[];
  /** Types of resources with nothing here to stand for them, with their number. */
  notRunHere: Record<string, number>;
}

/** What stands for something on this machine; everything else is listed as not run here. */
const runHere = new Set([
  'AWS::Lambda::Function',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::DynamoDB::Table',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Stage',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::RouteResponse',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::Events::Rule',
  'AWS::SecretsManager::Secret',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::SQS::Queue',
]);

/** Reads out of the template everything this machine runs. */
export function takeInventory(template: Template, references: References): Inventory {
  const notRunHere: Record<string, number> = {};
  for (const { Type } of Object.values(template.resources)) {
    if (!runHere.has(Type)) notRunHere[Type] = (notRunHere[Type] ?? 0) + 1;
  }
  return {
    functions: functionsOf(template, references),
    routes: routesOf(template, references),
    ...socketsOf(template),
    mappings: mappingsOf(template),
    schedules: schedulesOf(template),
    notRunHere,
  };
}

function functionsOf(template: Template, references: References): FunctionSpec[] {
  return ofType(template, 'AWS::Lambda::Function').map(([id, { Properties, Metadata }]) => {
    const [file = 'index', exportName = 'handler'] = String(Properties.Handler).split('.');
    const variables = (Properties.Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};
    return {
      id,
      name: String(Properties.Description ?? id).replace(/^.*: /, ''),
      file: join(template.dir, String(Metadata['aws:asset:path']), `${file}.mjs`),
      exportName,
      environment: Object.fromEntries(
        Object.entries(variables).map(([name, value]) => [name, resolve(value, references)]),
      ),
      timeoutMs: Number(Properties.Timeout ?? 3) * 1000,
      memoryMb: Number(Properties.MemorySize ?? 128),
      ...eventsOf(template, id),
    };
  });
}

/** What becomes of asynchronous events of a function; where nothing is said, two more tries and six hours. */
function eventsOf(template: Template, functionId: string): Pick<FunctionSpec, 'eventRetries' | 'eventAgeMs'> {
  const [, config] =
    ofType(template, 'AWS::Lambda::EventInvokeConfig').find(
      ([, { Properties }]) => targetOf(Properties.FunctionName) === functionId,
    ) ?? [];
  const { MaximumRetryAttempts = 2, MaximumEventAgeInSeconds = 21_600 } = config?.Properties ?? {};
  return { eventRetries: Number(MaximumRetryAttempts), eventAgeMs: Number(MaximumEventAgeInSeconds) * 1000 };
}

function routesOf(template: Template, references: References): RouteSpec[] {
  const routes = ofType(template, 'AWS::ApiGatewayV2::Route').filter(([, route]) => !isOfSockets(template, route));
  return routes.map(([id, route]) => {
    const { Properties } = route;
    const functionId = functionOf(template, [id, route]);
    const [method = 'ANY', path = '/'] = String(Properties.RouteKey).split(' ');
    if (Properties.AuthorizationType !== 'JWT') return { method, path, functionId };
    const authorizer = template.resources[targetOf(Properties.AuthorizerId) ?? ''];
    const jwt = authorizer?.Properties.JwtConfiguration as { Audience: unknown[]; Issuer: unknown } | undefined;
    if (!jwt) throw new Error(`Route ${id} names no authorizer`);
    return {
      method,
      path,
      functionId,
      issuer: resolve(jwt.Issuer, references),
      audience: jwt.Audience.map((one) => resolve(one, references)),
    };
  });
}

function mappingsOf(template: Template): MappingSpec[] {
  return ofType(template, 'AWS::Lambda::EventSourceMapping').map(([id, { Properties }]) => {
    const functionId = targetOf(Properties.FunctionName);
    if (!functionId) throw new Error(`Mapping ${id} leads to no function`);
    const criteria = Properties.FilterCriteria as { Filters?: { Pattern: string }[] } | undefined;
    const types = (Properties.FunctionResponseTypes ?? []) as string[];
    const maxAgeSeconds = Number(Properties.MaximumRecordAgeInSeconds ?? -1);
    return {
      id,
      functionId,
      batchSize: Number(Properties.BatchSize ?? 100),
      parallel: Number(Properties.ParallelizationFactor ?? 1),
      retries: Number(Properties.MaximumRetryAttempts ?? 10_000),
      bisect: Properties.BisectBatchOnFunctionError === true,
      partialFailures: types.includes('ReportBatchItemFailures'),
      ...(maxAgeSeconds > 0 && { maxAgeMs: maxAgeSeconds * 1000 }),
      filters: (criteria?.Filters ?? []).map(({ Pattern }) => JSON.parse(Pattern) as unknown),
    };
  });
}

const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function schedulesOf(template: Template): ScheduleSpec[] {
  return ofType(template, 'AWS::Events::Rule').flatMap(([id, { Properties }]) => {
    const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(String(Properties.ScheduleExpression ?? ''));
    if (!rate) throw new Error(`Rule ${id}: only rate(…) schedules are run here`);
    const targets = Properties.Targets as { Arn: unknown }[];
    return targets.map(({ Arn }) => {
      const functionId = targetOf(Arn);
      if (!functionId) throw new Error(`Rule ${id} leads to no function`);
      return { id, functionId, everyMs: Number(rate[1]) * (units[rate[2] ?? ''] ?? 0) };
    });
  });
}
