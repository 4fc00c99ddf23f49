/**
 * Plays Favrskov's year, careless staff included, and compares every figure of the report with what the players noted, and the lists of
 * the desk with both, in the replayable world of `tests/world`; at the end all roll-ups are dropped, made again from the events, and
 * compared to the byte with what `project` had made.
 * `npm run year -- [--policy NAME] [--seed N] [--weeks N] [--lose-one] [--hide-one] [--faults]`; exit 1 when anything differs or something
 * was that must never be. `--policy`: the rules by which it is played, by the name of the shipped policy.
 * `--faults`: requests, webhooks and records go wrong in the ways of which nobody outside may notice anything.
 * `--running-line [--weeks N]`: against a line of its own that runs as a process. `--minute-by-minute DAY`: on such lines a day twice, in
 * jumps of the clock and minute by minute.
 */
import { parseArgs } from 'node:util';
import { isAsOften, type Share, type Slip, slips } from '../tests/year/careless.ts';
import { type Row, table } from '../tests/year/compare.ts';
import { lineInWorld } from '../tests/year/line-in-world.ts';
import { type Check, type Played, play } from '../tests/year/play.ts';
import type { OpenLine } from '../tests/year/played-line.ts';
import { type Rules, rulesByPolicy } from '../tests/year/rules.ts';
import { openRunningLine } from '../tests/year/running-line.ts';
import { busyDay, type Cast, weeks, year } from '../tests/year/seasons.ts';

const { values } = parseArgs({
  options: {
    policy: { type: 'string', default: Object.keys(rulesByPolicy)[0] ?? '' },
    seed: { type: 'string', default: '2021' },
    weeks: { type: 'string' },
    'running-line': { type: 'boolean', default: false },
    'minute-by-minute': { type: 'string' },
    'lose-one': { type: 'boolean', default: false },
    'hide-one': { type: 'boolean', default: false },
    faults: { type: 'boolean', default: false },
  },
});

/** Of what does not add up, so much is shown. */
const mostShown = 20;

// A running line is a process of its own; leaving by the front door ends it too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const seed = wholeNumber('seed', values.seed);
const rules = rulesNamed(values.policy);

function rulesNamed(policy: string): Rules {
  const found = rulesByPolicy[policy];
  if (found === undefined) throw new Error(`--policy: ${policy} is none of ${Object.keys(rulesByPolicy).join(', ')}`);
  return found;
}

