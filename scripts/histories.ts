/**
 * Plays random histories of the line in a world that can be replayed, and prints how often everything occurred.
 * `npm run histories -- [--count N] [--seed N] [--workers N] [--engine]`; exit 1 when something happened that must never happen. A
 * failing history is made smaller and comes with the command that replays it: `--only N [--acts a,b] [--faults x,y]`.
 * Each is played under the shipped rules that its seed draws, or all of them with `--policy NAME`.
 * `--pairs`: instead, every two commands on one case in every order of their requests, or with `--sample N` so many of them that the seed
 * draws; `--pair NAME --order 0,1` replays one.
 * `--without GUARD`: takes a guard out of the code first; `--guards` lists them.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { planOf, seedOf } from '../tests/world/acts.ts';
import { baseRows, unitBy } from '../tests/world/base.ts';
import { guards, guardVariable } from '../tests/world/guards/guards.ts';
import { runWithout, runWithoutEach } from '../tests/world/guards/run-without.ts';
import { play } from '../tests/world/history.ts';
import { createOrders } from '../tests/world/pairs/orders.ts';
import { playPair } from '../tests/world/pairs/pair.ts';
import { allPairs, nameOfPair, playOrders } from '../tests/world/pairs/pairs.ts';
import { playAll, playAllPairs } from '../tests/world/play-all.ts';
import { enoughHistories, impossible, tooRare, withNever } from '../tests/world/rare.ts';
import { shrink } from '../tests/world/shrink.ts';
import { createMemoryStore } from '../tests/world/store.ts';
import type { PlainTally } from '../tests/world/tally.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    engine: { type: 'boolean', default: false },
    /** Ends at the first history that breaks this invariant. */
    until: { type: 'string' },
    without: { type: 'string' },
    guards: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** Every history under these rules; else each under those that its seed draws. */
    policy: { type: 'string' },
    acts: { type: 'string' },
    faults: { type: 'string' },
    pairs: { type: 'boolean', default: false },
    /** So many of the pairs. */
    sample: { type: 'string' },
    pair: { type: 'string' },
    order: { type: 'string' },
  },
});

function say(line: string) {
  return process.stdout.write(`${line}\n`);
}

