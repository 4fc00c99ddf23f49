import { createHash } from 'node:crypto';
import { minus } from '../../flows/calendar/local-time.ts';
import { canonical, type Difference, differencesOn, sumOfBoth, type Tally } from '../../flows/report/tally.ts';
import type { UnitId } from '../../schemas/ids.ts';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import { markerDays, type StoredRollUp } from '../adapters/roll-ups.ts';
import { addLate, type Counted, type Counting, countSettled, countYoung, type Span } from './count-events.ts';

/*
 * Recomputes the roll-ups of a unit from its events, while `project` goes on adding to them.
 *
 * An event before the horizon is settled: the stream keeps its records for 24 hours, so `project` has added it by now or never will, and
 * it is counted. Of a younger one its marker tells: marker and additions are one transaction, so an event with a marker is in the
 * roll-ups and one without is not, yet. The horizon lies within the life of the markers.
 *
 * Each round reads the roll-ups, then the young events and their markers, and puts what differs in place under the condition that the
 * roll-up's revision is still the one that was read. Then nothing was added to that day from reading to writing, so what had a marker
 * was in it and is counted, and what had none is neither counted nor lost: `project` adds it on top when it comes to it. Where the
 * revision is another, somebody was first, and the day is looked at again in the next round.
 *
 * An event that `project` has given up (its failure queue) never gets a marker by itself; so young events without one are first added
 * by the very write that `project` uses, and whoever of the two comes second finds the marker.
 *
 * Days before the first event that is left stand as they are: their events were deleted when their time was over.
 */

export interface RebuildDeps extends Counting {
  /** In the line's own time. */
  now(): Instant;
}

export interface Wanted {
  unitId: UnitId;
  /** Local days of the roll-ups, both included. */
  from: LocalDay;
  to: LocalDay;
  /** Without it nothing is written. */
  write: boolean;
}

export interface Rebuilt {
  /** Events that were read. */
  events: number;
  /** Keys of events that nobody can read; they are in no figure. */
  unreadable: string[];
  /** Events that `project` had not added yet: added now, or in a dry run left to it. */
  late: number;
  /** Days that were compared, and days before the first event, which were not. */
  days: number;
  frozen: number;
  /** What did not stand as the events say; in a dry run it still does not. */
  differences: Difference[];
  /** SHA-256 of the canonical form of the days compared: as they stood, and as the events say. */
  hashes: { stored: string; counted: string };
}

/** What one round has found. */
interface Found {
  stored: Map<LocalDay, StoredRollUp>;
  counted: Tally;
  days: LocalDay[];
  young: Counted;
}

/** A busy line adds to a day many times a minute, and a round holds it for milliseconds. */
const mostRounds = 50;

/** Compares the roll-ups of some days with the events and, where that is wanted, replaces them. @throws when somebody else always comes first. */
export async function rebuild(deps: RebuildDeps, wanted: Wanted): Promise<Rebuilt> {
  const now = deps.now();
  const span: Span = { unitId: wanted.unitId, from: wanted.from, horizon: minus(now, `P${markerDays - 1}D`), now };
  const settled = await countSettled(deps, span);
  const added = wanted.write ? await addLate(deps, span) : 0;
  const replaced = new Map<LocalDay, Difference[]>();
  const stood: Tally = new Map();
  for (let round = 0; round < mostRounds; round += 1) {
    const found = await look(deps, wanted, span, settled);
    const differing = found.days.filter((day) => differencesOf(found, day).length > 0);
    const finished = await finish(deps, wanted, found, differing);
    for (const day of finished) {
      replaced.set(day, [...(replaced.get(day) ?? []), ...differencesOf(found, day)]);
      if (!stood.has(day)) stood.set(day, storedOf(found, day));
    }
    if (finished.length < differing.length) continue;
    return {
      events: settled.events + found.young.events,
      unreadable: [...settled.unreadable, ...found.young.unreadable],
      late: wanted.write ? added : found.young.late,
      days: found.days.length,
      frozen: [...found.stored.keys()].filter((day) => !found.days.includes(day)).length,
      differences: [...replaced.values()].flat(),
      hashes: {
        stored: hashOf(new Map(found.days.map((day) => [day, stood.get(day) ?? storedOf(found, day)]))),
        counted: hashOf(new Map(found.days.map((day) => [day, countedOf(found, day)]))),
      },
    };
  }
  throw new Error(`${wanted.unitId}: somebody else came first ${mostRounds} times`);
}

/** The roll-ups first, the events after them: an event that is in a roll-up is then among those that are read. */
async function look(deps: RebuildDeps, { unitId, from, to }: Wanted, span: Span, settled: Counted): Promise<Found> {
  const rollUps = await deps.rollUps.between(unitId, from, to);
  const young = await countYoung(deps, span);
  const stored = new Map(rollUps.map((rollUp) => [rollUp.day, rollUp]));
  const counted = sumOfBoth(settled.tally, young.tally);
  const firstDay = settled.firstDay ?? young.firstDay;
  const days = [...new Set([...stored.keys(), ...counted.keys()])]
    .filter((day) => day >= from && day <= to && firstDay !== undefined && day >= firstDay)
    .toSorted();
  return { stored, counted, days, young };
}

/** Replaces each differing day; in a dry run looks whether all of them are still as they were read. The days with which that went well. */
async function finish(
  deps: RebuildDeps,
  { unitId, from, to, write }: Wanted,
  found: Found,
  differing: LocalDay[],
): Promise<LocalDay[]> {
  if (differing.length === 0) return [];
  if (write) {
    const finished: LocalDay[] = [];
    for (const day of differing)
      if (await deps.rollUps.replace(unitId, day, found.stored.get(day), countedOf(found, day))) finished.push(day);
    return finished;
  }
  const again = new Map((await deps.rollUps.between(unitId, from, to)).map(({ day, revision }) => [day, revision]));
  return differing.every((day) => again.get(day) === found.stored.get(day)?.revision) ? differing : [];
}

function storedOf({ stored }: Found, day: LocalDay): Record<string, number> {
  return stored.get(day)?.counts ?? {};
}

function countedOf({ counted }: Found, day: LocalDay): Record<string, number> {
  return counted.get(day) ?? {};
}

function differencesOf(found: Found, day: LocalDay): Difference[] {
  return differencesOn(day, storedOf(found, day), countedOf(found, day));
}

function hashOf(tally: Tally): string {
  return createHash('sha256').update(canonical(tally)).digest('hex');
}
