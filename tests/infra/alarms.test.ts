import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { App, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { beforeAll, expect, test } from 'vitest';
import { functionNames } from '../../infra/function-names.ts';
import { createLineAlarm } from '../../infra/line-alarm.ts';
import { ofType, type Synthesized, synthesized } from './synthesized.ts';

const runbooks = new URL('../../docs/runbooks/', import.meta.url);
let line: Synthesized;
let alarms: Record<string, string>[] = [];
beforeAll(() => {
  line = synthesized();
  alarms = ofType(line, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
});

function nameOf(alarm: Record<string, string>) {
  return alarm.AlarmName?.replace('visitation-line-', '') ?? '';
}

test('every alarm says who is hurt, names its runbook, and tells somebody when it comes and when it goes', () => {
  expect(alarms.length).toBeGreaterThan(10);
  for (const alarm of alarms) {
    const [impact = '', runbook] = (alarm.AlarmDescription ?? '').split(' Runbook: ');
    expect(impact.split(' ').length, nameOf(alarm)).toBeGreaterThan(7);
    expect(runbook).toBe(`docs/runbooks/${nameOf(alarm)}.md`);
    expect(alarm.AlarmActions).toEqual([{ Ref: expect.stringMatching(/^Alarms/) }]);
    expect(alarm.OKActions).toEqual(alarm.AlarmActions);
  }
});

test('every alarm has a runbook of its name, which says who is hurt, what to look at and with which command, what to do and when it is over', () => {
  for (const alarm of alarms) {
    const file = new URL(`${nameOf(alarm)}.md`, runbooks);
    expect(existsSync(file), nameOf(alarm)).toBe(true);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(new RegExp(`^# ${nameOf(alarm)}\n`));
    for (const heading of ['## Who is hurt', '## Look', '## Do', '## Over'])
      expect(text, nameOf(alarm)).toContain(heading);
    expect(text, nameOf(alarm)).toMatch(/## Look\n```\naws /);
  }
});

test('no runbook is left over from an alarm that is gone', () => {
  const names = new Set(alarms.map(nameOf));
  const files = readdirSync(runbooks).filter((file) => file !== 'README.md');
  expect(files.filter((file) => !names.has(file.replace('.md', '')))).toEqual([]);
});

test('every function has an alarm on its errors', () => {
  expect(alarms.map(nameOf)).toEqual(expect.arrayContaining(functionNames.map((name) => `${name}-errors`)));
});

test('a record in a failure queue is told of within a minute', () => {
  for (const name of ['dispatch-failures', 'project-failures']) {
    expect(alarms.find((alarm) => nameOf(alarm) === name)).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 1,
    });
  }
});

test('a sweep that does not run is trouble, not silence', () => {
  expect(alarms.find((alarm) => nameOf(alarm) === 'sweep-silent')).toMatchObject({
    TreatMissingData: 'breaching',
    ComparisonOperator: 'LessThanThreshold',
  });
});

test('minutes of municipalities that are never carried out are told of, though nothing has failed', () => {
  expect(alarms.find((alarm) => nameOf(alarm) === 'sweep-dropped')).toMatchObject({
    MetricName: 'AsyncEventsDropped',
    Dimensions: [{ Name: 'FunctionName', Value: { Ref: expect.stringMatching(/^sweepFunction/) } }],
    Statistic: 'Sum',
    Period: 60,
    Threshold: 1,
    EvaluationPeriods: 15,
    DatapointsToAlarm: 3,
  });
});

test('an alarm without its impact in words cannot be made', () => {
  const stack = new Stack(new App(), 'Test');
  const make = (impact: string) => () =>
    createLineAlarm(stack, {
      name: 'x',
      impact,
      metric: new Metric({ namespace: 'n', metricName: 'm' }),
      threshold: 1,
      topic: new Topic(stack, `Topic${impact.length}`),
    });
  expect(make('errors')).toThrow('say the impact');
  expect(make('Callers hear nothing at all while it lasts.')).not.toThrow();
});
