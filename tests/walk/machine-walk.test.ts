import { expect, test } from 'vitest';
import { type LineEvent, TIMES_A_PAGE, TRIES } from '../../flows/line/machine.ts';
import { da } from '../../flows/line/prompts/da.ts';
import { type Speech, speak } from '../../flows/line/speak.ts';
import { nextLine } from '../../flows/line/step.ts';
import { type Configuration, events, nameOf, stateNames, type Transition, walkMachine } from './machine-walk.ts';
import { policy, registeredVisits, slotsOffered, unit } from './world.ts';

const { configurations, transitions } = walkMachine();
console.log(`line machine: ${configurations.size} configurations, ${transitions.length} transitions`);

const [, promisedVisit, bookedVisit] = registeredVisits();
/** Every case in which a caller can stand: nothing arranged, promised, booked, both. */
const visits = [
  { ...bookedVisit, meeting: undefined },
  promisedVisit,
  bookedVisit,
  { ...bookedVisit, promise: promisedVisit?.promise },
] as NonNullable<typeof bookedVisit>[];

const speeches = new Map<Configuration, Speech[]>();
/** What is said here, in every case in which the caller can stand. */
const speechesAt = (configuration: Configuration): Speech[] => {
  const known = speeches.get(configuration);
  if (known !== undefined) return known;
  const { value, context } = configuration;
  const queues = value === 'waiting' ? [undefined, { place: 1, minutes: 4 }, { place: 3, minutes: 12 }] : [undefined];
  const said = visits
    .filter(({ promise, meeting }) => (value !== 'promised' || promise) && (value !== 'booked' || meeting))
    .flatMap((visit) =>
      queues.map((queue) =>
        speak(value, context, {
          now: '2021-01-04T09:00:00.000Z',
          unit,
          policy,
          visit,
          offers: slotsOffered(context.offers),
          queue,
          known: true,
          greet: false,
        }),
      ),
    );
  speeches.set(configuration, said);
  return said;
};

const at = (name: string): Configuration => configurations.get(name) as Configuration;
const listens = (configuration: Configuration) => speechesAt(configuration).every((speech) => speech.act === 'listen');
const from = Map.groupBy(transitions, (transition) => transition.from);
const show = ({ from: before, event, to }: Transition) => `${before} --${JSON.stringify(event)}--> ${to}`;
const live = [...configurations].filter(([, { value }]) => value !== 'gone');

test('every state the machine names can be reached or passed through', () => {
  const seen = new Set([...configurations.values()].map(({ value }) => value));
  /** Left in the same moment: they only decide. */
  const passing = ['askNumber', 'askConsultant', 'decide', 'noTimes', 'backOrDecide'];
  expect(stateNames.filter((name) => !seen.has(name) && !passing.includes(name))).toEqual([]);
  expect(passing.filter((name) => seen.has(name))).toEqual([]);
});

test('every configuration answers every event with another known configuration', () => {
  expect(transitions.length).toBe(live.length * events.length);
  expect(transitions.filter(({ to }) => !stateNames.includes(at(to).value))).toEqual([]);
});

test('counters stay within their bounds in every configuration', () => {
  const beyond = live.filter(
    ([, { context }]) =>
      context.wrong >= TRIES ||
      context.silent >= TRIES ||
      context.taken >= TRIES ||
      context.page * TIMES_A_PAGE >= Math.max(1, context.offers),
  );
  expect(beyond.map(([name]) => name)).toEqual([]);
});

test('every configuration has a prompt of whole sentences that can be listened to', () => {
  const bad = live.filter(([, configuration]) =>
    speechesAt(configuration).some(
      ({ say }) =>
        say.length < 1 ||
        say.length > 8 ||
        say.some(
          (sentence) => sentence.length < 8 || sentence.length > 200 || /[{}]|undefined|null|NaN/.test(sentence),
        ),
    ),
  );
  expect(bad.map(([name]) => name)).toEqual([]);
});

