import { expect, test } from 'vitest';
import { createStore } from '../../functions/adapters/store.ts';
import { dueAt, itemsOf, municipalities, promisesEach, unitOf } from '../fixtures/many-units.ts';
import type { FaultName } from './faults.ts';
import { createMemoryTable, type Snapshot } from './memory-table.ts';
import { createMemoryStore, type MemoryStore } from './store.ts';
import type { Commit, Witness } from './witness.ts';
import { createWorld, type World } from './world.ts';

/*
 * As many units as there are municipalities, each of which has promised twenty people a call at the same minute: through the deployed
 * handlers, each run of a function in its own turn.
 */

/** Each plays thousands of runs, perhaps on a busy machine: what bounds them is how many turns a world allows. */
const patience = 300_000;

const due = Date.parse(dueAt);
const minuteMs = 60_000;
const units = Array.from({ length: municipalities }, (_, index) => unitOf(index + 1));

interface Played {
  world: World;
  store: MemoryStore;
  /** Milliseconds after the due minute at which each call-back was queued, in order, by the unit. */
  queuedAfter: Map<string, number[]>;
}

async function rows(of = units): Promise<Snapshot> {
  const table = createMemoryTable();
  const store = createStore(table, { now: () => dueAt, onSetAside: () => undefined });
  for (const item of of.flatMap((unit) => itemsOf(unit)))
    await store.overwrite('version' in item ? { ...item, version: 0 } : item);
  return table.snapshot();
}

/** The minutes from the due one on. `faults` of these alone something goes wrong, and nothing takes time then. */
async function play(start: Snapshot, minutes: number, faults?: readonly FaultName[]): Promise<Played> {
  const store = createMemoryStore(start);
  const queuedAfter = new Map<string, number[]>();
  const committed = ({ changes }: Commit) => {
    for (const { newImage } of changes)
      if (newImage?.entity === 'queueEntry') {
        const unitId = String(newImage.unitId);
        queuedAfter.set(unitId, [...(queuedAfter.get(unitId) ?? []), world.scheduler.now() - due]);
      }
  };
  const nothing = () => undefined;
  const witness: Witness = {
    committed,
    said: nothing,
    dialled: nothing,
    wasAlone: nothing,
    sent: nothing,
    answered: nothing,
    failed: nothing,
  };
  const weather = faults === undefined ? { only: new Set<string>() } : { still: new Set(faults) };
  const world: World = createWorld({ seed: 1, start: due - minuteMs / 2, store, witness: () => witness, weather });
  world.sweeps.until(due + (minutes - 1) * minuteMs);
  await world.scheduler.runUntil(due + minutes * minuteMs);
  return { world, store, queuedAfter };
}

function queued({ store }: Played): Map<string, number> {
  const entries = store.snapshot().filter(({ entity }) => entity === 'queueEntry');
  return new Map([...Map.groupBy(entries, ({ unitId }) => String(unitId))].map(([id, of]) => [id, of.length]));
}

/** This many call-backs of each unit, but of those named. */
function each(count: number, but: Record<string, number> = {}): Map<string, number> {
  return new Map(units.map(({ unitId }) => [unitId, but[unitId] ?? count] as const).filter(([, of]) => of > 0));
}

/** A row that nobody can read in the place of each of these. */
function spoilt(start: Snapshot, ...keys: string[]): Snapshot {
  return start.map((row) => (keys.includes(`${row.pk} ${row.sk}`) ? { ...row, shape: 99 } : row));
}

test(
  'all promises of 98 units that are due at one minute are decided and queued within two',
  async () => {
    const played = await play(await rows(), 2);
    expect(queued(played)).toEqual(each(promisesEach));
    expect(Math.max(...[...played.queuedAfter.values()].flat())).toBeLessThan(2 * minuteMs);
  },
  patience,
);

test(
  'a unit takes exactly as long among 98 as alone',
  async () => {
    const [, , third = unitOf(3)] = units;
    const took = ({ queuedAfter }: Played) => {
      const moments = queuedAfter.get(third.unitId) ?? [];
      return moments.map((moment) => moment - (moments[0] ?? 0));
    };
    const alone = took(await play(await rows([third]), 2));
    expect(alone).toHaveLength(promisesEach);
    expect(took(await play(await rows(), 2))).toEqual(alone);
  },
  patience,
);

test(
  'a unit with an item that cannot be read, and one that cannot be read itself, delay no other by a millisecond',
  async () => {
    const start = await rows();
    const whole = await play(start, 2);
    const broken = await play(spoilt(start, 'VISIT#visit_unit07x3 VISIT', 'UNIT#unit13 UNIT'), 2);
    expect(queued(broken)).toEqual(each(promisesEach, { unit07: promisesEach - 1, unit13: 0 }));
    expect(broken.world.tally.get('log')?.get('ITEM_SET_ASIDE')).toBe(1);
    const others = ({ queuedAfter }: Played) =>
      [...queuedAfter].filter(([unitId]) => unitId !== 'unit07' && unitId !== 'unit13').toSorted();
    expect(others(broken)).toEqual(others(whole));
  },
  patience,
);

test(
  'runs that are refused, lost, late or doubled cost a minute, and call nobody twice',
  async () => {
    const faults = ['invocationRefused', 'invocationDropped', 'invocationLate', 'invocationDoubled'] as const;
    const start = await rows();
    const first = await play(start, 1, faults);
    const missed = municipalities - queued(first).size;
    expect(missed).toBeGreaterThan(0);
    const played = await play(start, 4, faults);
    const struck = new Set(played.world.faults.struck.map(({ name }) => name));
    expect([...struck].toSorted()).toEqual(faults.toSorted());
    expect(queued(played)).toEqual(each(promisesEach));
    const waiting = played.world.tally.get('event')?.get('callWaiting');
    expect(waiting).toBe(municipalities * promisesEach);
  },
  patience,
);
