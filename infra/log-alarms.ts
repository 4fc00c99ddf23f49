import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { FunctionName } from './function-names.ts';
import { minute } from './line-alarm.ts';
import type { LineFunction } from './line-function.ts';
import { createLogAlarm } from './log-alarm.ts';

/** Alarms on what the functions survive and therefore only log: no error count of the platform shows it. */
export function addLogAlarms(scope: Construct, functions: Record<FunctionName, LineFunction>, topic: ITopic): void {
  const { voice, sweep, dispatch, project } = functions;
  createLogAlarm(scope, {
    name: 'item-set-aside',
    impact:
      'An item in the table could not be read and was set aside: one citizen, call or appointment may be missing from every list until it is repaired.',
    code: 'ITEM_SET_ASIDE',
    logs: Object.values(functions).map(({ log }) => log),
    period: minute,
    threshold: 1,
    topic,
  });
  createLogAlarm(scope, {
    name: 'policy-missing',
    impact:
      'A municipality has no rules in force: its callers are offered meetings only, and every telephone talk counts as preparing one.',
    code: 'POLICY_MISSING',
    logs: [sweep.log],
    period: Duration.minutes(15),
    threshold: 1,
    topic,
  });
  createLogAlarm(scope, {
    name: 'matter-late',
    impact:
      'A citizen waits longer than the law or our own word allows: a first talk, a call-back or a follow-up is late, or a doubt has no time.',
    code: 'MATTER_LATE',
    logs: [project.log],
    period: Duration.minutes(15),
    threshold: 1,
    topic,
  });
  createLogAlarm(scope, {
    name: 'codes-stopped',
    impact:
      'Somebody may be guessing reference codes to hear or change what a citizen has arranged; for an hour callers whom nobody knows are asked to go on without a code.',
    code: 'CODES_STOPPED',
    logs: [project.log],
    period: Duration.minutes(15),
    threshold: 1,
    topic,
  });
  createLogAlarm(scope, {
    name: 'duty-failed',
    impact:
      'The same kind of timed duty fails again and again: some citizens are not called back, or their deadline passes unnoticed.',
    code: 'DUTY_FAILED',
    logs: [sweep.log],
    countedBy: 'kind',
    period: minute,
    threshold: 1,
    // One bad minute passes by itself, since the duty is tried again; three in a quarter of an hour do not.
    periods: 15,
    periodsOver: 3,
    topic,
  });
  createLogAlarm(scope, {
    name: 'voice-apology',
    impact: 'Callers hear an apology and the call ends, because the line failed while it was answering them.',
    code: 'REQUEST_FAILED',
    logs: [voice.log],
    period: minute,
    threshold: 1,
    topic,
  });
  createLogAlarm(scope, {
    name: 'webhook-unsigned',
    impact:
      'Many requests to the line are turned away as not coming from the carrier: either callers hear the static apology because of a wrong token or address, or somebody is probing.',
    code: 'WEBHOOK_UNSIGNED',
    logs: [voice.log, functions['carrier-status'].log, functions.replies.log],
    period: Duration.minutes(15),
    // A call that is turned away costs two or three such lines, and a small municipality has few calls: two of them are many.
    threshold: 5,
    topic,
  });
  createLogAlarm(scope, {
    name: 'ring-refused',
    impact: 'The carrier refuses to ring consultants: callers stay in the queue although consultants are free.',
    code: 'EFFECT_REFUSED',
    logs: [dispatch.log, sweep.log],
    where: { effect: 'ringConsultant' },
    // The citizen hung up before the softphone rang: that happens every day.
    except: { code: 'superseded' },
    period: Duration.minutes(5),
    // One refusal is made good by ringing the next consultant.
    threshold: 3,
    topic,
  });
}
