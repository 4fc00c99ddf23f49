import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCitizen } from '../tests/line/citizen.ts';
import { createConsultant } from '../tests/line/consultant.ts';
import { demand } from '../tests/line/http.ts';
import { freePort } from '../tests/year/free-port.ts';
import { said as budgetSaid } from './budgets.ts';
import type { Measured } from './figures.ts';
import { freshCopy } from './fresh-copy.ts';
import { type NpmStarted, npmStart } from './start/npm-start.ts';
import type { Held } from './start/processes.ts';

/** Seconds after which a line that nobody calls has come to rest. */
const restsAfterS = 30;
const callS = 10;

/** `npm start` in a folder where it never ran, and again: how long until it is ready, and what the whole line holds of memory. */
export async function start(): Promise<Measured> {
  const copy = freshCopy();
  const data = mkdtempSync(join(tmpdir(), 'data-'));
  const lines: string[] = [];
  const said: string[] = [];
  const figures: Measured['figures'] = {};
  const during = async (name: string, args: string[], deed: (line: NpmStarted) => Promise<void>) => {
    const port = String(await freePort());
    const line = await npmStart(copy.folder, join(data, name), ['--port', port, ...args]);
    try {
      await sleep(restsAfterS * 1000);
      await deed(line);
      said.push(line.said());
    } finally {
      await line.stop();
    }
  };
  try {
    await during('demo', [], async (line) => {
      figures.startFirst = line.seconds;
      figures.startMemory = megabytesOf(line.held());
      lines.push(`first start, everything built: ready in ${line.seconds.toFixed(1)} s`);
      lines.push(...memoryOf('a new line with its past', line.held()));
    });
    await during('demo', [], async (line) => {
      figures.startAgain = line.seconds;
      lines.push(`second start: ready in ${line.seconds.toFixed(1)} s`);
      lines.push(...memoryOf('the same line, started again', line.held()));
      await firstCall(line);
      lines.push(...memoryOf('in a first talk', line.held()));
    });
    await during('empty', ['--empty'], async (line) => {
      lines.push(...memoryOf('a new line with `--empty`', line.held()));
    });
    const warned = said.flatMap((text) => text.split('\n')).filter((line) => /warn|deprecat/i.test(line));
    return {
      name: '`npm start`: time and memory',
      budget: `${budgetSaid('startFirst', 'startAgain', 'startMemory')} ${restsAfterS} s after; no warning`,
      figures,
      lines,
      broken: warned.map((line) => `it warns: ${line}`),
    };
  } finally {
    copy.remove();
    rmSync(data, { recursive: true, force: true });
  }
}

/** What several processes share is counted once. */
function megabytesOf(held: Held[]): number {
  return held.reduce((all, { proportional }) => all + proportional, 0);
}

/** What the processes hold together, and each of them: what several share is counted once, and in brackets as often as it is shared. */
function memoryOf(when: string, held: Held[]): string[] {
  const sum = (of: 'proportional' | 'resident') => held.reduce((all, one) => all + one[of], 0).toFixed(0);
  const each = held.map(({ command, proportional }) => `${nameOf(command)} ${proportional.toFixed(0)}`);
  return [`${when}: ${sum('proportional')} MB (${sum('resident')}): ${each.join(', ')}`];
}

/** The program that runs, by its file. */
function nameOf(command: string): string {
  const words = command.split(' ');
  return basename(words.find((word) => /\.m?[jt]s$/.test(word)) ?? words[0] ?? '');
}

/** A call up to the talk, by a played telephone and a played softphone. */
async function firstCall({ at }: NpmStarted): Promise<void> {
  await demand('POST', `${at.line}/demo`, { do: 'nextMorning' });
  const tokenOf = async (user: string) =>
    (await demand<{ access_token: string }>('POST', `${at.identity}/demo-token`, { user })).access_token;
  await createConsultant('konsulent1', { line: at.line, carrier: at.carrier, tokenOf }).goesOnDuty('answer');
  const number = at.numbers.favrskov ?? '';
  const pass = async () => undefined;
  const citizen = createCitizen('+4520112233', { carrier: at.carrier, number, pass, begins: (dial) => dial() });
  await citizen.calls();
  await sleep(callS * 1000);
  await citizen.presses('3');
  await sleep(callS * 1000);
  if (!(await citizen.isTalking())) throw new Error('The first call did not come to a talk');
}
