import type { Slot } from '../../schemas/meeting.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { sayDay, sayTime } from '../calendar/local-time.ts';
import { isOpen } from '../calendar/opening-hours.ts';
import { type LineContext, TIMES_A_PAGE } from './machine.ts';
import { da } from './prompts/da.ts';
import type { Prompt } from './prompts/keys.ts';

/** What the carrier must do now: say and listen, say and hang up, or join the conference. */
export type Speech =
  | { act: 'listen'; say: string[]; digits: 'one' | 'many'; timeout: number; waitingSound: boolean }
  | { act: 'hangUp'; say: string[] }
  | { act: 'join'; say: string[] };

export interface SpeechFacts {
  now: Instant;
  unit: Unit;
  policy: Policy;
  visit: Visit;
  offers: Slot[];
  /** Place in the queue and expected minutes; only while waiting. */
  queue?: { place: number; minutes: number } | undefined;
  known: boolean;
  /** The first prompt of the call greets. */
  greet: boolean;
}

/** Seconds of silence before a menu is repeated; the carrier's default (twilio.md §3.2). */
const LISTEN_SECONDS = 5;
/** Digits of a code or number are keyed one after the other by people who may be upset. */
const LONG_LISTEN_SECONDS = 10;
/** A wait round ends this long after the waiting sound, so that a late key still counts. */
const WAIT_ROUND_SECONDS = 8;
/** After a choice there is nothing left to do; a short pause for a change of mind. */
const AFTER_CHOICE_SECONDS = 4;

/** Fills the prompt of the language file. */
export const utter = ({ key, values }: Prompt): string =>
  da[key].replaceAll(/\{(\w+)\}/g, (_, name: string) => (values as Record<string, string>)[name] ?? '');

const none = {};

/** `mandag til fredag fra 9 til 15` in short: today's hours if there are any, else those of the next open weekday. */
export const sayHours = (policy: Policy): string => {
  const days = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'];
  const groups: { from: number; to: number; hours: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const hours = policy.openingHours.weekdays[String(weekday)];
    if (hours === undefined) continue;
    const text = `fra ${hours.open.replace(/^0/, '').replace(':00', '').replace(':', '.')} til ${hours.close.replace(':00', '').replace(':', '.')}`;
    const last = groups.at(-1);
    if (last !== undefined && last.hours === text && last.to === weekday - 1) last.to = weekday;
    else groups.push({ from: weekday, to: weekday, hours: text });
  }
  return groups
    .map(({ from, to, hours }) => `${days[from - 1]}${to > from ? ` til ${days[to - 1]}` : ''} ${hours}`)
    .join(' og ');
};

const whyPrompt = (context: LineContext): Prompt[] => {
  switch (context.reason) {
    case 'wrong':
      return [{ key: 'wrongKey', values: none }];
    case 'silent':
      return [{ key: 'nothingHeard', values: none }];
    case 'codeWrong':
      return [{ key: 'codeWrong', values: none }];
    case 'codeGivenUp':
      return [{ key: 'codeGivenUp', values: none }];
    case 'codeFound':
      return [{ key: 'codeFound', values: none }];
    case 'closed':
      return [{ key: 'closedSoCallback', values: none }];
    case 'slotTaken':
      return [{ key: 'slotTaken', values: none }];
    case 'noTimes':
      return [{ key: 'noTimes', values: none }];
    case 'decided':
      return [{ key: 'decidedCallback', values: none }];
    default:
      return [];
  }
};

const times = (context: LineContext, { offers, now }: SpeechFacts): Prompt[] => {
  const page = offers.slice(context.page * TIMES_A_PAGE, (context.page + 1) * TIMES_A_PAGE);
  return [
    { key: 'times', values: none },
    ...page.map(
      (slot, index): Prompt => ({
        key: 'time',
        values: { key: String(index + 1), day: sayDay(slot.startAt, now), time: sayTime(slot.startAt) },
      }),
    ),
    ...(offers.length > TIMES_A_PAGE ? [{ key: 'moreTimes', values: none } as const] : []),
    { key: 'timesEnd', values: none },
  ];
};

const promised = ({ visit, now, policy }: SpeechFacts): Prompt[] => {
  if (visit.promise === undefined) return [];
  const { from, until } = visit.promise;
  const values = { day: sayDay(from, now), from: sayTime(from), until: sayTime(until) };
  return [{ key: isOpen(now, policy.openingHours) ? 'promised' : 'promisedOutside', values }];
};

