import type { Call } from '../../../schemas/call.ts';
import type { Arrangement } from '../../../schemas/prompt.ts';
import type { Callback, Visit } from '../../../schemas/visit.ts';
import { isOpen } from '../../calendar/opening-hours.ts';
import { toldFrom } from '../../callback/window.ts';
import { isSafeContact } from '../../visit/safe-contact.ts';
import type { Prompt } from '../prompts/keys.ts';
import type { Telling } from './speech.ts';
import { plain, sayNumber } from './utter.ts';

/** The call-back: when, from which number, and what if it is missed. */
export function promised(call: Call, facts: Telling): Prompt[] {
  const { visit, now, policy, unit } = facts;
  if (visit?.callback === undefined) return [];
  const values = windowOf(visit.callback, facts);
  const number = { number: sayNumber(unit.number) };
  const isTriedAgain = policy.callback.attempts > 1;
  const freely = policy.voluntary ? [plain('voluntary')] : [];
  const how: Prompt[] = [{ key: isTriedAgain ? 'promisedAgain' : 'promisedOnce', values: number }, ...freely];
  const besides = also(call, facts, 'callback');
  const other = late(visit.callback, facts);
  if (other !== undefined) return [other, ...how, ...besides];
  if (!isOpen(now, policy.openingHours) && call.reason !== 'kept')
    return [{ key: 'promisedOutside', values }, ...how, ...besides];
  const kept = call.placeAt === undefined ? [] : [plain('placeKept')];
  return [{ key: 'promised', values }, ...kept, ...how, ...besides];
}

/** What is said of a promise that is no window ahead any more: it was tried, or its window is over. */
export function late({ attempts, until, nextAt }: Callback, { now, words }: Telling): Prompt | undefined {
  if (attempts > 0 && nextAt <= now) return plain('promisedSoon');
  if (attempts > 0) return { key: 'promisedRetry', values: { day: words.day(nextAt, now), time: words.time(nextAt) } };
  return until <= now ? plain('promisedLate') : undefined;
}

export function windowOf(callback: Callback, { now, words }: Telling) {
  const { from, until } = callback;
  return { day: words.day(from, now), from: words.time(toldFrom(callback)), until: words.time(until) };
}

/** What stands besides, for who has keyed the code. */
export function also({ through }: Call, facts: Telling, but: Arrangement): Prompt[] {
  const { visit, now, words } = facts;
  if (through !== 'code' || visit === undefined) return [];
  return but === 'callback' ? alsoMeeting(visit) : alsoCall(visit);

  function alsoMeeting({ meeting }: Visit): Prompt[] {
    if (meeting === undefined || meeting.startAt <= now) return [];
    return [
      { key: 'alsoMeeting', values: { day: words.day(meeting.startAt, now), time: words.time(meeting.startAt) } },
    ];
  }
  function alsoCall({ callback }: Visit): Prompt[] {
    const isAhead = callback?.kind === 'callback' && late(callback, facts) === undefined;
    return isAhead ? [{ key: 'alsoCall', values: windowOf(callback, facts) }] : [];
  }
}

/** The meeting: when, where, that a message comes where one can, and what if the citizen cannot come. */
export function booked(call: Call, facts: Telling): Prompt[] {
  const { visit, now, policy, unit, noSms, words } = facts;
  const isWritten = call.callable && !isSafeContact(visit ?? {}) && noSms !== true;
  const sms = isWritten ? [plain('smsComes')] : [];
  if (visit?.meeting === undefined) return sms;
  const { startAt } = visit.meeting;
  const isNew = call.reason !== 'kept' && call.reason !== 'noOtherTimes';
  const values = { day: words.day(startAt, now), time: words.time(startAt), place: policy.meetings.place };
  return [
    { key: 'booked', values },
    { key: 'cannotCome', values: { number: sayNumber(unit.number) } },
    ...(isNew ? sms : []),
    ...also(call, facts, 'meeting'),
  ];
}

/** Who would rather meet, after a talk: when, where a time stands already, and else that somebody finds one. */
export function meetingWished({ visit, now, words }: Telling): Prompt[] {
  if (visit?.meeting === undefined) return [plain('meetingWished')];
  const { startAt } = visit.meeting;
  return [{ key: 'farewellMeeting', values: { day: words.day(startAt, now), time: words.time(startAt) } }];
}
