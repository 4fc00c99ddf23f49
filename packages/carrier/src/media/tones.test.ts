import { expect, test } from 'vitest';
import type { Frame } from './media-port.ts';
import { createMixer } from './mixer.ts';
import { silence, toLinear } from './mulaw.ts';
import { frequenciesOf, tonesOf } from './tones.ts';

/** How much of a frequency is in the sound (Goertzel), against the loudest of all that a key can have. */
function strengthOf(frames: Frame[], hertz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / 8000);
  let [one, two] = [0, 0];
  for (const byte of frames.flatMap((frame) => [...frame]))
    [one, two] = [toLinear(byte) + coefficient * one - two, one];
  return one ** 2 + two ** 2 - coefficient * one * two;
}

/** As a telephone exchange reads it: the strongest low and the strongest high tone. */
function keyIn(frames: Frame[]): string | undefined {
  const strongest = (of: number[]) => of.toSorted((a, b) => strengthOf(frames, b) - strengthOf(frames, a))[0];
  const pair = [strongest([697, 770, 852, 941]), strongest([1209, 1336, 1477])].join();
  return [...'1234567890*#'].find((key) => frequenciesOf(key)?.join() === pair);
}

test('every key sounds as the exchanges of the world read it, with a pause after it', () => {
  for (const key of '1234567890*#') {
    const frames = tonesOf(key);
    expect(keyIn(frames.slice(0, 8))).toBe(key);
    expect(frames.slice(8)).toEqual([silence, silence, silence, silence]);
  }
  expect(tonesOf('12')).toHaveLength(24);
  expect(tonesOf('w')).toEqual([]);
});

test('keys are heard by the others in the room in place of what is spoken, and not by whoever presses them', () => {
  const mixer = createMixer();
  const listener = (heard: Frame[]) => mixer.leg((frame) => heard.push(frame));
  const [own, others]: [Frame[], Frame[]] = [[], []];
  const [presser, other] = [listener(own), listener(others)];
  for (const leg of [presser, other]) {
    leg.up();
    leg.audio.join('talk');
  }
  presser.audio.press('7#');
  for (let tick = 0; tick < 30; tick += 1) {
    presser.receive(new Uint8Array(160).fill(10));
    mixer.tick();
  }
  expect(keyIn(others.slice(0, 8))).toBe('7');
  expect(keyIn(others.slice(12, 20))).toBe('#');
  expect(others.at(-1)).toEqual(new Uint8Array(160).fill(10));
  expect(own.every((frame) => frame === silence)).toBe(true);
});

test('keys at a menu are heard by nobody who is met afterwards', () => {
  const mixer = createMixer();
  const heard: Frame[] = [];
  const [presser, other] = [mixer.leg(() => undefined), mixer.leg((frame) => heard.push(frame))];
  other.up();
  other.audio.join('talk');
  presser.audio.press('3');
  presser.audio.join('talk');
  presser.audio.press('4');
  presser.audio.leave();
  presser.audio.join('talk');
  for (let tick = 0; tick < 12; tick += 1) mixer.tick();
  expect(heard.every((frame) => frame === silence)).toBe(true);
});

test('keys of somebody on hold, or who coaches another, are heard as their voice would be', () => {
  const mixer = createMixer();
  const heard: Frame[] = [];
  const [presser, other] = [mixer.leg(() => undefined), mixer.leg((frame) => heard.push(frame))];
  for (const leg of [presser, other]) {
    leg.up();
    leg.audio.join('talk');
  }
  presser.audio.hold(true);
  presser.audio.press('5');
  for (let tick = 0; tick < 12; tick += 1) mixer.tick();
  expect(heard.every((frame) => frame === silence)).toBe(true);
});