function wholeNumber(name: string, given: string): number {
  const number = Number(given);
  if (!Number.isInteger(number)) throw new Error(`--${name}: ${given} is no whole number`);
  return number;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tell({ day, seconds, ledger, rows, balances }: Check): void {
  const value = (name: string) => String(ledger[name]?.value);
  say(
    `${day}  ${seconds.toFixed(0).padStart(4)} s  contacts ${value('contactsIn')} = ${value('served')} served + ` +
      `${value('waiting')} waiting + ${value('booked')} booked + ${value('ended')} ended  ` +
      `${balances ? 'balances' : 'DOES NOT BALANCE'}  ${toldOf(rows)}`,
  );
}

function toldOf(rows: Row[]): string {
  const differing = rows.filter(({ equal }) => !equal).map(({ figure }) => figure);
  return differing.length === 0 ? 'equal' : `differs: ${differing.join(', ')}`;
}

/** What the careless did, and whether the lists told the same as everything else. */
function tellCareless({ careless, lists }: Played): void {
  for (const slip of slips) {
    const { of, meant, seen } = careless[slip];
    const share = ((100 * seen) / Math.max(of, 1)).toFixed(1);
    say(
      `${slip.padEnd(18)} ${seen} of ${of} (${share} %)${seen === meant ? '' : `, ${meant - seen} not seen through`}`,
    );
  }
  say(`lists and report looked at ${lists.moments} times, at most ${lists.most} open matters`);
  const left = Object.entries(lists.left).map(([what, count]) => `${count} ${what}`);
  say(`open at the end, each with its next step: ${left.join(', ') || 'nothing'}`);
  for (const wrong of lists.wrong.slice(0, mostShown)) say(`  DOES NOT ADD UP ${wrong}`);
  if (lists.wrong.length > mostShown) say(`  and ${lists.wrong.length - mostShown} more`);
}

/** It happened as often as it should, and in a whole year all of it came to its end; of a few weeks the last is still to be found. */
function isSeenThrough(slip: Slip, share: Share): boolean {
  const { meant, seen } = share;
  return isAsOften(slip, share) && seen > 0 && (seen === meant || values.weeks !== undefined);
}

/** What came of dropping every roll-up. */
function tellRecount({ recount, recounted, violations, struck }: Played): void {
  for (const [name, times] of Object.entries(struck)) say(`${String(times).padStart(8)} ${name}`);
  const rate = Math.round(recount.events / recount.seconds).toLocaleString('en');
  say(`rebuilt from ${recount.events} events in ${recount.seconds.toFixed(2)} s, ${rate} a second`);
  say(
    `${recount.days} days, ${recount.equal ? 'byte for byte as before' : 'NOT as before'}; ${toldOf(recounted.rows)}`,
  );
  for (const { day, counter, stored, counted } of recount.differences)
    say(`  ${day}  ${counter.padEnd(32)} counted ${stored}, by the events ${counted}`);
  for (const violation of violations) say(`VIOLATED ${violation}`);
}

function passed({ checks, recount, recounted, violations, lists }: Played): boolean {
  const stands = [...checks, recounted].every(({ rows, balances }) => balances && rows.every(({ equal }) => equal));
  return stands && recount.equal && violations.length === 0 && lists.wrong.length === 0;
}

async function playAll(cast: Cast, open: OpenLine): Promise<boolean> {
  say(`${rules.policy}, seed ${seed}, ${cast.plans.length} applicants, ${cast.days.length} working days`);
  const planted = { loseOne: values['lose-one'], hideOne: values['hide-one'] };
  const how = { roughWaits: values.faults, seldom: values['running-line'] };
  const played = await play({ ...cast, ...planted, ...how, tell }, open);
  say(table(played.checks.at(-1)?.rows ?? []));
  tellCareless(played);
  tellRecount(played);
  return passed(played) && slips.every((slip) => isSeenThrough(slip, played.careless[slip]));
}

/** The same day twice, on two lines: in jumps, and with the clock never moved by more than a minute. */
async function playDayTwice(day: string): Promise<boolean> {
  if (!rules.calendar.isWorkingDay(day)) throw new Error(`--minute-by-minute: ${day} is no working day of the play`);
  const cast = { ...busyDay(seed, day, { rules }), seldom: true };
  say(`${rules.policy}, seed ${seed}, ${cast.plans.length} applicants on ${day}, in jumps and minute by minute`);
  const jumps = await play({ ...cast, tell }, openRunningLine);
  const minutes = await play({ ...cast, minuteByMinute: true, tell }, openRunningLine);
  const rows: Row[] = (minutes.checks.at(-1)?.rows ?? []).map((row, index) => {
    const jumped = jumps.checks.at(-1)?.rows[index]?.report ?? 'none';
    return { ...row, ledger: jumped, equal: row.equal && row.report === jumped };
  });
  say('ledger: in jumps; report: minute by minute');
  say(table(rows));
  return passed(jumps) && passed(minutes) && rows.every(({ equal }) => equal);
}

const day = values['minute-by-minute'];
const cast = values.weeks === undefined ? year(seed, rules) : weeks(seed, wholeNumber('weeks', values.weeks), rules);
const open = values['running-line'] ? openRunningLine : lineInWorld({ faults: values.faults });
const good = await (day === undefined ? playAll(cast, open) : playDayTwice(day));
say(good ? 'Every figure is equal.' : 'Something does not agree.');
process.exitCode = good ? 0 : 1;
