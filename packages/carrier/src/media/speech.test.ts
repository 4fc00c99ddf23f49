import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { toLinear } from './mulaw.ts';
import { createSpeech, voiceOf } from './speech.ts';
import { waitingSound } from './waiting-sound.ts';

const open: { close(): Promise<void> }[] = [];

function speechWith(options: { off?: boolean; folder?: string; restsAfterMs?: number; log?(line: string): void }) {
  const { off = false, folder, log = () => {}, restsAfterMs = 60_000 } = options;
  const speech = createSpeech({ off, folder, log, restsAfterMs });
  open.push(speech);
  return speech;
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** Root mean square of frames, in 16-bit samples. */
function loudness(frames: Uint8Array[]): number {
  let sum = 0;
  for (const frame of frames) for (const byte of frame) sum += toLinear(byte) ** 2;
  return Math.sqrt(sum / (frames.length * 160));
}

test('a Danish sentence becomes seconds of audible frames', async () => {
  const frames = await speechWith({}).speak('Tryk 1 for at blive ringet op.', 'da-DK');

  expect(frames.length).toBeGreaterThan(60);
  expect(frames.length).toBeLessThan(250);
  expect(frames.every((frame) => frame.length === 160)).toBe(true);
  expect(loudness(frames)).toBeGreaterThan(1_000);
});

test('a text that looks like an option of the voice is only text', async () => {
  const frames = await speechWith({}).speak('--version', 'da-DK');

  expect(frames.length).toBeGreaterThan(20);
});

test('the same sentence is made once, also when it is asked for twice at a time', async () => {
  const speech = speechWith({});

  const [first, second] = await Promise.all([speech.speak('Ja', 'da-DK'), speech.speak(' Ja ', 'da-DK')]);

  expect(first.length).toBeGreaterThan(0);
  expect(second).toBe(first);
});

test('the voice is ended when it has nothing to say, is back for the next sentence, and nobody takes that for a fault', async () => {
  const logged: string[] = [];
  const speech = speechWith({ restsAfterMs: 1, log: (line) => logged.push(line) });
  for (const sentence of ['Et', 'To', 'Tre', 'Fire']) {
    expect((await speech.speak(sentence, 'da-DK')).length).toBeGreaterThan(0);
    await expect.poll(() => speech.isAwake(), { interval: 5 }).toBe(false);
  }
  expect(logged).toEqual([]);
});

test('what was spoken is found on disk by the next run, without the text in its name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'speech-'));
  try {
    const made = await speechWith({ folder }).speak('Hej', 'da-DK');
    await expect.poll(() => readdir(folder), { interval: 10 }).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.ulaw$/)]);

    const found = await speechWith({ folder }).speak('Hej', 'da-DK');

    expect(Buffer.concat(found)).toEqual(Buffer.concat(made));
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('speech that is off, closed or has nothing to say gives no frames and no error', async () => {
  const closed = speechWith({});
  await closed.close();

  await expect(speechWith({ off: true }).speak('Hej', 'da-DK')).resolves.toEqual([]);
  await expect(closed.speak('Hej', 'da-DK')).resolves.toEqual([]);
  await expect(speechWith({}).speak('  ', 'da-DK')).resolves.toEqual([]);
});

test('a language without a voice of its own is read in Danish', () => {
  expect(['da-DK', 'en-US', 'xx', ''].map(voiceOf)).toEqual(['da', 'en-gb', 'da', 'da']);
});

test('the waiting sound is soft, whole frames, and has no seam', () => {
  const frames = waitingSound();
  const seam = Math.abs(toLinear(frames.at(-1)?.[159] ?? 0) - toLinear(frames[0]?.[0] ?? 0));

  expect(loudness(frames)).toBeGreaterThan(200);
  expect(loudness(frames)).toBeLessThan(3_000);
  expect(seam).toBeLessThan(800);
});
