import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
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

/** What a cold start pays for and a webhook never uses: a stand-in or nothing is there instead. */
test.each(['xmlbuilder', '@aws-sdk/nested-clients', '@aws-sdk/credential-provider-node', '@aws-sdk/token-providers'])(
  'nothing of %s is in voice',
  async (library) => {
    const { outputs } = await built;
    const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
    expect(inputs.length).toBeGreaterThan(0);
    expect(inputs.filter((file) => file.includes(`node_modules/${library}/`))).toEqual([]);
  },
);

test('voice imports no module of Node’s own: it asks for them by name, and so loads no more than it uses', async () => {
  const { outputs } = await built;
  expect(Object.values(outputs).flatMap(({ imports }) => imports)).toEqual([]);
  expect(readFileSync(join(folder, 'functions/voice/index.mjs'), 'utf8')).toContain('process.getBuiltinModule("http")');
});

test('who calls the carrier has of its client the one product that it asks, and is told of any other that it has none', async () => {
  const outdir = join(folder, 'dispatch');
  const entry = join(root, 'functions/dispatch/index.ts');
  const { inputs } = await bundle({ entries: { dispatch: entry }, outdir, mapdir: join(folder, 'maps') });
  const rest = Object.keys(inputs).filter((file) => file.includes('node_modules/twilio/lib/rest/'));
  expect(rest.length).toBeGreaterThan(10);
  expect(rest.filter((file) => !/\/rest\/(Twilio|Api|ApiBase|api\/.*)\.js$/.test(file))).toEqual([]);
  const text = readFileSync(join(outdir, 'dispatch/index.mjs'), 'utf8');
  expect(text).toContain('Not in this bundle (scripts/bundle.ts): twilio ./Verify');
  expect(text).not.toContain('twilio ./Api"');
});
