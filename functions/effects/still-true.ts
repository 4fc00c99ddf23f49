import { isSameWindow } from '../../flows/callback/window.ts';
import type { Effect, SmsTemplate } from '../../schemas/effect.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';

type Sms = Extract<Effect, { kind: 'sms' }>;

export interface About {
  visit: Visit;
  meeting?: Meeting;
}

interface Case extends About {
  sms: Sms;
  now: Instant;
}

function isBooked({ meeting }: Case): boolean {
  return meeting?.state === 'booked';
}

function isPromised({ visit: { callback }, sms: { from, until } }: Case): boolean {
  return callback !== undefined && from !== undefined && until !== undefined && isSameWindow(callback, { from, until });
}

/** Two promises of one window may be made before the word of the first is sent: only the last is told. */
function isToldLast(of: Case): boolean {
  return isPromised(of) && of.visit.callback?.toldAt === of.sms.promisedAt;
}

/** When each message is still so. */
const stands: Record<SmsTemplate, (of: Case) => boolean> = {
  meetingBooked: isBooked,
  notReachedMeeting: isBooked,
  meetingMoved: isBooked,
  brokenMeeting: isBooked,
  meetingReminder: (of) => isBooked(of) && of.meeting !== undefined && of.meeting.startAt > of.now,
  meetingCancelled: ({ meeting }) => meeting?.state === 'cancelled',
  callbackPromised: isToldLast,
  callbackBroken: isPromised,
  callbackClosed: isPromised,
  callbackMoved: isPromised,
  attemptFailed: ({ visit: { callback }, sms: { from } }) => callback !== undefined && callback.nextAt === from,
  callbackCancelled: ({ visit }) => visit.callback === undefined,
  arrangements: ({ visit: { callback, meeting } }) => (callback ?? meeting) !== undefined,
  severalStand: () => true,
};

/** What was given up meanwhile is not confirmed, and what stands again is not cancelled. */
export function isStillTrue(sms: Sms, about: About, now: Instant): boolean {
  return stands[sms.template]({ ...about, sms, now });
}
