import type { OutcomesReport } from '../../schemas/staff-api.ts';
import { createAgenda } from './agenda.ts';
import type { Plan } from './applicants.ts';
import { apply } from './arrival.ts';
import { at, dayOf } from './calendar.ts';
import { balances, compare, type Row, reported } from './compare.ts';
import { createLedger, type Figure } from './ledger.ts';
import { loseConclusion } from './lose-event.ts';
import type { OpenLine, PlayedLine } from './played-line.ts';
import { type Recount, recount } from './recount.ts';
import { addShifts } from './shifts.ts';
import { minute, type World } from './world.ts';

export interface Play {
  plans: Plan[];
  /** Working days of the play, in order. */
  days: string[];
  /** Days at whose end ledger and report are compared; the last day always is. */
  checkAfter: string[];
  /** Every step of the clock is a minute at most. */
  minuteByMinute?: boolean;
  /** Requests take time: each wait may be read a second apart. */
  roughWaits?: boolean;
  /** The event of one conclusion is not counted. */
  loseOne?: boolean;
  tell?: (check: Check) => void;
}

/** How ledger and report stood at some time. */
interface Standing {
  rows: Row[];
  balances: boolean;
  ledger: Record<string, Figure>;
  report: Record<string, Figure>;
}

/** What stood at the end of a day. */
export interface Check extends Standing {
  day: string;
  /** Since the play began, real time. */
  seconds: number;
}

export interface Played {
  checks: Check[];
  /** What must never be so and was, where somebody watches for it. */
  violations: readonly string[];
  /** How often each thing went wrong on the way. */
  struck: Readonly<Record<string, number>>;
  /** The roll-ups were dropped and made again from the events; how ledger and report stood then. */
  recount: Recount;
  recounted: Standing;
}

/** The play is over early in the evening, when nobody talks any more. */
const evening = '18:30';
/** With `loseOne`: the conclusion whose event is lost. */
const lost = 2;
const unitId = 'favrskov';

/** Plays on a line of its own, and tells how ledger and report stood at the end of each day that was asked for. */
export async function play(setting: Play, open: OpenLine): Promise<Played> {
  const [first] = setting.days;
  if (first === undefined) throw new Error('A play needs a day');
  const line = await open(at(first, '07:30'));
  try {
    return await playOn(line, setting);
  } finally {
    await line.stop();
  }
}

async function playOn(line: PlayedLine, setting: Play): Promise<Played> {
  const world = peopled(line, setting);
  const checks: Check[] = [];
  const began = performance.now();
  for (const day of new Set([...setting.checkAfter, setting.days.at(-1) ?? ''])) {
    await world.agenda.runUntil(at(day, evening));
    const check = { day, ...(await standing(world, setting)), seconds: (performance.now() - began) / 1000 };
    setting.tell?.(check);
    checks.push(check);
  }
  const violations = line.violations();
  const counted = await recount(await line.table(), unitId, line.now());
  return { checks, violations, struck: line.struck(), recount: counted, recounted: await standing(world, setting) };
}

/** Everybody with what they are going to do. */
function peopled(line: PlayedLine, { plans, days, minuteByMinute, loseOne }: Play): World {
  const moveTo = async (target: number): Promise<void> => {
    while (line.now() < target) {
      const nextMinute = (Math.floor(line.now() / minute) + 1) * minute;
      await line.passTo(minuteByMinute ? Math.min(target, nextMinute) : target);
    }
  };
  let conclusions = 0;
  const world: World = {
    line,
    ledger: createLedger(),
    agenda: createAgenda(moveTo),
    now: line.now,
    afterConclusion: async (visitId) => {
      conclusions += 1;
      if (loseOne && conclusions === lost)
        await loseConclusion(await line.table(), { unitId, visitId, day: dayOf(line.now()) });
    },
  };
  for (const plan of plans) world.agenda.add(plan.arrivesAt, apply(world, plan));
  for (const day of days) addShifts(world, day);
  return world;
}

async function standing({ line, ledger: kept }: World, { roughWaits = false }: Play): Promise<Standing> {
  const asked = `/reports/outcomes?from=2021-01-01&to=${dayOf(line.now())}`;
  const report = reported(await line.staff('leder1').does<OutcomesReport>('GET', asked));
  const ledger = kept.figures(line.now());
  return { rows: compare(ledger, report, roughWaits), balances: balances(report), ledger, report };
}
