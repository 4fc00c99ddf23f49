import type { Frame } from './media-port.ts';

/** Samples in a frame: 20 ms at 8 kHz. */
export const frameSamples = 160;
/** µ-law's positive zero. */
const zero = 0xff;
/** G.711: the bias added before taking the logarithm, and the largest sample that survives it. */
const bias = 0x84;
const clip = 32_635;

export const silence: Frame = new Uint8Array(frameSamples).fill(zero);

const linear = Int16Array.from({ length: 256 }, (_, byte) => {
  const inverted = ~byte & 0xff;
  const magnitude = ((((inverted & 0x0f) << 3) + bias) << ((inverted & 0x70) >> 4)) - bias;
  return inverted & 0x80 ? -magnitude : magnitude;
});

/** One µ-law byte as a 16-bit sample (ITU-T G.711). */
export function toLinear(byte: number): number {
  return linear[byte & 0xff] as number;
}

/** One 16-bit sample as a µ-law byte; louder samples are clipped. */
export function toMulaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(clip, Math.abs(Math.round(sample))) + bias;
  const exponent = 31 - Math.clz32(magnitude) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

/** 8 kHz samples cut into frames; the last one is filled up with silence. */
export function toFrames(samples: ArrayLike<number>): Frame[] {
  const frames: Frame[] = [];
  for (let start = 0; start < samples.length; start += frameSamples) {
    const frame = new Uint8Array(frameSamples).fill(zero);
    const length = Math.min(frameSamples, samples.length - start);
    for (let i = 0; i < length; i += 1) frame[i] = toMulaw(samples[start + i] as number);
    frames.push(frame);
  }
  return frames;
}

/** What somebody hears of several speakers at once. One speaker passes through untouched, so a two-party call loses nothing. */
export function mix(frames: Frame[]): Frame {
  if (frames.length === 0) return silence;
  if (frames.length === 1) return frames[0] as Frame;
  const mixed = new Uint8Array(frameSamples);
  for (let i = 0; i < frameSamples; i += 1) {
    let sum = 0;
    for (const frame of frames) sum += toLinear(frame[i] ?? zero);
    mixed[i] = toMulaw(sum);
  }
  return mixed;
}
