import type { Danish } from '../../language/say.ts';

/** How loud somebody is, as words: a bar alone says nothing to whoever does not see it, and little to who does. */
export type Loudness = 'none' | 'faint' | 'good' | 'loud';

export const loudnessWords = {
  none: 'Der kommer ingen lyd. Sig noget, og se efter, om mikrofonen er slået fra på headsettet.',
  faint: 'Du høres svagt. Ryk mikrofonen nærmere munden.',
  good: 'Du høres tydeligt.',
  loud: 'Du er meget høj. Ryk mikrofonen lidt væk.',
} as const satisfies Record<Loudness, Danish>;

/** Root mean square of the sound, 0 to 1. A quiet room lies below the first, ordinary speech at a headset well above the second. */
const [audible, clear, tooLoud] = [0.004, 0.02, 0.4];

export function loudnessOf(level: number): Loudness {
  if (level < audible) return 'none';
  if (level < clear) return 'faint';
  return level < tooLoud ? 'good' : 'loud';
}

/** Speech has pauses: the loudest of the last looks is what somebody sounds like. */
export function loudestOf(levels: readonly number[]): number {
  return Math.max(0, ...levels);
}

/** How long the bar is, 0 to 1: loudness is heard by its logarithm. */
export function barOf(level: number): number {
  if (level <= 0) return 0;
  return Math.min(1, Math.max(0, 1 + Math.log10(level) / 3));
}

export function rootMeanSquare(wave: Float32Array): number {
  return Math.sqrt(wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length);
}
