import { apiVersion } from './account.ts';
import type { Call, ProgressEvent } from './call.ts';
import { rfc2822 } from './duration.ts';
import type { Fields } from './webhook/sign.ts';

/** The country of a number, as far as it is known here: Denmark's. */
export function country(side: 'From' | 'To', address: string): Fields {
  return address.startsWith('+45') ? { [`${side}Country`]: 'DK' } : {};
}

/** The fields of every request about a call, as they are at this moment. */
export function callFields(accountSid: string, call: Call): Fields {
  return {
    ...call.parameters,
    AccountSid: accountSid,
    ApiVersion: apiVersion,
    CallSid: call.sid,
    CallStatus: call.status,
    Called: call.to,
    Caller: call.from,
    Direction: call.direction,
    From: call.from,
    To: call.to,
    ...country('From', call.from),
    ...country('To', call.to),
    ...(call.parent ? { ParentCallSid: call.parent.sid } : {}),
    ...(call.applicationSid ? { ApplicationSid: call.applicationSid } : {}),
  };
}

/** What a call-progress callback adds; takes the next sequence number of the call. */
export function progressFields(call: Call, event: ProgressEvent, now: number): Fields {
  const ended = event === 'completed';
  return {
    Timestamp: rfc2822(now),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(call.sequence++),
    ...(ended && call.answeredBy ? { AnsweredBy: call.answeredBy } : {}),
    ...(ended ? { CallDuration: String(call.seconds), Duration: String(Math.ceil(call.seconds / 60)) } : {}),
  };
}
