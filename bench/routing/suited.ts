import type { Measured } from '../figures.ts';
import { type SuitedFigures, suitedFigures } from './suited-figures.ts';

const calls = 100_000;
const seed = 1;
/** As the shipped policies have it. */
const wait = 90;
/** A call in seven is in English. */
const share = 1 / 7;
const timesChance = 1.5;
const rooms = [
  { perHour: 4, handling: 900, consultants: 3, speakers: 1 },
  { perHour: 10, handling: 900, consultants: 5, speakers: 2 },
  { perHour: 28, handling: 900, consultants: 10, speakers: 3 },
];

/** What it gives to wait for somebody who speaks the language of a call, and what it costs that call and the others. */
export async function suited(): Promise<Measured> {
  const all = rooms.map((room) => ({ room, found: suitedFigures({ ...room, calls, seed, wait, share }) }));
  return {
    name: 'routing: somebody who speaks the language',
    budget: `a call in English reaches somebody who speaks it at least ${timesChance} × as often as by chance`,
    lines: all.flatMap(({ room, found }) => linesOf(room, found)),
    broken: all.flatMap(({ room, found }) => brokenBy(room, found)),
  };
}

function said({ perHour, consultants, speakers }: (typeof rooms)[number]): string {
  return `${consultants} consultants, ${speakers} of whom speak English, ${perHour} calls an hour of 15 min, waited for ${wait} s`;
}

function linesOf(room: (typeof rooms)[number], found: SuitedFigures): string[] {
  const { english, reached, byChance, othersWait, othersPlainWait, plainWait } = found;
  return [
    `${said(room)}: of ${english} calls in English ${percent(reached)} reached one of them, by chance ${percent(byChance)}`,
    `mean wait of these ${found.wait.toFixed(1)} s against ${plainWait.toFixed(1)} s; of the others ${othersWait.toFixed(1)} s against ${othersPlainWait.toFixed(1)} s`,
  ];
}

function brokenBy(room: (typeof rooms)[number], { reached, byChance }: SuitedFigures): string[] {
  return reached < timesChance * byChance ? [`${said(room)}: only ${percent(reached)}`] : [];
}

function percent(of: number): string {
  return `${(of * 100).toFixed(1)} %`;
}
