import type { Call } from '../../schemas/call.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { sayDay, sayTime } from '../calendar/local-time.ts';
import { isOpen } from '../calendar/opening-hours.ts';
import { offersTelephone } from '../calendar/policy.ts';
import { da } from './prompts/da.ts';
import type { PlainPrompt, Prompt } from './prompts/keys.ts';

/** What the carrier must do now: say and listen, say and hang up, or join the conference. */
export type Speech =
  | { act: 'listen'; say: string[]; digits: 'one' | 'many'; timeout: number; waitingSound: boolean }
  | { act: 'hangUp'; say: string[] }
  | { act: 'join'; say: string[] };

export interface SpeechFacts {
  now: Instant;
  unit: Unit;
  policy: Policy;
  visit: Visit | undefined;
  /** Place in the queue and expected minutes; only while waiting. */
  queue?: { place: number; minutes: number } | undefined;
  /** A talk now is possible: within opening hours, or a consultant is free. */
  open: boolean;
  /** The telephone that would be written to takes no SMS. */
  noSms?: boolean;
  /** The first prompt of the call greets. */
  greet: boolean;
}

/** Seconds of silence before a menu is repeated; the carrier's default. */
const listenSeconds = 5;
/** Digits of a code or number are keyed one after the other by people who may be upset. */
const longListenSeconds = 10;
/** A wait round ends this long after the waiting sound, so that a late key still counts. */
const waitRoundSeconds = 8;
/** After a choice there is nothing left to do; a short pause for a change of mind. */
const afterChoiceSeconds = 4;

/** Fills the prompt of the language file. */
export function utter({ key, values }: Prompt): string {
  return da[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => (values as Record<string, string>)[name] ?? '');
}

/** A sentence with nothing to fill in. */
function plain(key: PlainPrompt): Prompt {
  return { key, values: {} } as Prompt;
}

/** All weekdays with their hours: `mandag til torsdag fra 8 til 16 og fredag fra 8 til 15`. */
export function sayHours(policy: Policy): string {
  const days = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'];
  const groups: { from: number; to: number; hours: string }[] = [];
  for (let weekday = 1; weekday <= days.length; weekday += 1) {
    const hours = policy.openingHours.weekdays[String(weekday)];
    if (hours === undefined) continue;
    const text = `fra ${sayClock(hours.open)} til ${sayClock(hours.close)}`;
    const last = groups.at(-1);
    if (last !== undefined && last.hours === text && last.to === weekday - 1) last.to = weekday;
    else groups.push({ from: weekday, to: weekday, hours: text });
  }
  return groups
    .map(({ from, to, hours }) => `${days[from - 1]}${to > from ? ` til ${days[to - 1]}` : ''} ${hours}`)
    .join(' og ');
}

function sayClock(time: string): string {
  return time.replace(/^0/, '').replace(':00', '').replace(':', '.');
}

/** What a caller in this state hears. Total: every state and prompt has its sentence. */
export function speak(call: Call, facts: SpeechFacts): Speech {
  const { state } = call;
  switch (state.at) {
    case 'prompt':
      return speakPrompt(call, state, facts);
    case 'waiting':
      // A call-back whose consultant was lost before the citizen answered: nobody is there to wait for.
      return call.citizenLeg === undefined ? hangUp([plain('tooLate')]) : waiting(call, facts);
    case 'reserved':
      if (state.lost !== undefined) return lost();
      return call.citizenLeg === undefined ? hangUp([plain('tooLate')]) : waiting(call, facts);
    case 'accepted':
      // About to be fetched; who asks meanwhile has asked twice, and must be there to be fetched.
      return state.lost === undefined ? holding([plain('joining')]) : lost();
    case 'lost':
      return lost();
    case 'connected':
      return { act: 'join', say: [utter(plain('joining'))] };
    case 'ended':
      return hangUp(farewell(call, facts));
  }
}

function menuOf({ policy, open }: SpeechFacts): PlainPrompt {
  if (!offersTelephone(policy)) return 'menuMeetings';
  return open ? 'menu' : 'menuClosed';
}

type AtPrompt = Extract<Call['state'], { at: 'prompt' }>;

function speakPrompt(call: Call, state: AtPrompt, facts: SpeechFacts): Speech {
  const why = whySaid(call);
  const hello = greeting(facts);
  switch (state.prompt) {
    case 'code':
      return listen([...hello, ...why, plain('askCode')], 'many', longListenSeconds);
    case 'menu':
      return listen([...hello, ...why, plain(menuOf(facts))]);
    case 'callbackNumber':
      return listen([...why, plain('askNumber')]);
    case 'keyNumber':
      return listen(
        [...(call.reason === 'wrong' ? [plain('numberWrong')] : why), plain('askKeyedNumber')],
        'many',
        longListenSeconds,
      );
    case 'meetingTimes':
      return listen([...why, ...times(state, facts)]);
    case 'promised':
      return listen([...why, ...promised(call, facts), plain('afterChoice')], 'one', afterChoiceSeconds);
    case 'booked':
      return listen(
        [
          ...booked(facts),
          ...(isWrittenTo(call, facts) ? [plain('smsComes')] : []),
          plain('afterChoice'),
        ],
        'one',
        afterChoiceSeconds,
      );
    case 'farewell':
      return hangUp(farewell(call, facts));
  }
}

