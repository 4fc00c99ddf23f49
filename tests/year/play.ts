import type { OutcomesReport } from '../../schemas/staff-api.ts';
import { createAgenda } from './agenda.ts';
import { apply } from './arrival.ts';
import { at, dayOf } from './calendar.ts';
import { createCareless, type Share, type Slip } from './careless.ts';
import { balances, compare, type Row, reported } from './compare.ts';
import { hideOne } from './hide-one.ts';
import { createLedger, type Figure } from './ledger.ts';
import { listsOf } from './lists.ts';
import { wrongInLists } from './lists-add-up.ts';
import { loseConclusion } from './lose-event.ts';
import type { OpenLine, PlayedLine } from './played-line.ts';
import { type Recount, recount } from './recount.ts';
import type { Cast } from './seasons.ts';
import { addShifts } from './shifts.ts';
import { minute, type World } from './world.ts';

export interface Play extends Cast {
  /** Every step of the clock is a minute at most. */
  minuteByMinute?: boolean;
  /** Requests take time: each wait may be read a second apart, and by day something is always on its way. */
  roughWaits?: boolean;
  /** The lists are looked at by the clock only: on a line that is a process each look takes its time. */
  seldom?: boolean;
  /** The event of one conclusion is not counted. */
  loseOne?: boolean;
  /** On the last evening one open matter is taken off the list of all. */
  hideOne?: boolean;
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

/** Whether the lists of the desk told the same as the report and the players. */
interface Looks {
  /** How often it was looked. */
  moments: number;
  /** The most open matters there were at once. */
  most: number;
  /** Open matters at the last look, by what must happen next. */
  left: Record<string, number>;
  /** What did not add up, with its moment. */
  wrong: string[];
}

export interface Played {
  checks: Check[];
  lists: Looks;
  careless: Record<Slip, Share>;
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
/** The lists are looked at then too, whatever is under way, besides whenever something was begun or done with. */
const byDay = ['09:10', '12:10', '15:10'];
/** With `loseOne`: the conclusion whose event is lost. */
const lost = 2;
const unitId = 'favrskov';

/** Plays on a line of its own, and tells how ledger and report stood at the end of each day that was asked for. */
export async function play(setting: Play, open: OpenLine): Promise<Played> {
  const [first] = setting.days;
  if (first === undefined) throw new Error('A play needs a day');
  const line = await open(setting.rules, at(first, '07:30'));
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
  const last = setting.days.at(-1) ?? '';
  for (const day of setting.days) {
    await playDay(world, setting, day);
    if (day !== last && !setting.checkAfter.includes(day)) continue;
    const check = { day, ...(await standing(world, setting)), seconds: (performance.now() - began) / 1000 };
    setting.tell?.(check);
    checks.push(check);
  }
  const violations = line.violations();
  const counted = await recount(await line.table(), unitId, line.now());
  return {
    checks,
    lists: world.looks,
    careless: world.careless.shares(),
    violations,
    struck: line.struck(),
    recount: counted,
    recounted: await standing(world, setting),
  };
}

/** A day up to its evening; the lists are looked at several times and when it is over. */
async function playDay(world: Staged, { roughWaits, hideOne: hides, days }: Play, day: string): Promise<void> {
  for (const time of [...(roughWaits ? [] : byDay), evening]) {
    await world.agenda.runUntil(at(day, time));
    if (hides && time === evening && day === days.at(-1)) await hideOne(await world.line.table(), unitId);
    await world.look();
  }
}

async function lookAtLists({ line, ledger, now }: World, lists: Looks): Promise<void> {
  const seen = await listsOf(line);
  lists.moments += 1;
  lists.most = Math.max(lists.most, seen.cases.length);
  const byStep = Map.groupBy(seen.cases, ({ what }) => what);
  lists.left = Object.fromEntries([...byStep].map(([what, rows]) => [what, rows.length]));
  const wrong = wrongInLists(seen, await reportOf(line), ledger.open());
  lists.wrong.push(...wrong.map((what) => `${new Date(now()).toISOString()} ${what}`));
}

/** The players' world, and somebody who looks at the lists in it. */
interface Staged extends World {
  looks: Looks;
  look(): Promise<void>;
}

/** Everybody with what they are going to do. */
function peopled(line: PlayedLine, { plans, days, rules, minuteByMinute, roughWaits, seldom, loseOne }: Play): Staged {
  const moveTo = async (target: number): Promise<void> => {
    while (line.now() < target) {
      const nextMinute = (Math.floor(line.now() / minute) + 1) * minute;
      await line.passTo(minuteByMinute ? Math.min(target, nextMinute) : target);
    }
  };
  let conclusions = 0;
  let noted = '';
  /** Something was begun or done with: the line has answered, so its lists must say so. */
  const stepped = async () => {
    const open = roughWaits || seldom ? '' : JSON.stringify(world.ledger.open());
    if (open !== noted) await world.look();
    noted = open;
  };
  const world: Staged = {
    line,
    rules,
    looks: { moments: 0, most: 0, left: {}, wrong: [] },
    look: () => lookAtLists(world, world.looks),
    ledger: createLedger(rules.demandsAttendance),
    agenda: createAgenda({ moveTo, stepped }),
    careless: createCareless(),
    forgotten: new Map(),
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

/** The report of the year so far, once everything that has happened is counted. */
async function reportOf(line: PlayedLine): Promise<Record<string, Figure>> {
  await line.table();
  const asked = `/reports/outcomes?from=2021-01-01&to=${dayOf(line.now())}`;
  return reported(await line.staff('leder1').does<OutcomesReport>('GET', asked));
}

async function standing({ line, ledger: kept }: World, { roughWaits = false }: Play): Promise<Standing> {
  const report = await reportOf(line);
  const ledger = kept.figures(line.now());
  return { rows: compare(ledger, report, roughWaits), balances: balances(report), ledger, report };
}
