import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../flows/ivr/languages.ts';
import { speak } from '../../flows/ivr/speak.ts';
import type { SpeechFacts } from '../../flows/ivr/spoken/speech.ts';
import { createSpeech } from '../../packages/carrier/src/media/speech.ts';
import type { Call, CallState } from '../../schemas/call.ts';
import type { PromptName, Reason } from '../../schemas/prompt.ts';
import { callbackOf, callOf, caseNow, chairAt, policy, unit, visitOf } from '../fixtures/case.ts';

/** Nobody listens for longer before there is something to press. */
const mostSeconds = 10;
/** A frame of the carrier's sound. */
const frameSeconds = 0.02;

let voice: ReturnType<typeof createSpeech>;
beforeAll(() => {
  voice = createSpeech({ off: false, folder: undefined, log: () => undefined });
});
afterAll(() => voice.close());

/** A key as it is said in either language. */
const key = /(?<=(?:tryk|press) (?:\d|firkant|hash)[.,])/;

/** Seconds until the first key has been said, in the slowest words that there are: the longest name of a unit, the latest opening. */
async function secondsToKey(call: Partial<Call>, facts: Partial<SpeechFacts>): Promise<number> {
  const known = { now: caseNow, unit, policy, visit: visitOf(), open: true, greet: true };
  const { say, language } = speak(callOf(call), { ...known, ...facts });
  const [before] = say.join(' ').split(key);
  const frames = await voice.speak(before ?? '', wordsOf(language).voice.language);
  return frames.length * frameSeconds;
}

function at(prompt: PromptName, reason: Reason = 'first', more: Partial<CallState> = {}): Partial<Call> {
  return { state: { at: 'prompt', prompt, wrong: 0, silent: 0, queued: false, ...more } as CallState, reason };
}

/** The Wednesday before Easter, after hours: it opens on Tuesday. */
const beforeEaster = '2021-03-31T18:00:00.000Z';
const maundyThursday = '2021-04-01T10:00:00.000Z';
const long = { place: 2, isNext: false, expected: 'long' } as const;
const window = {
  from: '2021-04-06T11:45:00.000Z',
  until: '2021-04-06T13:45:00.000Z',
  nextAt: '2021-04-06T11:45:00.000Z',
};
const meeting = { meetingId: 'meeting_1', ...chairAt(0), startAt: '2021-04-06T11:30:00.000Z' } as const;
const both = visitOf({ callback: callbackOf(window), meeting });
const promise = at('arranged', 'first', { about: 'callback' });
const booked = at('arranged', 'first', { about: 'meeting' });
const nearest = at('arranged', 'first', { about: 'callback', next: 'meeting' });
const coded = { greet: false, visit: both, now: beforeEaster, dialEnds: '87' };

const callers: [string, Partial<Call>, Partial<SpeechFacts>][] = [
  ['to who is known', at('menu'), { wait: long }],
  ['to who is known, after hours', at('menu'), { open: false, now: beforeEaster }],
  ['to who is known, on a public holiday', at('menu'), { open: false, now: maundyThursday }],
  ['to who is unknown, shows a foreign number or none', at('code'), {}],
  ['to who is unknown, on a public holiday', at('code'), { open: false, now: maundyThursday }],
  ['where nobody has said what holds', at('menu'), { policy: { ...policy, channelsOffered: ['physical'] } }],
  ['to who has keyed the code and has nothing', at('menu', 'codeFound'), { greet: false, wait: long }],
  ['to who has keyed the code and is called', promise, coded],
  ['to who has keyed the code and has a meeting', booked, coded],
  ['to who has keyed the code and has both', nearest, coded],
];

describe.each(['da', 'en'] as const)('the first key is said within ten seconds (%s)', (language) => {
  test.each(callers)('%s', async (who, call, facts) => {
    const seconds = await secondsToKey({ ...call, language }, facts);
    expect(seconds).toBeGreaterThan(1.5);
    console.log(`${language} ${who}: ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(mostSeconds);
  });

  test.each<[string, Reason]>([
    ['after the code was found', 'codeFound'],
    ['after no code', 'first'],
    ['after three wrong codes', 'codeGivenUp'],
    ['after the sentence about an arrangement', 'ownBySms'],
    ['after nothing was found', 'nothingArranged'],
  ])('at the menu %s', async (_when, reason) => {
    const facts = { greet: false, open: false, now: maundyThursday };
    expect(await secondsToKey({ ...at('menu', reason), language }, facts)).toBeLessThan(mostSeconds);
  });
});
