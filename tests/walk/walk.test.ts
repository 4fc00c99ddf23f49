import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { entity } from '../../schemas/entity.ts';
import { promptName } from '../../schemas/prompt.ts';
import { diagramOf } from './diagram.ts';
import { isHangUp, keysTo, reaching, standingOf } from './graph.ts';
import { deskEvents } from './rules/desk-events.ts';
import { effects } from './rules/effects.ts';
import { events } from './rules/events.ts';
import { keys } from './rules/keys.ts';
import type { Rules } from './rules/rule.ts';
import { speech, spokenIn, unsaid } from './rules/speech.ts';
import { states } from './rules/states.ts';
import { isHeeded, isHeededTwice } from './rules/webhooks.ts';
import { type Changed, changedOf, type Step } from './step.ts';
import { differencesOf } from './twins.ts';
import { type Walk, walk } from './walk.ts';
import { isDefaultPolicy, policyName } from './world.ts';

/** The calendar is pure, and the walk asks it the same questions over and over. */
vi.mock(import('../../flows/calendar/local-time.ts'), async (original) =>
  (await import('./remember.ts')).remembering(await original()),
);
vi.mock(import('../../flows/calendar/holidays.ts'), async (original) =>
  (await import('./remember.ts')).remembering(await original()),
);

/** What is stored and told has been judged where it was written. */
const ofAnswers = Object.entries({ ...keys, ...speech });
const rules: Rules = { ...states, ...events, ...deskEvents, ...effects, ...keys, ...speech };
const ofChanges = Object.entries(rules);
/** Judged for every step, also one that was refused. */
const lateWords = 'a word that is late, repeated or about another leg changes nothing';
/** Judged where a step led to something new; that is where they can differ. */
const repeatedWords = 'the same word of the carrier twice changes nothing the second time';
const shapes = 'everything that is written has its shape';

/** Four minutes on a machine of its own; it ends by itself, when everything in reach has been visited. */
const walkMs = 7_200_000;

/** Ways on which a sentence was broken, the shortest first. */
const broken = new Map<string, string[]>();
let walked: Walk;

beforeAll(() => {
  // Refusals are answers here, half a million of them: nobody reads where they were made.
  vi.spyOn(Error, 'stackTraceLimit', 'get').mockReturnValue(0);
  walked = walk(judge);
  const { places, edges, steps, met } = walked;
  const transitions = new Set(edges.map(({ from, to, label }) => `${from} ${to} ${label}`)).size;
  console.log(
    `decide by the rules of ${policyName}: ${places.length} configurations, ${transitions} transitions, ${steps} commands; ${met.live} different worlds with a live call, ${met.ended} with one that has ended`,
  );
}, walkMs);

function judge(step: Step, isNew: boolean): void {
  if (isHeeded(step)) tell(lateWords, step);
  const changed = changedOf(step);
  if (changed === undefined) return;
  for (const [sentence, isBroken] of isNoted(changed) ? ofChanges : ofAnswers)
    if (isBroken(changed)) tell(sentence, step);
  if (isNew && isHeededTwice(changed)) tell(repeatedWords, step);
  if (isNew && !isShaped(changed)) tell(shapes, step);
}

function isNoted({ change }: Changed): boolean {
  return change.puts.length > 0 || change.removals.length > 0 || change.events.length > 0;
}

function tell(sentence: string, { way, move }: Step): void {
  const known = broken.get(sentence) ?? [];
  broken.set(sentence, known);
  if (known.length < 5) known.push(`${way} > ${move.label} at ${move.at} with ${move.free} free times`);
}

function isShaped({ change }: Changed): boolean {
  return [...change.puts, ...change.events].every((one) => entity.safeParse(one).success);
}

test.each([...Object.keys(rules), lateWords, repeatedWords, shapes])('%s', (sentence) => {
  expect(broken.get(sentence) ?? []).toEqual([]);
});

