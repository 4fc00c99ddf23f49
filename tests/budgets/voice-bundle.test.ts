import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { budgets } from '../../bench/budgets.ts';
import { bundle, root } from '../../scripts/bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'voice-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const built = bundle({
  entries: { voice: join(root, 'functions/voice/index.ts') },
  outdir: join(folder, 'functions'),
  mapdir: join(folder, 'maps'),
});

test('the bundle of voice keeps within its budget', async () => {
  await built;
  expect(statSync(join(folder, 'functions/voice/index.mjs')).size).toBeLessThanOrEqual(
    budgets.voiceBundle.limit * 1000,
  );
});

test('of the carrier library only the three parts that a webhook needs are in voice', async () => {
  const { inputs } = await built;
  const files = Object.keys(inputs).filter((file) => file.includes('node_modules/twilio/'));
  expect(files.length).toBeGreaterThan(0);
  // The whole library is over 1500 files and 3.75 MB.
  expect(files.filter((file) => !/\/lib\/(twiml|webhooks|jwt)\//.test(file))).toEqual([]);
});
