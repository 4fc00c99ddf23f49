import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { runsAs } from 'lambda-local/store';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { LineFile } from './line-file.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'line-test-'));
const port = 5330;
const running = new Set<ChildProcess>();
let orphan: number | undefined;
afterEach(() => {
  if (orphan && runsAs(orphan, 'dynoxide')) process.kill(orphan);
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Started {
  child: ChildProcess;
  /** What it said, all of it. */
  said: () => string;
  ended: Promise<number | null>;
}

function launch(...args: string[]): Started {
  const child = spawn(process.execPath, [main, '--data', dataDir, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  return { child, said: () => text, ended };
}

async function ready(...args: string[]): Promise<Started & { line: LineFile }> {
  rmSync(join(dataDir, 'line.json'), { force: true });
  const started = launch('--port', String(port), ...args);
  await expect.poll(() => existsSync(join(dataDir, 'line.json')) || started.said()).toBe(true);
  return { ...started, line: JSON.parse(readFileSync(join(dataDir, 'line.json'), 'utf8')) as LineFile };
}

function storePids() {
  return JSON.parse(readFileSync(join(dataDir, 'store.pid'), 'utf8')) as { keeper: number; store: number };
}

async function tokenOf(line: LineFile) {
  const answer = await fetch(`${line.identity}/demo-token`, { method: 'POST', body: '{"user":"borgerservice1"}' });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function desk(line: LineFile, token: string) {
  return (await (
    await fetch(`${line.line}/api/desk`, { headers: { authorization: `Bearer ${token}` } })
  ).json()) as object;
}

test('a line starts, tells where it is, survives being killed with its data, and never has two stores on one file', async () => {
  const first = await ready('--driven', '2021-01-04T07:00:00Z');
  expect(first.line).toMatchObject({
    line: 'http://127.0.0.1:5330',
    carrier: 'http://127.0.0.1:5340',
    store: 'http://127.0.0.1:5350',
    identity: 'http://127.0.0.1:5360',
    pid: first.child.pid,
    numbers: { favrskov: '+4589640000' },
  });
  expect(await (await fetch(`${first.line.line}/clock`)).json()).toEqual({
    now: '2021-01-04T07:00:00.000Z',
    mode: 'driven',
  });
  const page = await fetch(`${first.line.line}/`);
  expect([page.status, new URL(page.url).pathname]).toEqual([200, '/']);
  expect(await page.text()).toContain('<title>Prøv visitationslinjen</title>');
  expect(page.headers.get('content-security-policy')).toContain(`connect-src 'self' blob: ${first.line.identity}`);
  expect(await (await fetch(`${first.line.line}/config.json`)).json()).toMatchObject({
    issuer: first.line.identity,
    local: true,
    voice: { local: true },
  });
  expect(await (await fetch(`${first.line.line}/fallback.xml`)).text()).toContain(
    `action="${first.line.line}/voice/fallback"`,
  );
  const token = await tokenOf(first.line);
  expect(await desk(first.line, token)).toMatchObject({ now: '2021-01-04T07:00:00.000Z' });
  const registered = await fetch(`${first.line.line}/api/applicants`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Test Testesen', cpr: '6101011234', phone: '20304050', choice: 'none' }),
  });
  expect(registered.status).toBe(201);
  const { visitId } = (await registered.json()) as { visitId: string };

  const second = launch('--port', '5370');
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain('A line already runs');

  const { store } = storePids();
  expect(runsAs(store, 'dynoxide')).toBe(true);
  first.child.kill('SIGKILL');
  await first.ended;
  await expect.poll(() => runsAs(store, 'dynoxide')).toBe(false);

  const again = await ready('--driven', '2021-01-04T08:00:00Z');
  const seen = await fetch(`${again.line.line}/api/visits/${visitId}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(seen.status).toBe(200);

  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
  expect(existsSync(join(dataDir, 'line.json'))).toBe(false);
  expect(existsSync(join(dataDir, 'store.pid'))).toBe(false);
});

test('a store left over by a killed keeper is ended before the next one starts', async () => {
  const first = await ready();
  const { keeper, store } = storePids();
  process.kill(keeper, 'SIGKILL');
  first.child.kill('SIGKILL');
  await first.ended;
  expect(runsAs(store, 'dynoxide')).toBe(true);
  orphan = store;

  const next = await ready();
  expect(runsAs(store, 'dynoxide')).toBe(false);
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
});

test.each([
  [['--port', 'x'], '--port: x is no usable port'],
  [['--driven', 'yesterday'], '--driven: yesterday is no time'],
  [['--nonsense'], 'Usage: npm start'],
])('%j is refused with a sentence', async (args, sentence) => {
  const { ended, said } = launch(...args);
  expect(await ended).toBe(1);
  expect(said()).toContain(sentence);
});

test('a taken port is named', async () => {
  const { createServer } = await import('node:net');
  const server = createServer().listen(5342, '127.0.0.1');
  try {
    const { ended, said } = launch('--port', '5332');
    expect(await ended).toBe(1);
    expect(said()).toContain('5342 (carrier)');
  } finally {
    server.close();
  }
});

/** As items were written before each said which shape it has. */
async function makeOlder({ store: endpoint }: LineFile): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials });
  await client.send(
    new UpdateItemCommand({
      TableName: 'visitation-line',
      Key: { pk: { S: 'UNIT#favrskov' }, sk: { S: 'UNIT' } },
      UpdateExpression: 'REMOVE shape',
      ConditionExpression: 'attribute_exists(shape)',
    }),
  );
  client.destroy();
}

test('a folder that an older version of the line has filled is refused with a sentence', async () => {
  const first = await ready();
  await makeOlder(first.line);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);

  const { ended, said } = launch('--port', String(port));
  expect(await ended).toBe(1);
  expect(said()).toContain('The data folder was filled by an older version of the line.');
});
