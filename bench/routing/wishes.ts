import type { Measured } from '../figures.ts';
import type { Load } from './erlang.ts';
import { type WishFigures, wishFigures } from './wish-figures.ts';

const calls = 10_000;
const seed = 1;
const cap = 45;
const rooms: Load[] = [
  { perHour: 4, handling: 900, consultants: 3 },
  { perHour: 28, handling: 900, consultants: 10 },
];

/** Nobody is rung for a citizen who wishes not to talk with them, and the wish holds up nobody else. */
export async function wishes(): Promise<Measured> {
  const all = rooms.map((load) => ({ load, found: wishFigures({ ...load, calls, seed, cap }) }));
  return {
    name: 'routing: who asks for another consultant',
    budget: `rung at one whom the caller wishes not to talk with: 0 of ${calls}; nobody is skipped whom somebody free could be given to`,
    lines: all.map(({ load, found }) => lineOf(load, found)),
    broken: all.flatMap(({ load, found }) => brokenBy(load, found)),
  };
}

function said({ perHour, consultants }: Load): string {
  return `${consultants} consultants, ${perHour} calls an hour of 15 min`;
}

function lineOf(load: Load, { wishing, rung, passedOver, wait, othersWait }: WishFigures): string {
  return (
    `${said(load)}: ${wishing} of ${calls} callers wish not to talk with one or two of them; rung at one of these ${rung}, skipped ${passedOver}; ` +
    `mean wait of those who wish ${wait.toFixed(1)} s, of the others ${othersWait.toFixed(1)} s`
  );
}

function brokenBy(load: Load, { rung, passedOver }: WishFigures): string[] {
  return [
    ...(rung > 0 ? [`${said(load)}: rung at one of these ${rung}`] : []),
    ...(passedOver > 0 ? [`${said(load)}: skipped ${passedOver}`] : []),
  ];
}
