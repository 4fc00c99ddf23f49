import type { Call } from '../../../schemas/call.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { sayDay, sayTime } from '../../calendar/local-time.ts';
import { isOpen, opensNext } from '../../calendar/opening-hours.ts';
import { isSafeContact } from '../../visit/safe-contact.ts';
import type { Prompt } from '../prompts/keys.ts';
import type { SpeechFacts } from './speech.ts';
import { plain, sayNumber } from './utter.ts';

/** The call-back: when, from which number, and what if it is missed. */
export function promised(call: Call, { visit, now, policy, unit }: SpeechFacts): Prompt[] {
  if (visit?.callback === undefined) return [];
  const values = windowOf(visit.callback, now);
  const number = { number: sayNumber(unit.number) };
  const isTriedAgain = policy.callback.attempts > 1;
  const freely = policy.voluntary ? [plain('voluntary')] : [];
  const how: Prompt[] = [{ key: isTriedAgain ? 'promisedAgain' : 'promisedOnce', values: number }, ...freely];
  if (!isOpen(now, policy.openingHours)) return [{ key: 'promisedOutside', values }, ...how];
  const kept = call.placeAt === undefined ? [] : [plain('placeKept')];
  return [{ key: 'promised', values }, ...kept, ...how];
}

function windowOf({ from, until }: NonNullable<Visit['callback']>, now: string) {
  return { day: sayDay(from, now), from: sayTime(from), until: sayTime(until) };
}

/** The meeting: when, where, that a message comes where one can, and what if the citizen cannot come. */
export function booked(call: Call, { visit, now, policy, unit, noSms }: SpeechFacts): Prompt[] {
  const isWritten = call.callable && !isSafeContact(visit ?? {}) && noSms !== true;
  const sms = isWritten ? [plain('smsComes')] : [];
  if (visit?.meeting === undefined) return sms;
  const { startAt } = visit.meeting;
  return [
    { key: 'booked', values: { day: sayDay(startAt, now), time: sayTime(startAt), place: policy.meetings.place } },
    { key: 'cannotCome', values: { number: sayNumber(unit.number) } },
    ...sms,
  ];
}

/** Who would rather meet, after a talk: when, where a time stands already, and else that somebody finds one. */
export function meetingWished({ visit, now }: SpeechFacts): Prompt[] {
  if (visit?.meeting === undefined) return [plain('meetingWished')];
  const { startAt } = visit.meeting;
  return [{ key: 'farewellMeeting', values: { day: sayDay(startAt, now), time: sayTime(startAt) } }];
}

/** The last words name what comes next, where it was agreed in this call; else when to call us. */
export function farewell(call: Call, facts: SpeechFacts): Prompt[] {
  const { visit, now } = facts;
  const isTold = call.state.at === 'prompt' && call.callable;
  if (isTold && visit?.meeting !== undefined && visit.choice === 'physical') {
    const { startAt } = visit.meeting;
    return [{ key: 'farewellMeeting', values: { day: sayDay(startAt, now), time: sayTime(startAt) } }];
  }
  if (isTold && visit?.callback !== undefined)
    return [{ key: 'farewellCallback', values: windowOf(visit.callback, now) }];
  // In safe contact nobody calls unless a time was agreed.
  if (!isHelped(visit) && visit !== undefined && isSafeContact(visit)) return [comeAgain(facts)];
  return isHelped(visit) || call.callable ? [plain('farewell')] : [callAgain(facts)];
}

function isHelped(visit: Visit | undefined): boolean {
  if (visit === undefined) return false;
  return [visit.callback, visit.meeting, visit.talkedAt, visit.conclusion].some((one) => one !== undefined);
}

function callAgain(facts: SpeechFacts): Prompt {
  const { now, policy } = facts;
  if (isOpen(now, policy.openingHours)) return plain('farewellCallAnytime');
  return { key: 'farewellCallAgain', values: opening(facts) };
}

function comeAgain(facts: SpeechFacts): Prompt {
  if (isOpen(facts.now, facts.policy.openingHours)) return plain('farewell');
  return { key: 'farewellComeAgain', values: opening(facts) };
}

function opening({ now, unit }: SpeechFacts) {
  const opens = opensNext(now, unit);
  return { day: sayDay(opens, now), time: sayTime(opens) };
}
