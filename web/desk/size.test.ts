import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';
import { expect, onTestFinished, test, vi } from 'vitest';

/** Gzipped JavaScript of the desk before a call, voice SDK included (Flex: 1.93 MB). */
const budget = 200_000;

/** Parts that are fetched when somebody opens them. */
const openedLater = [
  'agreed-call',
  'calls-page',
  'cases-page',
  'closed-answers',
  'correct-conclusion',
  'corrections',
  'find-page',
  'follow-up-form',
  'line-closing',
  'not-now',
  'note-section',
  'other-panels',
  'noted-talk',
  'person-page',
  'procedure-page',
  'register-page',
  'talk-type-field',
  'time-field',
  'unsaved-answers',
];

test('the desk is at most 200 kB of JavaScript before a call, with the voice SDK', { timeout: 120_000 }, async () => {
  // Under test the builder would take React's development half.
  vi.stubEnv('NODE_ENV', 'production');
  onTestFinished(() => void vi.unstubAllEnvs());
  const built = (await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { write: false, target: 'es2022' },
  })) as Rolldown.RolldownOutput;
  const scripts = built.output.flatMap((file) => {
    if (!file.fileName.endsWith('.js')) return [];
    const source = file.type === 'chunk' ? file.code : file.source;
    return [{ name: file.fileName, size: gzipSync(source).byteLength }];
  });
  const early = scripts.filter(({ name }) => !openedLater.some((part) => name.includes(part)));
  expect(scripts).toHaveLength(early.length + openedLater.length);
  const total = early.reduce((sum, script) => sum + script.size, 0);

  // The SDK is loaded lazily and counted all the same: it is there before the first call.
  expect(scripts.some(({ name, size }) => name.includes('twilio') && size > 30_000)).toBe(true);
  expect(total, scripts.map(({ name, size }) => `${name} ${size}`).join(', ')).toBeLessThanOrEqual(budget);
});
