import type { Frame } from './media-port.ts';
import { frameSamples, silence, toFrames } from './mulaw.ts';

/** Each key is a low and a high tone at once (ITU-T Q.23). */
const low: readonly number[] = [697, 770, 852, 941];
const high: readonly number[] = [1209, 1336, 1477];
const keypad = ['123', '456', '789', '*0#'];
/** As long as the voice SDK makes them: 160 ms, and 80 ms between two, the nearest to its 70 in whole frames. */
const toneFrames = 8;
const gapFrames = 4;
const samplesASecond = 8000;
/** Each of the two: together as loud as speech, and below what clips. */
const amplitude = 7000;

/** The two frequencies of a key, in hertz; nothing for what is no key. */
export function frequenciesOf(key: string): [number, number] | undefined {
  const row = keypad.findIndex((keys) => keys.includes(key));
  const [lower, higher] = [low[row], high[keypad[row]?.indexOf(key) ?? -1]];
  return lower === undefined || higher === undefined ? undefined : [lower, higher];
}

const known = new Map<string, Frame[]>();

/** What is heard of keys that somebody presses in a talk, one after the other. */
export function tonesOf(keys: string): Frame[] {
  return [...keys].flatMap((key) => {
    const made = known.get(key) ?? toneOf(key);
    known.set(key, made);
    return made;
  });
}

function toneOf(key: string): Frame[] {
  const frequencies = frequenciesOf(key);
  if (frequencies === undefined) return [];
  const samples = Array.from({ length: toneFrames * frameSamples }, (_, at) =>
    frequencies.reduce((sum, hertz) => sum + amplitude * Math.sin((2 * Math.PI * hertz * at) / samplesASecond), 0),
  );
  return [...toFrames(samples), ...Array.from({ length: gapFrames }, () => silence)];
}
