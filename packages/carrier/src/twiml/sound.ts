import type { Frame } from '../media/media-port.ts';
import { toFrames, toLinear } from '../media/mulaw.ts';
import { resample } from '../media/resample.ts';

/** A sound as the carrier plays it: frames where it can be heard, and how long it lasts. */
export interface Sound {
  frames: Frame[];
  ms: number;
}

const pcm = 1;
const mulawFormat = 7;
const ownRate = 8_000;

/** A WAV file (16-bit pcm or µ-law, its first channel) as frames; undefined for anything else. */
export function soundOf(file: Buffer): Sound | undefined {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') return undefined;
  let format = { tag: 0, channels: 1, rate: ownRate, bits: 16 };
  for (let at = 12; at + 8 <= file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const chunk = file.subarray(at + 8, at + 8 + size);
    if (name === 'fmt ' && chunk.length >= 16) {
      format = {
        tag: chunk.readUInt16LE(0),
        channels: chunk.readUInt16LE(2),
        rate: chunk.readUInt32LE(4),
        bits: chunk.readUInt16LE(14),
      };
    }
    if (name === 'data') return decode(chunk, format);
    at += 8 + size + (size % 2);
  }
  return undefined;
}

function decode(
  data: Buffer,
  format: { tag: number; channels: number; rate: number; bits: number },
): Sound | undefined {
  const { tag, channels, rate, bits } = format;
  const readable = (tag === pcm && bits === 16) || (tag === mulawFormat && bits === 8);
  if (!readable || channels < 1 || rate < ownRate) return undefined;
  const width = (bits / 8) * channels;
  const samples = new Float32Array(Math.floor(data.length / width));
  for (let i = 0; i < samples.length; i++) {
    samples[i] = tag === pcm ? data.readInt16LE(i * width) : toLinear(data[i * width] ?? 0xff);
  }
  return { frames: toFrames(resample(samples, rate, ownRate)), ms: (samples.length / rate) * 1000 };
}
