import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface LineAlarmOptions {
  /** Kebab-case; the runbook is `docs/runbooks/<name>.md` and the page says so. */
  name: string;
  /** Who is hurt and how, in a sentence: the first line of the message somebody is woken by. */
  impact: string;
  metric: IMetric;
  threshold: number;
  /** Periods that are looked at; 1 unless given. */
  periods?: number;
  /** How many of those periods must be over the threshold; all of them unless given. */
  periodsOver?: number;
  comparison?: 'at least' | 'below';
  /** Silence means trouble: for work that must happen, such as the minute's sweep. */
  silenceIsTrouble?: boolean;
  topic: ITopic;
}

/** Names of the line's alarms begin so; the topic takes messages from such alarms alone. */
export const alarmPrefix = 'visitation-line-';

/** Every alarm of the line: has an impact in words, a runbook of its own name, and tells when it is over. */
export function createLineAlarm(scope: Construct, options: LineAlarmOptions): Alarm {
  if (options.impact.trim().split(/\s+/).length < 5) {
    throw new Error(`Alarm ${options.name}: say the impact in a sentence, not "${options.impact}".`);
  }
  const alarm = new Alarm(scope, `Alarm-${options.name}`, {
    alarmName: `${alarmPrefix}${options.name}`,
    alarmDescription: `${options.impact} Runbook: docs/runbooks/${options.name}.md`,
    metric: options.metric,
    threshold: options.threshold,
    evaluationPeriods: options.periods ?? 1,
    ...(options.periodsOver !== undefined && { datapointsToAlarm: options.periodsOver }),
    comparisonOperator:
      options.comparison === 'below'
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: options.silenceIsTrouble ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  const action = new SnsAction(options.topic);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
}

/** The shortest period CloudWatch evaluates standard metrics over. */
export const minute = Duration.minutes(1);
