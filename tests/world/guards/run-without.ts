import { spawnSync } from 'node:child_process';
import { guards, guardVariable } from './guards.ts';
import { heading, missedIn, rowOf } from './missed.ts';

interface Run {
  /** The file that is run again. */
  command: string;
  guard: string;
  options: readonly string[];
}

/** Starts a command in a process from which the guard is taken out as it loads. */
export function runWithout({ command, guard, options }: Run, stdio: 'inherit' | 'pipe') {
  const hook = new URL('./take-out.ts', import.meta.url).href;
  return spawnSync(process.execPath, ['--import', hook, command, ...options], {
    stdio,
    encoding: 'utf8',
    env: { ...process.env, [guardVariable]: guard },
  });
}

interface RunEach extends Pick<Run, 'command'> {
  seed: number;
  /** Histories at most for each guard. */
  count: number;
  say(line: string): void;
}

/** Each guard taken out by itself; one whose invariant is not seen to be broken, in a history made smaller, is a failure. */
export function runWithoutEach({ command, seed, count, say }: RunEach): boolean {
  const told = guards.map((guard) => {
    const options = ['--until', guard.breaks, '--seed', String(seed), '--count', String(count)];
    const { stdout, stderr } = runWithout({ command, guard: guard.name, options }, 'pipe');
    const missed = missedIn(stdout, guard);
    say(`\n=== without "${guard.name}"`);
    // Of a run that failed in another way it must be seen how.
    say(missed === undefined ? `${stdout}${stderr}` : stdout.slice(stdout.indexOf('\nVIOLATED')));
    return { guard, missed };
  });
  say(heading);
  for (const { guard, missed } of told) say(rowOf(guard, missed));
  const found = told.filter(({ missed }) => missed !== undefined).length;
  say(`\n${found} of ${guards.length} guards are missed.`);
  return found === guards.length;
}
