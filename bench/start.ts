import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodePath } from '../tests/line/line-process.ts';
import { freePort } from '../tests/year/free-port.ts';
import { said } from './budgets.ts';
import { type Measured, quantile, spread } from './figures.ts';
import { type FreshCopy, freshCopy } from './fresh-copy.ts';

const again = 3;

interface Started {
  seconds: number;
  /** Of all its processes, once it is ready. */
  megabytes: number;
}

/** `npm start` in a copy that has never been started, and then again: until it says that it is ready. */
export async function start(): Promise<Measured> {
  const copy = freshCopy();
  try {
    const first = await startOnce(copy);
    const later: Started[] = [];
    for (let time = 0; time < again; time += 1) later.push(await startOnce(copy));
    const times = later.map(({ seconds }) => seconds);
    const memory = [first, ...later].map(({ megabytes }) => megabytes);
    return {
      name: '`npm start`',
      budget: said('startFirst', 'startAgain', 'startMemory'),
      figures: {
        startFirst: first.seconds,
        startAgain: quantile(times, 0.5),
        startMemory: Math.max(...memory),
      },
      lines: [
        `ready the first time after ${first.seconds.toFixed(1)} s, again after ${spread(times, 1, ' s')}`,
        `memory of all its processes together, each page counted where it is shared as its share: ${spread(memory, 0, ' MB')}`,
      ],
    };
  } finally {
    copy.remove();
  }
}

async function startOnce({ folder }: FreshCopy): Promise<Started> {
  const began = performance.now();
  const child = spawn(nodePath, ['scripts/start.mjs', '--port', String(await freePort())], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  try {
    await ready(child);
    const seconds = (performance.now() - began) / 1000;
    return { seconds, megabytes: shareOf(familyOf(child.pid ?? 0)) };
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('ready after')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`It did not start:\n${text.slice(-2000)}`)));
  });
}

/** A process and all below it. */
function familyOf(pid: number): number[] {
  const tasks = join('/proc', String(pid), 'task');
  const children = readdirSync(tasks).flatMap((task) =>
    readFileSync(join(tasks, task, 'children'), 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  return [pid, ...children.flatMap(familyOf)];
}

/** Megabytes of memory, by the kernel's own division of what is shared. */
function shareOf(pids: number[]): number {
  const kilobytes = pids.map((pid) => {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? Number.NaN);
  });
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}
