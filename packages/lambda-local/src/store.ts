import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { indexStream } from './stream-index.ts';

export interface Store {
  endpoint: string;
  close(): Promise<void>;
}

export interface StoreOptions {
  dataDir: string;
  port: number;
  /** Folder that holds `node_modules`. */
  root: string;
}

const keeper = fileURLToPath(new URL('./store-keeper.mjs', import.meta.url));

/**
 * Starts the store as a child on one file of the data folder, or uses the one of `DYNAMODB_ENDPOINT`.
 * @throws with what to do where there is no store for this platform.
 */
export async function startStore(options: StoreOptions): Promise<Store> {
  const given = process.env.DYNAMODB_ENDPOINT;
  if (given) {
    await answering(given, undefined);
    return { endpoint: given, close: async () => undefined };
  }
  const program = join(options.root, 'node_modules/@dynoxide/linux-x64/dynoxide');
  if (!existsSync(program)) {
    throw new Error(
      'There is no built-in store for this platform. Start DynamoDB Local (Java 17; for example the npm package ' +
        'amplify-dynamodb-simulator) and set DYNAMODB_ENDPOINT to its address, such as http://127.0.0.1:8000.',
    );
  }
  const pidFile = join(options.dataDir, 'store.pid');
  await endStaleStore(options.dataDir);
  const file = join(options.dataDir, 'store.db');
  const args = ['serve', '--host', '127.0.0.1', '--port', String(options.port), '--db-path', file];
  const child = spawn(process.execPath, [keeper, pidFile, program, ...args], { stdio: ['pipe', 'ignore', 'inherit'] });
  const endpoint = `http://127.0.0.1:${options.port}`;
  await answering(endpoint, child);
  indexStream(file);
  return {
    endpoint,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin?.end();
      if (child.exitCode === null && child.signalCode === null) await ended;
      rmSync(pidFile, { force: true });
    },
  };
}

async function answering(endpoint: string, child: ChildProcess | undefined): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (child && (child.exitCode !== null || child.signalCode !== null)) throw new Error('The store ended at once');
    try {
      await fetch(endpoint, { method: 'POST', signal: AbortSignal.timeout(2000) });
      return;
    } catch {
      await sleep(25);
    }
  }
  throw new Error(`The store does not answer at ${endpoint}`);
}

/** Two stores on one file would spoil it: one left over from a line that was killed is ended first. */
export async function endStaleStore(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'store.pid');
  if (!existsSync(pidFile)) return;
  const pids = JSON.parse(readFileSync(pidFile, 'utf8')) as { keeper?: number; store?: number };
  for (const [pid, mark] of [[pids.keeper, 'store-keeper'] as const, [pids.store, 'dynoxide'] as const]) {
    if (!pid || !runsAs(pid, mark)) continue;
    process.kill(pid, 'SIGTERM');
    for (let tries = 0; tries < 100 && runsAs(pid, mark); tries++) await sleep(50);
    if (runsAs(pid, mark)) process.kill(pid, 'SIGKILL');
  }
  rmSync(pidFile, { force: true });
}

/** Whether the process exists and is what we think: numbers are reused. */
export function runsAs(pid: number, mark: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    const [command = ''] =
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .match(/\) (\S)/)
        ?.slice(1) ?? [];
    if (command === 'Z') return false;
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark);
  } catch {
    // No /proc on this platform: a live process of that number is taken for ours.
    return !existsSync('/proc');
  }
}