/** Only these are heard by no key: in conversation and while we ring the citizen. */
test('every prompt listens, except in conversation, before the citizen answers, and at the farewell', () => {
  const deaf = new Set(live.filter(([, configuration]) => !listens(configuration)).map(([, { value }]) => value));
  expect([...deaf].toSorted()).toEqual(['dialled', 'farewell', 'talking']);
});

const listening = live.filter(([, configuration]) => listens(configuration));
const after = (name: string, matches: (event: LineEvent) => boolean) =>
  (from.get(name) ?? []).filter(({ event }) => matches(event));
const isKey = (key: string) => (event: LineEvent) => event.type === 'KEY' && event.key === key;

test('9 repeats at every prompt and changes nothing else', () => {
  const bad = listening
    .flatMap(([name]) => after(name, isKey('9')))
    .filter(({ from: before, to, effects }) => {
      const { value, context } = at(before);
      return effects.length > 0 || nameOf(at(to)) !== nameOf({ value, context: { ...context, reason: 'repeat' } });
    });
  expect(bad.map(show)).toEqual([]);
});

test('0 leads to meeting times at every prompt, to their repeat there, and to a task for the desk when there are none', () => {
  const bad = listening
    .flatMap(([name]) => after(name, isKey('0')))
    .filter(({ from: before, to, effects }) =>
      at(before).context.offers > 0
        ? at(to).value !== 'meetingTimes' || effects.some((effect) => effect !== 'leaveQueue')
        : !effects.includes('openNoTimesTask'),
    );
  expect(bad.map(show)).toEqual([]);
});

/** What a prompt makes of keys that it does not know: a code and a number are heard as a whole (flows/line/hear.ts). */
const heardAt = (value: string): LineEvent['type'][] => [
  'KEY',
  'SILENCE',
  ...(value === 'code' ? ['CODE_UNKNOWN' as const] : []),
  ...(value === 'keyNumber' ? ['NUMBER_WRONG' as const] : []),
];
/** Keys that mean something where they leave the caller at the same prompt. */
const understood = (value: string): string[] => (value === 'meetingTimes' ? ['0', '8', '9'] : ['0', '9']);
/** Stays at the prompt without having been understood. */
const notUnderstood = ({ from: before, event, to }: Transition): boolean => {
  const { value } = at(before);
  if (at(to).value !== value || !heardAt(value).includes(event.type)) return false;
  return event.type !== 'KEY' || !understood(value).includes(event.key);
};

test('no row of wrong keys and silences keeps a caller at a prompt for longer than five tries', () => {
  /** Rounds of waiting are no prompts that want an answer; they end by a consultant, closing time or the rejoin limit. */
  const rounds = ['waiting', 'lost'];
  const heard = new Set(listening.map(([name]) => name));
  const edges = transitions.filter(
    (edge) => heard.has(edge.from) && notUnderstood(edge) && !rounds.includes(at(edge.from).value),
  );
  const next = Map.groupBy(edges, (edge) => edge.from);
  const longest = new Map<string, number>();
  const measure = (name: string, path: Set<string>): number => {
    const known = longest.get(name);
    if (known !== undefined) return known;
    if (path.has(name)) return Number.POSITIVE_INFINITY;
    path.add(name);
    const length = Math.max(0, ...(next.get(name) ?? []).map((edge) => 1 + measure(edge.to, path)));
    path.delete(name);
    longest.set(name, length);
    return length;
  };
  const most = Math.max(...live.map(([name]) => measure(name, new Set())));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(5);
});

test('a caller whose times are taken again and again is helped otherwise after three', () => {
  /** Chosen, refused by the store, times read again: how often in a row? */
  const refusals = ({ value, context }: Configuration, depth = 0): number => {
    if (value !== 'meetingTimes' || depth > TRIES + 2) return depth;
    const chosen = once({ value, context }, { type: 'KEY', key: '1' });
    return refusals(once(chosen, { type: 'SLOT_TAKEN', offers: 4 }), depth + 1);
  };
  const choosing = live.filter(([, { value }]) => value === 'meetingTimes');
  expect(choosing.length).toBeGreaterThan(0);
  expect(Math.max(...choosing.map(([, configuration]) => refusals(configuration)))).toBe(TRIES);
});

