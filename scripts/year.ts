/**
 * Plays Favrskov's year against a line of its own and compares every figure of the report with what the players noted.
 * `npm run year -- [--seed N] [--weeks N] [--minute-by-minute DAY] [--lose-one]`; exit 1 when a figure differs.
 */
import { parseArgs } from 'node:util';
import { isWorkingDay } from '../tests/year/calendar.ts';
import { type Row, table } from '../tests/year/compare.ts';
import { type Check, play } from '../tests/year/play.ts';
import { busyDay, type Cast, weeks, year } from '../tests/year/seasons.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '2021' },
    weeks: { type: 'string' },
    'minute-by-minute': { type: 'string' },
    'lose-one': { type: 'boolean', default: false },
  },
});

// The line is a process of its own; leaving by the front door ends it too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const say = (line: string) => process.stdout.write(`${line}\n`);
const seed = Number(values.seed);
if (!Number.isInteger(seed)) throw new Error(`--seed: ${values.seed} is no whole number`);

const tell = ({ day, seconds, ledger, rows, balances }: Check): void => {
  const value = (name: string) => String(ledger[name]?.value);
  const differing = rows.filter(({ equal }) => !equal).map(({ figure }) => figure);
  say(
    `${day}  ${seconds.toFixed(0).padStart(4)} s  contacts ${value('contactsIn')} = ${value('served')} served + ` +
      `${value('waiting')} waiting + ${value('booked')} booked + ${value('ended')} ended  ` +
      `${balances ? 'balances' : 'DOES NOT BALANCE'}  ${differing.length === 0 ? 'equal' : `differs: ${differing.join(', ')}`}`,
  );
};

const passed = (checks: Check[]): boolean =>
  checks.every(({ rows, balances }) => balances && rows.every(({ equal }) => equal));

const playAll = async (cast: Cast): Promise<boolean> => {
  say(`seed ${seed}, ${cast.plans.length} applicants, ${cast.days.length} working days`);
  const checks = await play({ ...cast, loseOne: values['lose-one'], tell });
  say(table(checks.at(-1)?.rows ?? []));
  return passed(checks);
};

/** The same day twice, on two lines: in jumps, and with the clock never moved by more than a minute. */
const playDayTwice = async (day: string): Promise<boolean> => {
  if (!isWorkingDay(day)) throw new Error(`--minute-by-minute: ${day} is no working day of 2021`);
  const cast = busyDay(seed, day);
  say(`seed ${seed}, ${cast.plans.length} applicants on ${day}, in jumps and minute by minute`);
  const jumps = await play({ ...cast, tell });
  const minutes = await play({ ...cast, minuteByMinute: true, tell });
  const rows: Row[] = (minutes.at(-1)?.rows ?? []).map((row, index) => {
    const jumped = jumps.at(-1)?.rows[index]?.report ?? 'none';
    return { ...row, ledger: jumped, equal: row.equal && row.report === jumped };
  });
  say('ledger: in jumps; report: minute by minute');
  say(table(rows));
  return passed(jumps) && passed(minutes) && rows.every(({ equal }) => equal);
};

const day = values['minute-by-minute'];
const good = await (day === undefined
  ? playAll(values.weeks === undefined ? year(seed) : weeks(seed, Number(values.weeks)))
  : playDayTwice(day));
say(good ? 'Every figure is equal.' : 'The report and the ledger do not agree.');
process.exitCode = good ? 0 : 1;