const booked = ({ visit, now, policy }: SpeechFacts): Prompt[] =>
  visit.meeting === undefined
    ? []
    : [
        {
          key: 'booked',
          values: {
            day: sayDay(visit.meeting.startAt, now),
            time: sayTime(visit.meeting.startAt),
            place: policy.meetings.place,
          },
        },
      ];

const greeting = (context: LineContext, facts: SpeechFacts): Prompt[] => {
  if (!facts.greet) return [];
  const welcome: Prompt = { key: facts.known ? 'welcomeKnown' : 'welcome', values: { unit: facts.unit.name } };
  return context.open ? [welcome] : [welcome, { key: 'closedNow', values: { hours: sayHours(facts.policy) } }];
};

const listen = (prompts: Prompt[], digits: 'one' | 'many' = 'one', timeout = LISTEN_SECONDS): Speech => ({
  act: 'listen',
  say: prompts.map(utter),
  digits,
  timeout,
  waitingSound: false,
});

/** What a caller in this state hears. Total: every state of the machine has its sentence. */
export const speak = (state: string, context: LineContext, facts: SpeechFacts): Speech => {
  const why = context.reason === 'repeat' ? [] : whyPrompt(context);
  const hello = greeting(context, facts);
  switch (state) {
    case 'code':
      return listen([...hello, ...why, { key: 'askCode', values: none }], 'many', LONG_LISTEN_SECONDS);
    case 'menu':
      return listen([...hello, ...why, { key: context.open ? 'menu' : 'menuClosed', values: none }]);
    case 'callbackNumber':
      return listen([...why, { key: 'askNumber', values: none }]);
    case 'keyNumber':
      return listen(
        [
          ...(context.reason === 'wrong' ? [{ key: 'numberWrong', values: none } as const] : why),
          { key: 'askKeyedNumber', values: none },
        ],
        'many',
        LONG_LISTEN_SECONDS,
      );
    case 'meetingTimes':
      return listen([...why, ...times(context, facts)]);
    case 'promised':
      return listen([...why, ...promised(facts), { key: 'afterChoice', values: none }], 'one', AFTER_CHOICE_SECONDS);
    case 'booked':
      return listen(
        [
          ...booked(facts),
          ...(context.callable ? [{ key: 'smsComes', values: none } as const] : []),
          { key: 'afterChoice', values: none },
        ],
        'one',
        AFTER_CHOICE_SECONDS,
      );
    case 'waiting':
      return { ...waiting(context, facts), waitingSound: true };
    case 'lost':
      return {
        ...listen(
          [
            { key: 'lost', values: none },
            { key: 'waitingKeys', values: none },
          ],
          'one',
          LISTEN_SECONDS,
        ),
        waitingSound: true,
      } as Speech;
    case 'talking':
      return { act: 'join', say: [utter({ key: 'joining', values: none })] };
    case 'dialled':
      return { act: 'hangUp', say: [utter({ key: 'tooLate', values: none })] };
    default:
      return { act: 'hangUp', say: farewell(context, facts) };
  }
};

const waiting = (context: LineContext, { queue }: SpeechFacts): Speech & { act: 'listen' } => {
  const first: Prompt[] =
    context.reason === 'first' || context.reason === 'noTimes' || context.reason === 'decided'
      ? [
          ...whyPrompt(context.reason === 'decided' ? { ...context, reason: 'first' } : context),
          { key: 'waitingFirst', values: none },
        ]
      : context.reason === 'notBack'
        ? [{ key: 'notBack', values: none }]
        : [];
  const place: Prompt[] =
    queue === undefined
      ? []
      : queue.place <= 1
        ? [{ key: 'placeNext', values: none }]
        : [{ key: 'place', values: { place: String(queue.place), minutes: String(queue.minutes) } }];
  return {
    act: 'listen',
    say: [...first, ...place, { key: 'waitingKeys', values: none } as const].map(utter),
    digits: 'one',
    timeout: WAIT_ROUND_SECONDS,
    waitingSound: true,
  };
};

const farewell = (context: LineContext, { visit, policy }: SpeechFacts): string[] => {
  const helped =
    visit.promise !== undefined ||
    visit.meeting !== undefined ||
    visit.talkedAt !== undefined ||
    visit.conclusion !== undefined;
  if (helped || context.callable) return [utter({ key: 'farewell', values: none })];
  return [utter({ key: 'farewellCallAgain', values: { hours: sayHours(policy) } })];
};
