import { expect, test } from 'vitest';
import { mix, silence, toFrames, toLinear, toMulaw } from './mulaw.ts';

test('every µ-law byte survives the way to a sample and back, but for the two zeros', () => {
  for (let byte = 0; byte < 256; byte += 1) expect(toMulaw(toLinear(byte))).toBe(byte === 0x7f ? 0xff : byte);
});

test('known samples have the bytes of G.711', () => {
  expect([0, 32_635, -32_635, 40_000].map(toMulaw)).toEqual([0xff, 0x80, 0x00, 0x80]);
});

test('a part frame is filled up with silence', () => {
  const frames = toFrames(new Int16Array(200).fill(1000));

  expect(frames).toHaveLength(2);
  expect(frames[1]?.[39]).toBe(toMulaw(1000));
  expect(frames[1]?.[40]).toBe(0xff);
});

test('one speaker passes through untouched, two are added, none is silence', () => {
  const [low, high] = [new Uint8Array(160).fill(toMulaw(1000)), new Uint8Array(160).fill(toMulaw(3000))];

  expect(mix([low])).toBe(low);
  expect(mix([low, high])[7]).toBe(toMulaw(toLinear(toMulaw(1000)) + toLinear(toMulaw(3000))));
  expect(mix([])).toBe(silence);
});

test('a sum that is too loud is clipped, not folded', () => {
  const loud = new Uint8Array(160).fill(toMulaw(30_000));

  expect(mix([loud, loud])[0]).toBe(0x80);
});