/** One event in the machine itself. */
const once = (configuration: Configuration, event: LineEvent): Configuration => {
  const { value, context } = nextLine(configuration, event);
  return { value, context };
};

test('every prompt can be left by a key or by silence, and every wait by an answer of ours', () => {
  const stuck = live.filter(
    ([name, { value }]) =>
      !(from.get(name) ?? []).some(({ to, event }) => at(to).value !== value && event.type !== 'HANGUP') &&
      value !== 'farewell',
  );
  expect(stuck.map(([name]) => name)).toEqual([]);
});

/** Configurations from which one of the ends is in reach, going backwards along the transitions that are allowed. */
const reaching = (ends: (configuration: Configuration) => boolean, allowed: (event: LineEvent) => boolean) => {
  const back = Map.groupBy(
    transitions.filter(({ event }) => allowed(event)),
    ({ to }) => to,
  );
  const reached = new Set([...configurations].filter(([, configuration]) => ends(configuration)).map(([name]) => name));
  const open = [...reached];
  for (let name = open.pop(); name !== undefined; name = open.pop())
    for (const { from: before } of back.get(name) ?? [])
      if (!reached.has(before)) {
        reached.add(before);
        open.push(before);
      }
  return reached;
};

test('from everywhere the line itself can bring the call to its last sentence, and hanging up ends it at once', () => {
  const closing = reaching(
    ({ value }) => value === 'farewell',
    ({ type }) => type !== 'HANGUP',
  );
  expect(live.filter(([name]) => !closing.has(name)).map(([name]) => name)).toEqual([]);
  expect(transitions.filter(({ event, to }) => event.type === 'HANGUP' && at(to).value !== 'gone')).toEqual([]);
});

test('a caller who does nothing at all is brought to an end, or waits in the queue', () => {
  const idle = reaching(
    ({ value }) => ['farewell', 'waiting'].includes(value),
    ({ type }) => type === 'SILENCE',
  );
  const left = listening.filter(([name, { value }]) => !idle.has(name) && value !== 'lost');
  expect(left.map(([name]) => name)).toEqual([]);
});

/** Said by the functions themselves, outside the machine: to a consultant whose reservation is over, and when all else fails. */
const SAID_OUTSIDE = ['consultantTooLate', 'apology'];
/** Only the first answer of a call greets. */
const GREETING = ['welcome', 'welcomeKnown', 'closedNow'];

test('every sentence of the language file is said somewhere', () => {
  const patterns = Object.entries(da).map(
    ([key, text]) =>
      [key, new RegExp(`^${text.replaceAll(/[.?*+^$()[\]|\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '.+')}$`)] as const,
  );
  const said = new Set(SAID_OUTSIDE);
  const sentences = new Set<string>();
  for (const [, configuration] of live)
    for (const speech of speechesAt(configuration)) for (const sentence of speech.say) sentences.add(sentence);
  for (const known of [true, false])
    for (const open of [true, false])
      for (const now of ['2021-01-04T09:00:00.000Z', '2021-01-04T20:00:00.000Z'])
        for (const value of ['menu', 'promised']) {
          const context = { ...(live[0]?.[1].context as Configuration['context']), open };
          const facts = { now, unit, policy, visit: visits[3] as (typeof visits)[0], offers: [], known, greet: true };
          for (const sentence of speak(value, context, facts).say) sentences.add(sentence);
        }
  for (const sentence of sentences) for (const [key, pattern] of patterns) if (pattern.test(sentence)) said.add(key);
  expect(GREETING.filter((key) => !said.has(key))).toEqual([]);
  expect(Object.keys(da).filter((key) => !said.has(key))).toEqual([]);
});
