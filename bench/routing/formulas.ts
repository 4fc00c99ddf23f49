import { said as budgetSaid, budgets } from '../budgets.ts';
import type { Measured } from '../figures.ts';
import { erlangA, erlangC, type Load } from './erlang.ts';
import { figuresOf } from './room-figures.ts';

/** How far a mean of the played room may be from the formula's. */
const mostOff = budgets.erlang.limit / 100;
/** Fifteen minutes of talk and afterwork, and callers who give up after five in the mean: small, middling and large offices. */
const handling = 900;
const patience = 300;
const patientRooms: Load[] = [
  { perHour: 2, handling, consultants: 1 },
  { perHour: 8, handling, consultants: 3 },
  { perHour: 28, handling, consultants: 10 },
];
const impatientRooms: Load[] = [
  { perHour: 4, handling, consultants: 1 },
  { perHour: 12, handling, consultants: 3 },
  { perHour: 40, handling, consultants: 10 },
];
/** Waits of callers who come one after the other are much alike, so a mean that is known to a hundredth takes many of them. */
const patientCalls = 4_000_000;
const impatientCalls = 1_000_000;
const seed = 1;

interface Beside {
  what: string;
  played: number;
  formula: number;
  shown(value: number): string;
}

/** The line's own routing in a room of callers and consultants, beside what queueing theory says of such a room. */
export async function formulas(): Promise<Measured> {
  const all = [...patientRooms.map(patient), ...impatientRooms.flatMap(impatient)];
  return {
    name: 'routing: waits and who gives up, beside Erlang',
    budget: budgetSaid('erlang'),
    figures: { erlang: 100 * Math.max(...all.map(({ off }) => Math.abs(off))) },
    lines: all.map(({ line }) => line),
    broken: all.filter(({ off }) => Math.abs(off) > mostOff).map(({ line }) => line),
  };
}

function patient(load: Load) {
  const { wait, give } = figuresOf({ ...load, calls: patientCalls, seed });
  const what = `${said(load)}: mean wait of ${millions(patientCalls)} calls (95 % within ± ${percent(give)})`;
  return compared({ what, played: wait, formula: erlangC(load).wait, shown: seconds });
}

function impatient(load: Load) {
  const { wait, give, abandoned } = figuresOf({ ...load, calls: impatientCalls, patience, seed });
  const expected = erlangA(load, patience);
  const who = `${said(load)}, patience 5 min: `;
  const what = `${who}mean wait of ${millions(impatientCalls)} calls (95 % within ± ${percent(give)})`;
  return [
    compared({ what, played: wait, formula: expected.wait, shown: seconds }),
    compared({ what: `${who}who give up`, played: abandoned, formula: expected.abandoned, shown: percent }),
  ];
}

function compared({ what, played, formula, shown }: Beside) {
  const off = played / formula - 1;
  const sign = off < 0 ? '−' : '+';
  const line = `${what}: ${shown(played)}, by the formula ${shown(formula)}: ${sign}${percent(Math.abs(off))}`;
  return { line, off };
}

function said({ perHour, consultants }: Load): string {
  return `${perHour} calls an hour of 15 min, ${consultants} consultant${consultants === 1 ? '' : 's'}`;
}

function millions(calls: number): string {
  return `${calls / 1_000_000} million`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`;
}
