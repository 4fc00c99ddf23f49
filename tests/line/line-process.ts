import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { patienceMs } from '../patience.ts';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** The interpreter the lockfile brings, where the machine has another. */
const ownNode = join(root, 'node_modules/.bin/node');
export const nodePath = existsSync(ownNode) ? ownNode : process.execPath;

/** Where a started line says it is. */
export interface Addresses {
  line: string;
  carrier: string;
  store: string;
  identity: string;
  accountSid: string;
  authToken: string;
  pid: number;
  numbers: Record<string, string>;
}

export interface StartOptions {
  /** Where driven time stands at first; Monday 4 January 2021, 08:30 in Denmark, when nothing else is said. */
  at?: string;
  /** An existing folder to go on with; else a new one, removed at the end. */
  dataDir?: string;
  /** Of the line; it also takes +10, +20 and +30. Without one, the first free of 5500–5509 and 5540–5549. */
  port?: number;
  policy?: string;
  /** REST calls the carrier begins a second; its own default when nothing is said. */
  cps?: number;
  /** Consultants of the demo staff; two when nothing is said. */
  consultants?: number;
  /** Begins with the demo's past; without it a line has nobody but its staff. */
  demo?: boolean;
  /** More environment, such as `DYNAMODB_ENDPOINT`. */
  env?: Record<string, string>;
  /** Address of a module with which each of its threads begins. */
  preload?: string;
}

export interface LineProcess {
  dataDir: string;
  port: number;
  at: Addresses;
  /** As a power cut would: nothing is said goodbye to. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const allPorts = [5500, 5540].flatMap((first) => Array.from({ length: 10 }, (_, index) => first + index));

/** Starts `local/main.ts` as a process of its own and waits until it says it is ready. Throws what it wrote when it ends instead. */
export async function startProcess(options: StartOptions): Promise<LineProcess> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'line-'));
  const offset = process.pid % allPorts.length;
  const ports = options.port === undefined ? [...allPorts.slice(offset), ...allPorts.slice(0, offset)] : [options.port];
  let trouble = '';
  for (const port of ports) {
    const started = await attempt(port, dataDir, options);
    if (typeof started !== 'string') return processOf(started, port, dataDir, options.dataDir === undefined);
    trouble = started;
    if (!trouble.includes('is taken')) break;
  }
  throw new Error(`The line did not start:\n${trouble}`);
}

async function attempt(
  port: number,
  dataDir: string,
  { at = '2021-01-04T07:30:00Z', policy, cps, consultants, demo = false, env, preload }: StartOptions,
): Promise<ChildProcess | string> {
  const args = ['local/main.ts', '--data', dataDir, '--port', String(port), '--driven', at, '--loopback-media'];
  for (const [name, value] of Object.entries({ policy, cps, consultants }))
    if (value !== undefined) args.push(`--${name}`, String(value));
  if (demo) args.push('--demo');
  if (preload !== undefined) args.unshift(`--import=${preload}`);
  const child = spawn(nodePath, args, {
    cwd: root,
    // As `npm start` starts it.
    env: { MALLOC_ARENA_MAX: '2', ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-8000);
    });
  // A test that ends in the middle must not leave its line behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) return said;
    // Written last, and cleared by whoever starts in the folder.
    if (said.includes('ready after') && existsSync(join(dataDir, 'line.json'))) return child;
    await sleep(25);
  }
  child.kill('SIGKILL');
  return `not ready in ${patienceMs} ms\n${said}`;
}

function processOf(child: ChildProcess, port: number, dataDir: string, ours: boolean): LineProcess {
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };
  return {
    dataDir,
    port,
    at: JSON.parse(readFileSync(join(dataDir, 'line.json'), 'utf8')) as Addresses,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      if (ours) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Everything the line has logged so far, by file name. */
export function readLogs(dataDir: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(dataDir, 'log')).map((name) => [name, readFileSync(join(dataDir, 'log', name), 'utf8')]),
  );
}
