import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { build } from 'esbuild';
import { beforeAll, expect, test, vi } from 'vitest';
import { logCodes } from '../../functions/log-codes.ts';
import { functionNames } from '../../infra/function-names.ts';
import { createLogAlarm } from '../../infra/log-alarm.ts';
import type { Effect } from '../../schemas/effect.ts';
import { root } from '../../scripts/bundle.ts';
import { risingAlone } from '../fixtures/alarms-alone.ts';
import { grantsOf, ofType, type Resource, type Synthesized, synthesized } from './synthesized.ts';

interface Term {
  field: string;
  isEqual: boolean;
  value: string;
}

interface Counted {
  functionName: string;
  metricName: string;
  /** The field by whose values lines are counted apart. */
  dimensions: { Key: string; Value: string }[];
  terms: Term[];
}

/** `{ ($.message = "A") && ($.effect != "b") }` as terms; anything else is not understood. */
function termsOf(pattern: string): Term[] {
  const inner = /^\{ (.*) \}$/.exec(pattern)?.[1] ?? '';
  return inner.split(' && ').map((text) => {
    const [, field, operator, value] = /^\(?\$\.(\w+) (!?=) "([\w.]+)"\)?$/.exec(text) ?? [];
    if (!field || !operator || !value) throw new Error(`not understood: ${pattern}`);
    return { field, isEqual: operator === '=', value };
  });
}

function matches(terms: Term[], line: Record<string, unknown>) {
  return terms.every(({ field, isEqual, value }) => (line[field] === value) === isEqual);
}

function countedIn(line: Synthesized): Counted[] {
  return ofType(line, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => {
    const logGroup: Resource | undefined = line.resources[Properties.LogGroupName.Ref];
    const [transformation] = Properties.MetricTransformations;
    expect(transformation).toMatchObject({ MetricNamespace: 'VisitationLine', MetricValue: '1' });
    return {
      functionName: String(logGroup?.Properties.LogGroupName).replace('/visitation-line/', ''),
      metricName: transformation.MetricName,
      dimensions: transformation.Dimensions ?? [],
      terms: termsOf(Properties.FilterPattern),
    };
  });
}

/** Text of every file of ours that is part of a function, as its bundle takes it in. */
async function sourcesOf(functionName: string): Promise<string> {
  const { metafile } = await build({
    entryPoints: [join(root, 'functions', functionName, 'index.ts')],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    metafile: true,
    write: false,
    outdir: 'out',
  });
  return Object.keys(metafile.inputs)
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
}

/** Fields given to the logger beside a code, at each place where it is logged. */
function fieldsLogged(sources: string, code: string): string[] {
  const name = Object.entries(logCodes).find(([, one]) => one === code)?.[0];
  return [...sources.matchAll(new RegExp(`logCodes\\.${name}\\b(?:,\\s*\\{([^}]*)\\})?`, 'g'))].map(
    ([, fields]) => fields ?? '',
  );
}

let line: Synthesized;
let counted: Counted[];
const sources: Record<string, string> = {};
beforeAll(async () => {
  line = synthesized();
  counted = countedIn(line);
  for (const name of functionNames) sources[name] = await sourcesOf(name);
});

function codeOf({ terms }: Counted) {
  return terms.find(({ field }) => field === 'message')?.value ?? '';
}

test('every code with an alarm is one that its function can log, with the fields that are looked at', () => {
  expect(counted.length).toBeGreaterThan(5);
  for (const one of counted) {
    const code = codeOf(one);
    expect(functionNames).toContain(one.functionName);
    expect(Object.values(logCodes), one.metricName).toContain(code);
    const places = fieldsLogged(sources[one.functionName] ?? '', code);
    const named = `${one.functionName} logs ${code}`;
    expect(places.length, named).toBeGreaterThan(0);
    const looked = [...one.terms.map(({ field }) => field), ...one.dimensions.map(({ Key }) => Key)];
    for (const field of looked.filter((name) => name !== 'message')) {
      for (const fields of places) expect(fields, named).toMatch(new RegExp(`\\b${field}\\b`));
    }
    for (const { value } of one.terms.filter(({ field }) => field !== 'message')) {
      expect(sources[one.functionName], named).toContain(`'${value}'`);
    }
  }
});

test('a code that a function does not log is noticed', () => {
  expect(fieldsLogged(sources.voice ?? '', logCodes.dutyFailed)).toEqual([]);
  expect(fieldsLogged(sources.sweep ?? '', logCodes.dutyFailed)).toContainEqual(expect.stringContaining('kind'));
});

type Level = 'info' | 'warn' | 'error';

/** A line as the functions' logger writes it at the level they run with, parsed. */
function written(level: Level, code: string, fields: Record<string, string>): Record<string, unknown> {
  // Only then does the logger write where a test can listen; the line is the same but for its indentation.
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  const heard = vi.spyOn(console, level).mockReturnValue();
  new Logger({ serviceName: 'x', logLevel: 'INFO' })[level](code, fields);
  vi.unstubAllEnvs();
  return JSON.parse(String(heard.mock.calls[0]?.[0])) as Record<string, unknown>;
}
const ring: Effect['kind'] = 'ringConsultant';
const sms: Effect['kind'] = 'sms';

