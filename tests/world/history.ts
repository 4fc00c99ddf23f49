import type { Act, Plan } from './acts.ts';
import { unitBy } from './base.ts';
import type { Struck } from './faults.ts';
import type { Violation } from './invariants/invariants.ts';
import { type Company, createCompany } from './people/company.ts';
import type { WorldStore } from './store.ts';
import { count, type PlainTally, toPlain } from './tally.ts';
import { createWatchedWorld, type Watched } from './watched-world.ts';

export interface Played {
  violations: readonly Violation[];
  struck: readonly Struck[];
  tally: PlainTally;
  trace: readonly string[];
  turns: number;
}

export interface PlayOptions {
  plan: Plan;
  /** With the rows it begins with, under the rules of the plan. */
  store: WorldStore;
  /** Acts that happen; without it all. */
  onlyActs?: ReadonlySet<string> | undefined;
  onlyFaults?: ReadonlySet<string> | undefined;
  /** It is enough to see this invariant broken. */
  stopAt?: string | undefined;
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** What the last act of a part leads to goes on a while. */
const afterLastActMs = 6 * minuteMs;
/** Longer than any ring, any check of a silent leg and any look at the carrier's list. */
const restMs = 22 * minuteMs;

/** A history that is being played. */
interface Playing extends Watched {
  plan: Plan;
  acts: Act[];
  company: Company;
  enough(): boolean;
}

/** Plays one history from its first act until everything has come to rest. */
export async function play({ plan, store, onlyActs, onlyFaults, stopAt }: PlayOptions): Promise<Played> {
  const { seed, start, policy } = plan;
  const unit = unitBy(policy);
  const watched = createWatchedWorld({ seed, start, store, unit, weather: { only: onlyFaults } });
  const { scheduler, faults, tally } = watched.world;
  const { violations } = watched.invariants;
  const playing: Playing = {
    ...watched,
    plan,
    acts: plan.acts.filter(({ id }) => onlyActs === undefined || onlyActs.has(id)),
    company: createCompany(watched, plan),
    enough: () => stopAt !== undefined && violations.some(({ invariant }) => invariant === stopAt),
  };
  for (const act of playing.acts) scheduler.at(start + act.at, `act ${act.id}`, () => playing.company.perform(act));
  await playParts(playing);
  if (!playing.enough()) await comeToRest(playing);
  for (const { name } of faults.struck) count(tally, 'fault', name);
  count(tally, 'policy', policy);
  return { violations, struck: faults.struck, tally: toPlain(tally), trace: scheduler.trace, turns: scheduler.turns };
}

/** The day of the start, and for some histories a later one; in between the line is left alone. */
async function playParts(playing: Playing): Promise<void> {
  const { plan, acts, company, enough } = playing;
  const { scheduler, sweeps } = playing.world;
  const { start, daysBetween } = plan;
  const parts = daysBetween === 0 ? [0] : [0, daysBetween];
  for (const [index, days] of parts.entries()) {
    const next = parts[index + 1];
    const until = start + lastOf(acts, days) + afterLastActMs;
    everyHour(playing, start + (next ?? days) * dayMs + (next === undefined ? lastOf(acts, days) - days * dayMs : 0));
    sweeps.until(until);
    await scheduler.runUntil(until, enough);
    if (next === undefined) return;
    company.shiftEnds(index);
    sweeps.until(start + next * dayMs - secondMs, true);
    await scheduler.runUntil(start + next * dayMs, enough);
  }
}

/** Looks every hour at what stands on the lists, until a moment. */
function everyHour({ world: { scheduler }, invariants }: Playing, until: number): void {
  for (let at = scheduler.now() + hourMs; at <= until; at += hourMs) scheduler.at(at, `hour ${at}`, invariants.hourly);
}

/** Nothing goes wrong any more and everybody goes home; what must hold then is looked at when the line has tidied up. */
async function comeToRest({ world, invariants, company, enough }: Playing): Promise<void> {
  const { scheduler, faults, sweeps } = world;
  faults.calm();
  company.everybodyLeaves();
  world.redrive();
  const rest = scheduler.now() + restMs;
  sweeps.until(rest, true);
  await scheduler.runUntil(rest, enough);
  world.redrive();
  await scheduler.runUntil(rest + minuteMs, enough);
  invariants.hourly();
  if (!enough()) invariants.settled();
}

/** The last moment at which somebody acts in the part that begins so many days after the start. */
function lastOf(acts: Act[], days: number): number {
  const from = days * dayMs;
  const times = acts.map(({ at }) => at).filter((at) => at >= from && at < from + dayMs / 2);
  return Math.max(from, ...times);
}