describe('the way through a call', () => {
  const waysOf = (numbers: Iterable<number>) => [...numbers].map((number) => walked.places[number]?.way).slice(0, 5);
  const placesAt = (...standings: string[]) =>
    [...walked.places.entries()].flatMap(([number, place]) => (standings.includes(standingOf(place)) ? [number] : []));

  const states = ['waiting', 'reserved', 'accepted', 'connected', 'lost', 'ended'];

  test.skipIf(isDefaultPolicy)('names what it cannot reach by these rules', () => {
    const reached = new Set([...walked.places.map(standingOf)]);
    const unreached = [...promptName.options, ...states].filter((one) => !reached.has(one));
    console.log(`By the rules of ${policyName} nobody comes to: ${unreached.join(', ') || 'nothing is out of reach'}`);
    expect(reached.size).toBeGreaterThan(10);
  });

  test.runIf(isDefaultPolicy)('leads to every prompt and every state that a call can have', () => {
    const standings = new Set(walked.places.map(standingOf));
    // By these rules nobody is called before a consultant is.
    const prompts = promptName.options.filter((prompt) => prompt !== 'called');
    expect([...standings].toSorted()).toEqual(['nothing yet', ...prompts, ...states].toSorted());
    // As many as an earlier walk met, which walked a model of the line instead of its decisions.
    expect(walked.met.live).toBeGreaterThanOrEqual(6074);
    expect(walked.met.ended).toBeGreaterThanOrEqual(3448);
  });

  test('can be brought to its end from everywhere without anybody hanging up', () => {
    const closing = reaching(walked, ['farewell', 'connected', 'ended'], (edge) => !isHangUp(edge));
    expect(waysOf([...walked.places.keys()].filter((number) => number > 0 && !closing.has(number)))).toEqual([]);
  });

  test('leads a caller who does nothing at all to a last sentence or into the queue, also by a softphone that nobody answers', () => {
    const nothing = ['silence', 'consultant no-answer'];
    const idle = reaching(walked, ['farewell', 'waiting'], ({ label }) => nothing.includes(label));
    const asked = placesAt(...promptName.options, 'reserved', 'lost');
    expect(waysOf(asked.filter((number) => !idle.has(number) && !isUnheard(number)))).toEqual([]);
  });

  /** A call-back whose citizen has not been called yet: nobody is there who could be silent. */
  function isUnheard(number: number): boolean {
    return walked.places[number]?.name.includes('["none",') === true;
  }

  test('leads on from every prompt by a key or a silence', () => {
    const left = new Set(
      walked.edges.flatMap(({ from, to, label, pressed }) => {
        const isAnswer = pressed !== undefined || label === 'silence' || label === 'wrong key';
        return isAnswer &&
          standingOf(walked.places[from] as Walk['places'][number]) !==
            standingOf(walked.places[to] as Walk['places'][number])
          ? [from]
          : [];
      }),
    );
    const asked = placesAt(...promptName.options.filter((prompt) => prompt !== 'farewell'));
    expect(waysOf(asked.filter((number) => !left.has(number)))).toEqual([]);
  });

  test('leads to a physical meeting by two keys, and for who withholds the number by the number and its confirmation before them', () => {
    const begun = walked.edges.filter(({ from, label }) => from === 0 && label.endsWith(' calls'));
    const counted = begun.map(({ to, label }) => [label, keysTo(walked, to, 'booked')] as const);
    expect(counted.length).toBeGreaterThan(5);
    for (const [label, keys] of counted) expect([label, keys]).toEqual([label, label === 'withheld calls' ? 4 : 2]);
  });

  /** Said by the functions themselves: to a consultant who is too late, to a number of nobody's, and when all else fails. */
  const saidElsewhere = ['consultantTooLate', 'notOurNumber', 'apology', 'tooLate', 'menuMeetings', 'lateTimes'].concat(
    ['closedToday', 'closedOutOfTurn', 'promisedOnce', 'farewellCallAnytime', 'farewellComeAgain', 'weCallTooLate'],
    ['promisedLate', 'lateWindows', 'noOtherWindows', 'windowGone', 'cancelledCallUs'],
    // Said under other rules than those that are walked, and after more wrong codes than one call can hold.
    ['menuUnasked', 'voluntary', 'noMeetings', 'codeNotTaken', 'weCallFirst', 'calledGoodbye', 'nobodyFree'],
    // After a question that no shipped policy asks, and in a queue that is full.
    ['askSatisfaction', 'meetingWished', 'queueFull'],
    // Heard beside the talk.
    ['held', 'guestJoins', 'guestWaits', 'guestOver', 'forwarding', 'officeGreeted', 'forwardOver', 'officeGone'],
    ['supervisorListens', 'supervisorWhispers', 'supervisorJoins', 'supervisorGone'],
  );

  test.runIf(isDefaultPolicy).each(spokenIn)('says every sentence of the language file somewhere: %s', (language) => {
    expect(unsaid(language).filter((key) => !saidElsewhere.includes(key))).toEqual([]);
  });
});

/** One place of so many is looked at twice. */
const sample = 80;

// Under other rules more hangs on the hour, which no name says: there the twins lead elsewhere at a few places.
test.runIf(isDefaultPolicy)('two worlds of one configuration lead to the same configurations', () => {
  const looked = walked.places.filter(({ twin }, number) => twin !== undefined && number % sample === 0);
  expect(looked.length).toBeGreaterThan(50);
  expect(looked.flatMap((place) => differencesOf(place).map((way) => `${place.way}: ${way}`)).slice(0, 5)).toEqual([]);
});

const readme = fileURLToPath(new URL('../../flows/ivr/README.md', import.meta.url));
const fenced = /```mermaid\n[\s\S]*?\n```/;

/** `DRAW=1 npm test -- tests/walk` draws it anew. */
test.runIf(isDefaultPolicy)('the diagram of what a caller hears shows the ways that were walked', () => {
  const written = readFileSync(readme, 'utf8');
  const drawn = written.replace(fenced, () => `\`\`\`mermaid\n${diagramOf(walked)}\n\`\`\``);
  if (process.env.DRAW !== undefined) writeFileSync(readme, drawn);
  expect(readFileSync(readme, 'utf8')).toBe(drawn);
});
