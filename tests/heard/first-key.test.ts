import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { speak } from '../../flows/ivr/speak.ts';
import type { SpeechFacts } from '../../flows/ivr/spoken/speech.ts';
import { createSpeech } from '../../packages/carrier/src/media/speech.ts';
import type { Call, PromptName, Reason } from '../../schemas/call.ts';
import { callOf, caseNow, policy, unit, visitOf } from '../fixtures/case.ts';

/** Nobody listens for longer before there is something to press. */
const mostSeconds = 10;
/** A frame of the carrier's sound. */
const frameSeconds = 0.02;

let voice: ReturnType<typeof createSpeech>;
beforeAll(() => {
  voice = createSpeech({ off: false, folder: undefined, log: () => undefined });
});
afterAll(() => voice.close());

/** Seconds until the first key has been said, in the slowest words that there are: the longest name of a unit, the latest opening. */
async function secondsToKey(call: Partial<Call>, facts: Partial<SpeechFacts>): Promise<number> {
  const known = { now: caseNow, unit, policy, visit: visitOf(), open: true, greet: true };
  const { say } = speak(callOf(call), { ...known, ...facts });
  const [before] = say.join(' ').split(/(?<=tryk (?:\d|firkant|stjerne)[.,])/);
  const frames = await voice.speak(before ?? '', 'da-DK');
  return frames.length * frameSeconds;
}

function at(prompt: PromptName, reason: Reason = 'first'): Partial<Call> {
  return { state: { at: 'prompt', prompt, wrong: 0, silent: 0, queued: false }, reason };
}

/** The Wednesday before Easter, after hours: it opens on Tuesday. */
const beforeEaster = '2021-03-31T18:00:00.000Z';
const maundyThursday = '2021-04-01T10:00:00.000Z';
const long = { place: 2, isNext: false, expected: 'long' } as const;

describe('the first key is said within ten seconds', () => {
  test.each<[string, Partial<Call>, Partial<SpeechFacts>]>([
    ['to who is known', at('menu'), { wait: long }],
    ['to who is known, after hours', at('menu'), { open: false, now: beforeEaster }],
    ['to who is known, on a public holiday', at('menu'), { open: false, now: maundyThursday }],
    ['to who is unknown, shows a foreign number or none', at('code'), {}],
    ['to who is unknown, on a public holiday', at('code'), { open: false, now: maundyThursday }],
    ['where nobody has said what holds', at('menu'), { policy: { ...policy, channelsOffered: ['physical'] } }],
  ])('%s', async (who, call, facts) => {
    const seconds = await secondsToKey(call, facts);
    expect(seconds).toBeGreaterThan(2);
    expect(seconds).toBeLessThan(mostSeconds);
    console.log(`${who}: ${seconds.toFixed(1)} s`);
  });

  test.each<[string, Reason]>([
    ['after the code was found', 'codeFound'],
    ['after no code', 'first'],
    ['after three wrong codes', 'codeGivenUp'],
  ])('at the menu %s', async (_when, reason) => {
    const facts = { greet: false, open: false, now: maundyThursday };
    expect(await secondsToKey(at('menu', reason), facts)).toBeLessThan(mostSeconds);
  });
});
