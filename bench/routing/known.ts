import type { Measured } from '../figures.ts';
import type { Load } from './erlang.ts';
import { type KnownFigures, knownFigures } from './known-figures.ts';

/** As long as the shipped policies let a call wait for a colleague it was transferred to. */
const cap = 45;
const calls = 100_000;
const seed = 1;
const timesChance = 2;
const handling = 900;
const rooms: Load[] = [
  { perHour: 10, handling, consultants: 5 },
  { perHour: 28, handling, consultants: 10 },
  { perHour: 64, handling, consultants: 20 },
];

/** What it gives to wait for the consultant one knows, and what it costs: whoever is waited for, and everybody else in the room. */
export async function known(): Promise<Measured> {
  const all = rooms.map((load) => ({ load, found: knownFigures({ ...load, calls, seed, cap }) }));
  return {
    name: 'routing: the consultant one knows',
    budget: `costs nobody more than the cap, 0 of ${calls}; answers at least ${timesChance} × as often as by chance at equal load`,
    lines: all.flatMap(({ load, found }) => linesOf(load, found)),
    broken: all.flatMap(({ load, found }) => brokenBy(load, found)),
  };
}

function said({ perHour, consultants }: Load): string {
  return `${consultants} consultants, ${perHour} calls an hour of 15 min, cap ${cap} s`;
}

function linesOf(load: Load, found: KnownFigures): string[] {
  const { answered, byChance, ownOver, roomOver, worst, wait, plainWait } = found;
  return [
    `${said(load)}: answered by the known one ${percent(answered)}, by chance ${percent(byChance)}: × ${(answered / byChance).toFixed(2)}`,
    `of ${calls}, later by more than the cap than had the caller known nobody: ${ownOver}; than in a room where nobody is waited for: ` +
      `${roomOver}; the latest by ${worst.toFixed(0)} s; mean wait ${wait.toFixed(1)} s against ${plainWait.toFixed(1)} s`,
  ];
}

function brokenBy(load: Load, { answered, byChance, ...counts }: KnownFigures): string[] {
  const never = {
    'later by more than the cap than had the caller known nobody': counts.ownOver,
    'later by more than the cap than in a room where nobody is waited for': counts.roomOver,
    'passed over though anybody’s': counts.passedOver,
    'waited for somebody who is not at work': counts.forAbsent,
  };
  const found = Object.entries(never).flatMap(([what, count]) =>
    count === 0 ? [] : [`${what}: ${count} of ${calls}`],
  );
  if (answered < timesChance * byChance) found.push(`answered by the known one only ${percent(answered)}`);
  return found.map((what) => `${said(load)}: ${what}`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
