import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Addresses } from '../../tests/line/line-process.ts';
import { below, type Held, heldBy } from './processes.ts';

/** Given up after this: the machine is busy with something else. */
const patienceMs = 300_000;

export interface NpmStarted {
  seconds: number;
  /** Everything it printed. */
  said(): string;
  at: Addresses;
  /** The processes of the line, npm and its shell left out. */
  held(): Held[];
  stop(): Promise<void>;
}

/** `npm start` as somebody types it: by the machine's own Node, in real time, until it says that it is ready. */
export async function npmStart(folder: string, dataDir: string, args: string[]): Promise<NpmStarted> {
  const began = performance.now();
  const child = spawn('npm', ['start', '--', '--data', dataDir, ...args], {
    cwd: folder,
    env: { ...process.env, PATH: ownPath() },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, to be ended as Ctrl-C does.
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const stop = async () => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    process.kill(-child.pid, 'SIGINT');
    await gone;
  };
  while (!said.includes('ready after')) {
    if (child.exitCode !== null || performance.now() - began > patienceMs) {
      await stop();
      throw new Error(`The line did not start:\n${said}`);
    }
    await sleep(20);
  }
  const seconds = (performance.now() - began) / 1000;
  return {
    seconds,
    said: () => said,
    at: JSON.parse(readFileSync(join(dataDir, 'line.json'), 'utf8')) as Addresses,
    held: () =>
      below(child.pid ?? 0)
        .flatMap(heldBy)
        .filter(({ command }) => !command.startsWith('sh ')),
    stop,
  };
}

/** Without what npm puts before it for a script of ours. */
function ownPath(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((each) => !each.endsWith(join('node_modules', '.bin'))).join(delimiter);
}
