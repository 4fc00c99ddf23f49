import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionName } from '../infra/function-names.ts';
import { type Counted, caused, keyPressCosts, wholeCallCosts } from '../tests/line/call-costs.ts';
import type { Units } from '../tests/line/capacity.ts';
import { startCountingStore } from '../tests/line/counting-store.ts';
import { type Line, startLine } from '../tests/line/line-under-test.ts';
import { createLiveDesk } from '../tests/line/live-desk.ts';
import { freePort } from '../tests/year/free-port.ts';
import type { Waits } from './work.ts';

/** What reference/meter.mjs writes of one invocation. */
export interface Invocation extends Waits {
  cpuMs: number;
  isFirst: boolean;
  /** JSON, as the function was given it. */
  event: string;
}

export interface MeteredLine {
  /** Holds what the meter wrote, and each function's variables. */
  folder: string;
  invocations(name: FunctionName): Invocation[];
  /** Invocations that one whole visited call causes; sweep comes each minute, live with the desks. */
  perCall: Partial<Record<FunctionName, number>>;
  /** What the table charges for it. */
  units: Units[];
  now(): Promise<string>;
  stop(): Promise<void>;
}

const meter = new URL('./reference/meter.mjs', import.meta.url);
/** The store of this measurement; the line itself takes its ports from the next free base. */
const storeOffset = 60;
const byCall = ['voice', 'carrier-status', 'api', 'dispatch', 'project'] as const;

/** Plays whole calls, key presses, replies by SMS and desks that look on, on a line whose every invocation is written down. */
export async function playMetered(): Promise<MeteredLine> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  mkdirSync(join(folder, 'line'));
  const port = await freePort();
  const store = await startCountingStore(port + storeOffset, folder);
  const into = new URL(meter);
  into.searchParams.set('into', folder);
  const env = { DYNAMODB_ENDPOINT: store.endpoint };
  const line = await startLine({ dataDir: join(folder, 'line'), port, env, preload: into.href });
  const stop = async () => {
    await line.stop();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const invocations = (name: FunctionName) => readInvocations(folder, name);
    const played = await play({ line, store, count: () => countOf(invocations) });
    return { folder, invocations, ...played, now: () => line.now(), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readInvocations(folder: string, name: FunctionName): Invocation[] {
  const file = join(folder, `${name}.jsonl`);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((one) => JSON.parse(one) as Invocation);
}

function countOf(invocations: (name: FunctionName) => Invocation[]): Record<(typeof byCall)[number], number> {
  const counts = byCall.map((name) => [name, invocations(name).filter(isDeed).length]);
  return Object.fromEntries(counts);
}

/** What desks merely look at, their signs of life and the registration before it are no part of a call. */
function isDeed({ event }: Invocation): boolean {
  const { requestContext, rawPath = '' } = JSON.parse(event);
  return requestContext?.http?.method !== 'GET' && !/\/me\/|\/(?:live|applicants)$/.test(rawPath);
}

async function play(of: Counted & { count: () => Record<string, number> }) {
  const { line, store, count } = of;
  // Warms what a line in use has warm.
  await wholeCallCosts({ line, store }, '20880010');
  await line.clear();
  const before = count();
  const { costs } = await wholeCallCosts({ line, store }, '20880011');
  const after = count();
  await line.clear();
  await keyPressCosts({ line, store });
  await line.clear();
  await writesAndLooksOn(line);
  const perCall = Object.fromEntries(byCall.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
  return { perCall, units: costs.flatMap(({ requests }) => caused(requests).map(({ units }) => units)) };
}

async function writesAndLooksOn(line: Line): Promise<void> {
  const clerk = line.staff('borgerservice1');
  const desk = createLiveDesk(clerk, { lineUrl: line.at.line });
  await desk.tick(await line.now());
  for (let index = 0; index < 5; index += 1) {
    const phone = String(20_880_020 + index);
    await clerk.registers({ name: 'Skriver Sms', phone, choice: 'callback' });
    await line.pass('PT1M');
    await desk.tick(await line.now());
    await line.citizen(`+45${phone}`).writes('AFLYS');
  }
  await desk.cut();
}