function whole(name: 'count' | 'seed' | 'workers' | 'only' | 'sample'): number {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name}: ${values[name]} is no whole number`);
  return value;
}

function setOf(text: string | undefined) {
  return text === undefined ? undefined : new Set(text.split(','));
}

const seed = whole('seed');
const command = fileURLToPath(import.meta.url);
/** Ports of the engines, one a worker. */
const enginePort = 5760;
/** Failures of one invariant that are made smaller. */
const explained = 1;

function tell(trace: readonly string[], violations: readonly { invariant: string; what: string; at: number }[]): void {
  for (const line of trace) say(line.replace(/^\d+/, (at) => new Date(Number(at)).toISOString()));
  for (const { invariant, what, at } of violations) say(`VIOLATED ${new Date(at).toISOString()} ${invariant}: ${what}`);
}

/** Plays one history again and tells all of it. */
async function replay(history: number): Promise<boolean> {
  const plan = planOf(seedOf(seed, history), values.policy);
  const store = createMemoryStore(await baseRows(unitBy(plan.policy)));
  const played = await play({ plan, store, onlyActs: setOf(values.acts), onlyFaults: setOf(values.faults) });
  tell(played.trace, played.violations);
  for (const { id, name, where } of played.struck) say(`fault ${id} ${name} at ${where}`);
  return played.violations.length === 0;
}

async function replayPair(name: string): Promise<boolean> {
  const pair = allPairs().find((one) => nameOfPair(one) === name);
  if (pair === undefined) throw new Error(`--pair: there is no ${name}`);
  const orders = createOrders(seed, name, (values.order ?? '').split(',').map(Number));
  orders.next();
  const rows = await baseRows();
  // What the two write shows when all their orders are played.
  const written = new Set((await playOrders(rows, seed, pair))?.written);
  const played = await playPair({ rows, seed, pair, orders, written });
  if (typeof played !== 'object') return false;
  tell(played.trace, played.violations);
  return played.violations.length === 0;
}

/** The smallest history found that breaks the same invariant, and the command for it. */
async function explain(history: number, invariant: string): Promise<void> {
  const plan = planOf(seedOf(seed, history), values.policy);
  const small = await shrink(plan, await baseRows(unitBy(plan.policy)), invariant);
  if (small === undefined) return void say(`History ${history} does not break "${invariant}" when played again.`);
  const violation = small.played.violations.find((one) => one.invariant === invariant);
  say(`\n${invariant}: ${violation?.what} (under ${plan.policy})`);
  for (const act of plan.acts.filter(({ id }) => small.acts.includes(id)))
    say(`  ${new Date(plan.start + act.at).toISOString()} ${act.id} ${act.kind} ${act.who}`);
  for (const { id, name, where } of small.played.struck) say(`  fault ${id} ${name} at ${where}`);
  const [acts, faults] = [small.acts.join(','), small.faults.join(',')];
  const without = process.env[guardVariable];
  const guard = without === undefined ? '' : ` --without "${without}"`;
  const rules = values.policy === undefined ? '' : ` --policy ${values.policy}`;
  say(`  npm run histories --${guard} --seed ${seed}${rules} --only ${history} --acts ${acts} --faults "${faults}"`);
}

/** How often everything occurred; what never did too. */
function tellTally(tally: PlainTally): void {
  for (const [kind, counts] of Object.entries(withNever(tally))) {
    say(`\n${kind}`);
    for (const [name, value] of Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      say(`${String(value).padStart(9)} ${name}${name in impossible ? ` (cannot: ${impossible[name]})` : ''}`);
  }
}

/** Of very many histories nothing may be rare; of fewer it is only said. */
function tellRare(tally: PlainTally, played: number): boolean {
  const rare = tooRare(tally, played);
  for (const { kind, name, times } of rare) say(`Too rare, or not to happen at all: ${kind} ${name}, ${times} times`);
  return rare.length === 0 || played < enoughHistories;
}

async function all(): Promise<boolean> {
  const started = performance.now();
  const { tally, failures, turns, played } = await playAll({
    seed,
    count: whole('count'),
    workers: whole('workers'),
    policy: values.policy,
    enginePort: values.engine ? enginePort : undefined,
    until: values.until,
    say,
  });
  const minutes = (performance.now() - started) / 60_000;
  tellTally(tally);
  say(
    `\n${played} histories, ${turns} turns, ${minutes.toFixed(1)} minutes, ${(played / minutes).toFixed(0)} a minute`,
  );
  for (const [invariant, histories] of failures) {
    if (values.until !== undefined && invariant !== values.until) continue;
    say(`\nVIOLATED in ${histories.length}: ${invariant} (${histories.slice(0, 10).join(', ')})`);
    for (const history of histories.slice(0, explained)) await explain(history, invariant);
  }
  return failures.size === 0 && tellRare(tally, played);
}

async function pairs(): Promise<boolean> {
  const started = performance.now();
  const { pairs: played, broken } = await playAllPairs({
    seed,
    count: values.sample === undefined ? allPairs().length : whole('sample'),
    workers: whole('workers'),
    say,
  });
  const seconds = (performance.now() - started) / 1000;
  for (const line of broken) say(line);
  for (const { pair, broken: found } of played)
    for (const { invariant, what, path } of found) {
      say(`\nVIOLATED ${nameOfPair(pair)}: ${invariant}: ${what}`);
      say(`  npm run histories -- --pair "${nameOfPair(pair)}" --order ${path.join(',')}`);
    }
  const orders = played.reduce((sum, one) => sum + one.orders, 0);
  const sampled = played.filter((one) => one.sampled).length;
  say(`\n${played.length} pairs, ${orders} orders, ${sampled} pairs sampled, ${(seconds / 60).toFixed(1)} minutes`);
  return broken.length === 0 && played.every((one) => one.broken.length === 0);
}

async function run(): Promise<boolean> {
  if (values.guards) {
    for (const { name, file, why } of guards) say(`${name.padEnd(20)} ${file}: ${why}`);
    return true;
  }
  if (values.without === 'every') return runWithoutEach({ command, seed, count: whole('count'), say });
  if (values.without !== undefined && process.env[guardVariable] === undefined)
    return runWithout({ command, guard: values.without, options: process.argv.slice(2) }, 'inherit').status === 0;
  if (values.pair !== undefined) return replayPair(values.pair);
  if (values.pairs) return pairs();
  return values.only === undefined ? all() : replay(whole('only'));
}
process.exitCode = (await run()) ? 0 : 1;
