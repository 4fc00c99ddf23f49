import { type Line, startLine } from '../line/line-under-test.ts';
import { createAgenda } from './agenda.ts';
import type { Plan } from './applicants.ts';
import { apply } from './arrival.ts';
import { at } from './calendar.ts';
import { balances, compare, type Row, reported } from './compare.ts';
import { dropOneEvent } from './drop-event.ts';
import { freePort } from './free-port.ts';
import { createLedger, type Figure } from './ledger.ts';
import { addShifts } from './shifts.ts';
import { MINUTE, type World } from './world.ts';

export interface Play {
  plans: Plan[];
  /** Working days of the play, in order. */
  days: string[];
  /** Days at whose end ledger and report are compared; the last day always is. */
  checkAfter: string[];
  /** Every step of the clock is a minute at most. */
  minuteByMinute?: boolean;
  /** The event of one conclusion is kept from being counted. */
  loseOne?: boolean;
  tell?: (check: Check) => void;
}

/** What stood at the end of a day. */
export interface Check {
  day: string;
  rows: Row[];
  balances: boolean;
  ledger: Record<string, Figure>;
  report: Record<string, Figure>;
  /** Since the play began, real time. */
  seconds: number;
}

/** The play is over early in the evening, when nobody talks any more. */
const EVENING = '18:30';
/** With `loseOne`: the conclusion whose event is dropped. */
const LOST = 2;

/** Starts a line of its own, plays, and tells how ledger and report stood at the end of each day that was asked for. */
export const play = async (setting: Play): Promise<Check[]> => {
  const [first] = setting.days;
  const last = setting.days.at(-1);
  if (first === undefined || last === undefined) throw new Error('A play needs a day');
  const begins = at(first, '07:30');
  const line = await startLine({ at: new Date(begins).toISOString(), port: await freePort() });
  try {
    return await playOn(line, setting, begins, last);
  } finally {
    await line.stop();
  }
};

const playOn = async (line: Line, setting: Play, begins: number, last: string): Promise<Check[]> => {
  let now = begins;
  const moveTo = async (target: number): Promise<void> => {
    while (now < target) {
      const next = setting.minuteByMinute ? Math.min(target, (Math.floor(now / MINUTE) + 1) * MINUTE) : target;
      await line.pass(`PT${(next - now) / 1000}S`);
      now = next;
    }
  };
  let conclusions = 0;
  const world: World = {
    line,
    ledger: createLedger(),
    agenda: createAgenda(moveTo),
    now: () => now,
    beforeConclusion: async (visitId) => {
      conclusions += 1;
      if (setting.loseOne && conclusions === LOST) await dropOneEvent(line.at.store, visitId);
    },
  };
  // Slots are laid out by the first sweep; nobody can be given a time before.
  await moveTo(begins + MINUTE);
  for (const plan of setting.plans) world.agenda.add(plan.arrivesAt, apply(world, plan));
  for (const day of setting.days) addShifts(world, day);
  const checks: Check[] = [];
  const began = performance.now();
  for (const day of new Set([...setting.checkAfter, last])) {
    await world.agenda.runUntil(at(day, EVENING));
    const asked = `/reports/outcomes?from=2021-01-01&to=${day}`;
    const report = reported(await line.staff('leder1').does('GET', asked));
    const ledger = world.ledger.figures(now);
    const seconds = (performance.now() - began) / 1000;
    const check = { day, rows: compare(ledger, report), balances: balances(report), ledger, report, seconds };
    setting.tell?.(check);
    checks.push(check);
  }
  return checks;
};
