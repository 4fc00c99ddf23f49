import { readFileSync } from 'node:fs';
import type { CaseRow } from '../../schemas/staff-api.ts';
import { type Balance, type Line, startLine } from '../line/line-under-test.ts';
import { freePort } from '../year/free-port.ts';
import { Caller } from './caller.ts';
import { Desk } from './desk.ts';
import { beginTrouble, endTrouble, goOnWithTrouble } from './trouble.ts';

export interface Rush {
  callers: number;
  /** So many are on the line at a time. */
  atOnce: number;
  consultants: number;
  /** REST calls the carrier begins a second. */
  cps: number;
  seen?: ((progress: Progress) => void) | undefined;
}

export interface Progress {
  begun: number;
  over: number;
  talks: number;
  /** Of the line's process, after garbage and all, as the system counts it. */
  megabytes: number;
}

export interface Rushed {
  balance: Balance;
  /** Everything that must not be; nothing when nobody was lost. */
  wrong: string[];
  talks: number;
  /** By how many callers had begun. */
  memory: Progress[];
  struck: Record<string, number>;
}

/** Seconds of the line's clock from one look at everybody to the next. */
const lookS = 5;
/** Looks at most for each caller: whoever is still on the line then is stuck. */
const looksEach = 20;
/** What the line has lost sight of, it finds again within this. */
const settles = 'PT45M';

/** Plays a rush on a line that runs as a process of its own: so many callers, so many at once, and everything goes wrong now and then. */
export async function playRush({ callers, atOnce, consultants, cps, seen }: Rush): Promise<Rushed> {
  const line = await startLine({ port: await freePort(), cps, consultants });
  try {
    const desks = Array.from({ length: consultants }, (_, at) => new Desk(line.consultant(`konsulent${at + 1}`), at));
    for (const desk of desks) await desk.comes();
    await beginTrouble(line);
    const played = await play({ line, desks, callers, atOnce, seen });
    const struck = await endTrouble(line);
    await line.pass(settles);
    const { balance, wrong } = await lookForTheLost(line, callers);
    return { balance, wrong: [...played.wrong, ...wrong], talks: talksOf(desks), memory: played.memory, struck };
  } finally {
    await line.stop();
  }
}

interface Play extends Pick<Rush, 'callers' | 'atOnce' | 'seen'> {
  line: Line;
  desks: readonly Desk[];
}

async function play({ line, desks, callers, atOnce, seen }: Play): Promise<Pick<Rushed, 'wrong' | 'memory'>> {
  const memory: Progress[] = [];
  let onLine: Caller[] = [];
  let begun = 0;
  let look = 0;
  for (; begun < callers || onLine.length > 0; look += 1) {
    if (look > callers * looksEach) return { wrong: [`${onLine.length} are on the line for ever`], memory };
    const at = look * lookS;
    await goOnWithTrouble(line, look);
    const coming = Math.min(callers - begun, atOnce - onLine.length);
    const come = Array.from(
      { length: coming },
      (_, index) => new Caller(citizenOf(line, begun + index), begun + index),
    );
    begun += coming;
    await Promise.all(come.map((caller) => caller.begins(at)));
    const over = await Promise.all(onLine.map((caller) => caller.goesOn(at)));
    onLine = [...onLine.filter((_, index) => over[index] !== true), ...come];
    await Promise.all(desks.map((desk) => desk.goesOn(at)));
    await line.pass(`PT${lookS}S`);
    if (look % 10 === 0) {
      memory.push({ begun, over: begun - onLine.length, talks: talksOf(desks), megabytes: megabytesOf(line.at.pid) });
      seen?.(memory.at(-1) as Progress);
    }
  }
  return { wrong: [], memory };
}

function citizenOf(line: Line, index: number) {
  return line.citizen(`+45${20_100_000 + index}`);
}

function talksOf(desks: readonly Desk[]): number {
  return desks.reduce((sum, { talks }) => sum + talks, 0);
}

/** Memory that the process holds; not a number where the system does not tell it in this way. */
function megabytesOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Everybody who called is a contact, and each whose contact is open stands in *Sager* once, with what comes next. */
export async function lookForTheLost(line: Line, callers: number): Promise<Pick<Rushed, 'balance' | 'wrong'>> {
  const balance = await line.balance();
  const { cases, more } = await line.staff('koordinator1').does<{ cases: CaseRow[]; more: boolean }>('GET', '/cases');
  const contacts = cases.filter(({ matter }) => matter === 'contact').map(({ visitId }) => visitId);
  const { contactsIn, waiting, booked, served, ended } = balance;
  const wrong = [
    ...unequal('contacts for those who called', contactsIn, callers),
    ...unequal('contacts in all states', waiting + booked + served + ended, contactsIn),
    ...unequal('contacts in Sager for those that are open', contacts.length, waiting + booked),
    ...unequal('of them, each once', new Set(contacts).size, contacts.length),
    ...cases.filter(({ what }) => what === 'liveCall').map(({ visitId }) => `${visitId} is still in a call`),
    ...(more ? ['there are more matters than are shown'] : []),
  ];
  return { balance, wrong };
}

function unequal(what: string, is: number, should: number): string[] {
  return is === should ? [] : [`${what}: ${is}, not ${should}`];
}