/** Does an SMS about the time follow? */
function isWrittenTo({ callable }: Call, { visit, noSms }: SpeechFacts): boolean {
  return callable && visit?.noMessages === undefined && noSms !== true;
}

const whyKeys = {
  wrong: 'wrongKey',
  silent: 'nothingHeard',
  codeWrong: 'codeWrong',
  codeGivenUp: 'codeGivenUp',
  codeFound: 'codeFound',
  closed: 'closedSoCallback',
  slotTaken: 'slotTaken',
  noTimes: 'noTimes',
  decided: 'decidedCallback',
} as const;

function whySaid({ reason }: Call): Prompt[] {
  return reason in whyKeys ? [plain(whyKeys[reason as keyof typeof whyKeys])] : [];
}

function times(state: AtPrompt, { now }: SpeechFacts): Prompt[] {
  const { page = [], more = false, late = false } = state.times ?? {};
  return [
    ...(late ? [plain('lateTimes')] : []),
    plain('times'),
    ...page.map(
      (time, index): Prompt => ({
        key: 'time',
        values: { key: String(index + 1), day: sayDay(time.startAt, now), time: sayTime(time.startAt) },
      }),
    ),
    ...(more ? [plain('moreTimes')] : []),
    plain('timesEnd'),
  ];
}

function promised(call: Call, { visit, now, policy }: SpeechFacts): Prompt[] {
  if (visit?.callback === undefined) return [];
  const { from, until } = visit.callback;
  const values = { day: sayDay(from, now), from: sayTime(from), until: sayTime(until) };
  if (!isOpen(now, policy.openingHours)) return [{ key: 'promisedOutside', values }];
  return [{ key: 'promised', values }, ...(call.placeAt === undefined ? [] : [plain('placeKept')])];
}

function booked({ visit, now, policy }: SpeechFacts): Prompt[] {
  if (visit?.meeting === undefined) return [];
  const { startAt } = visit.meeting;
  return [
    { key: 'booked', values: { day: sayDay(startAt, now), time: sayTime(startAt), place: policy.meetings.place } },
  ];
}

function greeting({ greet, unit, open, policy }: SpeechFacts): Prompt[] {
  if (!greet) return [];
  const welcome: Prompt = { key: 'welcome', values: { unit: unit.name } };
  return open ? [welcome] : [welcome, { key: 'closedNow', values: { hours: sayHours(policy) } }];
}

function listen(prompts: Prompt[], digits: 'one' | 'many' = 'one', timeout = listenSeconds): Speech {
  return { act: 'listen', say: prompts.map(utter), digits, timeout, waitingSound: false };
}

function hangUp(prompts: Prompt[]): Speech {
  return { act: 'hangUp', say: prompts.map(utter) };
}

function lost(): Speech {
  return holding([plain('lost'), plain('waitingKeys')]);
}

/** Somebody is about to be there. */
function holding(prompts: Prompt[]): Speech {
  return { act: 'listen', say: prompts.map(utter), digits: 'one', timeout: listenSeconds, waitingSound: true };
}

function waiting(call: Call, { queue }: SpeechFacts): Speech {
  const isFirst = call.reason === 'first' || call.reason === 'noTimes' || call.reason === 'decided';
  const first: Prompt[] = isFirst
    ? [...(call.reason === 'noTimes' ? [plain('noTimes')] : []), plain('waitingFirst')]
    : call.reason === 'notBack'
      ? [plain('notBack')]
      : [];
  return {
    act: 'listen',
    say: [...first, ...place(queue), plain('waitingKeys')].map(utter),
    digits: 'one',
    timeout: waitRoundSeconds,
    waitingSound: true,
  };
}

function place(queue: SpeechFacts['queue']): Prompt[] {
  if (queue === undefined) return [];
  if (queue.place <= 1) return [plain('placeNext')];
  return [{ key: 'place', values: { place: String(queue.place), minutes: String(queue.minutes) } }];
}

function farewell(call: Call, { visit, policy }: SpeechFacts): Prompt[] {
  const isHelped =
    visit !== undefined &&
    (visit.callback !== undefined ||
      visit.meeting !== undefined ||
      visit.talkedAt !== undefined ||
      visit.conclusion !== undefined);
  if (isHelped || call.callable) return [plain('farewell')];
  return [{ key: 'farewellCallAgain', values: { hours: sayHours(policy) } }];
}
