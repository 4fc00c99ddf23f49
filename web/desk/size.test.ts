import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, type Rolldown } from 'vite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { pageBuild } from '../vite.config.ts';

/** Gzipped JavaScript of the desk before a call, voice SDK included (Flex: 1.93 MB). */
const budget = 200_000;

/** Fetched by itself before the first call: the voice SDK. */
const fetchedAtOnce = ['sdk-softphone', 'twilio'];

/** The scripts that a page has before anybody opens anything: its entry, and whatever that imports in turn. */
function earlyOf(output: Rolldown.RolldownOutput['output']): string[] {
  const chunks = output.filter((file) => file.type === 'chunk');
  const early = chunks
    .filter(({ isEntry, name }) => isEntry || fetchedAtOnce.includes(name))
    .map(({ fileName }) => fileName);
  for (const name of early) {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    early.push(...[...new Set(chunk?.imports)].filter((other) => !early.includes(other)));
  }
  const others = output.filter((file) => file.type === 'asset' && file.fileName.endsWith('.js'));
  // A worker is no chunk.
  return [...early, ...others.map(({ fileName }) => fileName)];
}

test('the desk is at most 200 kB of JavaScript before a call, with the voice SDK', async () => {
  // Under test the builder would take React's development half.
  vi.stubEnv('NODE_ENV', 'production');
  onTestFinished(() => void vi.unstubAllEnvs());
  const built = (await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { ...pageBuild, write: false },
  })) as Rolldown.RolldownOutput;
  const scripts = built.output.flatMap((file) => {
    if (!file.fileName.endsWith('.js')) return [];
    const source = file.type === 'chunk' ? file.code : file.source;
    return [{ name: file.fileName, size: gzipSync(source).byteLength }];
  });
  const names = earlyOf(built.output);
  const early = scripts.filter(({ name }) => names.includes(name));
  const total = early.reduce((sum, script) => sum + script.size, 0);

  // The SDK is loaded lazily and counted all the same: it is there before the first call.
  expect(early.some(({ name, size }) => name.includes('twilio') && size > 30_000)).toBe(true);
  expect(total, early.map(({ name, size }) => `${name} ${size}`).join(', ')).toBeLessThanOrEqual(budget);
});
