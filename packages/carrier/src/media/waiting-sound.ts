import type { Frame } from './media-port.ts';
import { toFrames } from './mulaw.ts';

/**
 * The waiting sound: a slow walk up and down a pentatonic scale in G, ours, so that nobody's rights are waited on.
 * Notes as semitones from A4 (440 Hz) with their length in beats; the whole is 16 beats of 0.7 s and loops without a seam.
 */
const notes: [semitones: number, beats: number][] = [
  [-2, 1],
  [0, 1],
  [2, 2],
  [5, 1],
  [2, 1],
  [0, 2],
  [-2, 1],
  [-5, 1],
  [-7, 2],
  [-5, 1],
  [-2, 1],
  [-2, 2],
];
const beatSeconds = 0.7;
const ownRate = 8000;
/** About −20 dB: well below a voice, so that the next prompt never startles. */
const loudness = 3_000;

let made: Frame[] | undefined;

/** What is heard on hold and while waiting: frames to play in a loop. */
export function waitingSound(): Frame[] {
  made ??= toFrames(melody());
  return made;
}

function melody(): Float32Array {
  const beats = notes.reduce((sum, [, length]) => sum + length, 0);
  const samples = new Float32Array(beats * beatSeconds * ownRate);
  let beat = 0;
  for (const [semitones, length] of notes) {
    ring(samples, Math.round(beat * beatSeconds * ownRate), 440 * 2 ** (semitones / 12));
    beat += length;
  }
  return samples;
}

/** One soft bell: two partials, a gentle start, dying away over two seconds; what passes the end rings on at the beginning. */
function ring(samples: Float32Array, start: number, hertz: number): void {
  const length = Math.round(2.2 * ownRate);
  for (let i = 0; i < length; i += 1) {
    const seconds = i / ownRate;
    const level = loudness * Math.min(1, seconds / 0.03) * Math.exp(-seconds * 2.2) * (1 - i / length);
    const wave = Math.sin(2 * Math.PI * hertz * seconds) + 0.25 * Math.sin(4 * Math.PI * hertz * seconds);
    const at = (start + i) % samples.length;
    samples[at] = (samples[at] ?? 0) + level * wave;
  }
}
