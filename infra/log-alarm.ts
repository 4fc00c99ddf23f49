import type { Duration } from 'aws-cdk-lib';
import { type Alarm, type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { createLineAlarm, type LineAlarmOptions } from './line-alarm.ts';

/** Namespace of the metrics that are counted from log lines; letters only, since queries name it. */
const namespace = 'VisitationLine';

export interface LogAlarmOptions extends Omit<LineAlarmOptions, 'metric' | 'comparison' | 'silenceIsTrouble'> {
  /** The code that stands in the `message` field of the line, one of `functions/log-codes.ts`. */
  code: string;
  /** Log groups of the functions that may write it. */
  logs: ILogGroup[];
  /** Further fields of the line, each with the value it must have. */
  where?: Record<string, string>;
  /** Fields with a value that makes the line an ordinary one, not to be counted. */
  except?: Record<string, string>;
  /** A field with few values: lines are counted for each value apart, and the alarm looks at each count by itself. */
  countedBy?: string;
  /** What is added up to one number. */
  period: Duration;
}

/** Counts the log lines of one code over several functions and raises an alarm on their number. */
export function createLogAlarm(scope: Construct, options: LogAlarmOptions): Alarm {
  const { code, logs, where, except, countedBy, period, ...alarm } = options;
  const filterPattern = FilterPattern.all(
    FilterPattern.stringValue('$.message', '=', code),
    ...Object.entries(where ?? {}).map(([field, value]) => FilterPattern.stringValue(`$.${field}`, '=', value)),
    ...Object.entries(except ?? {}).map(([field, value]) => FilterPattern.stringValue(`$.${field}`, '!=', value)),
  );
  for (const log of logs) {
    log.addMetricFilter(`Count-${alarm.name}`, {
      filterPattern,
      metricNamespace: namespace,
      metricName: alarm.name,
      ...(countedBy !== undefined && { dimensions: { [countedBy]: `$.${countedBy}` } }),
    });
  }
  return createLineAlarm(scope, { ...alarm, metric: countOf(alarm.name, countedBy, period) });
}

function countOf(metricName: string, countedBy: string | undefined, period: Duration): IMetric {
  if (countedBy === undefined) return new Metric({ namespace, metricName, statistic: Stats.SUM, period });
  // A query of several series: CloudWatch evaluates each of them, also those of values that nobody has seen before.
  return new MathExpression({
    expression: `SELECT SUM("${metricName}") FROM SCHEMA("${namespace}", ${countedBy}) GROUP BY ${countedBy}`,
    usingMetrics: {},
    period,
  });
}