test.each<[string, Level, string, Record<string, string>, string[]]>([
  ['an item set aside', 'error', logCodes.itemSetAside, { kind: 'visit' }, ['item-set-aside']],
  ['a unit without rules', 'error', logCodes.policyMissing, { unitId: 'favrskov' }, ['policy-missing']],
  ['codes that are stopped', 'error', logCodes.codesStopped, { unitId: 'favrskov' }, ['codes-stopped']],
  ['a failed duty', 'error', logCodes.dutyFailed, { kind: 'visit', reason: 'x' }, ['duty-failed']],
  ['an apology', 'error', logCodes.failed, { reason: 'x' }, ['voice-apology']],
  ['an unsigned webhook', 'warn', logCodes.unsigned, {}, ['webhook-unsigned']],
  ['a refused ring', 'info', logCodes.effectRefused, { effect: ring, code: '20003' }, ['ring-refused']],
  ['a ring nobody waits for', 'info', logCodes.effectRefused, { effect: ring, code: 'superseded' }, []],
  ['a refused SMS', 'info', logCodes.effectRefused, { effect: sms, code: '21610' }, []],
  ['any other line', 'info', logCodes.callGone, { callId: 'call_1' }, []],
])('%s is counted where it belongs', (_what, level, code, fields, metrics) => {
  const logged = written(level, code, fields);
  expect(logged).toMatchObject({ message: code, ...fields });
  const hit = counted.filter(({ terms }) => matches(terms, logged)).map(({ metricName }) => metricName);
  expect([...new Set(hit)]).toEqual(metrics);
});

test.each(risingAlone)(
  '$code $fields.what is counted where it is logged, raises an alarm, and stands in its runbook',
  (rising) => {
    const logged = written('error', rising.code, { ...rising.fields, unitId: 'favrskov', eventId: 'event_1' });
    const hit = counted.filter(({ terms }) => matches(terms, logged));
    expect(hit.map(({ functionName, metricName }) => [functionName, metricName])).toEqual([['project', 'matter-late']]);
    const alarms = ofType(line, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
    expect(alarms.filter(({ MetricName }) => MetricName === 'matter-late')).toMatchObject([
      { Namespace: 'VisitationLine', Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold' },
    ]);
    const runbook = readFileSync(join(root, 'docs/runbooks/matter-late.md'), 'utf8');
    expect(runbook).toContain(`\`${rising.fields.what}\``);
  },
);

test('every function that can set something aside is heard when it does, whether it reads it from the table or the stream', () => {
  const setters = functionNames.filter((name) => fieldsLogged(sources[name] ?? '', logCodes.itemSetAside).length > 0);
  const readers = functionNames.filter((name) =>
    grantsOf(line, name).some((grant) => /GetItem .*on Table/.test(grant)),
  );
  expect(setters).toEqual(expect.arrayContaining([...readers, 'project']));
  const heard = counted.filter((one) => codeOf(one) === logCodes.itemSetAside).map(({ functionName }) => functionName);
  expect(heard.toSorted()).toEqual(setters.toSorted());
});

test('every count has an alarm that adds it up', () => {
  const alarms = ofType(line, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
  for (const { metricName, dimensions } of counted) {
    const alarm = alarms.find(({ AlarmName }) => AlarmName === `visitation-line-${metricName}`);
    if (dimensions.length === 0) {
      expect(alarm).toMatchObject({ Namespace: 'VisitationLine', MetricName: metricName, Statistic: 'Sum' });
    } else {
      expect(alarm?.Metrics).toMatchObject([{ Expression: expect.stringContaining(`SUM("${metricName}")`) }]);
    }
  }
});

test('failures of duties are counted by kind: the same kind in three minutes of fifteen, not three kinds once', () => {
  const [failed] = counted.filter(({ metricName }) => metricName === 'duty-failed');
  expect(failed?.dimensions).toEqual([{ Key: 'kind', Value: '$.kind' }]);
  const alarm = ofType(line, 'AWS::CloudWatch::Alarm').find(
    ([, { Properties }]) => Properties.AlarmName === 'visitation-line-duty-failed',
  );
  expect(alarm?.[1].Properties).toMatchObject({
    Metrics: [
      { Expression: expect.stringMatching(/FROM SCHEMA\("VisitationLine", kind\) GROUP BY kind$/), Period: 60 },
    ],
    EvaluationPeriods: 15,
    DatapointsToAlarm: 3,
    Threshold: 1,
    TreatMissingData: 'notBreaching',
  });
});

test('an alarm on log lines cannot be made without its impact in words', () => {
  const stack = new Stack(new App(), 'Test');
  const make = () =>
    createLogAlarm(stack, {
      name: 'x',
      impact: 'lines',
      code: 'X',
      logs: [new LogGroup(stack, 'Log')],
      period: Duration.minutes(1),
      threshold: 1,
      topic: new Topic(stack, 'Topic'),
    });
  expect(make).toThrow('say the impact');
});
