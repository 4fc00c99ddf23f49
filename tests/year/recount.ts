import { addDays, localDayOf } from '../../flows/calendar/local-time.ts';
import { canonical, type Difference, differencesOn, type Tally } from '../../flows/report/tally.ts';
import { keyOf } from '../../functions/adapters/entities.ts';
import { createEventLog } from '../../functions/adapters/event-log.ts';
import { createRollUps } from '../../functions/adapters/roll-ups.ts';
import { createStore } from '../../functions/adapters/store.ts';
import type { Table } from '../../functions/adapters/table.ts';
import { firstDayOf } from '../../functions/project/first-day.ts';
import { rebuild } from '../../functions/project/rebuild.ts';

/** What a rebuild made of the events, beside what `project` had counted. */
export interface Recount {
  events: number;
  /** Of the rebuild alone, real time. */
  seconds: number;
  days: number;
  /** The canonical text of all counters is the same, to the byte. */
  equal: boolean;
  /** `stored`: by `project`; `counted`: by the rebuild. */
  differences: Difference[];
}

/** Drops every roll-up of a unit and has the deployed code make them again from the events. @param moment epoch ms of the line's clock */
export async function recount(table: Table, unitId: string, moment: number): Promise<Recount> {
  const now = new Date(moment).toISOString();
  const rollUps = createRollUps(table, () => moment);
  const store = createStore(table, { now: () => now, onSetAside: refuseSetAside });
  const stands = async (): Promise<Tally> =>
    new Map((await rollUps.between(unitId, '0', '9')).map(({ day, counts }) => [day, counts]));
  const before = await stands();
  for (const day of before.keys()) await table.write([{ remove: keyOf('rollUp', day, unitId) }]);
  const began = performance.now();
  const from = await firstDayOf({ store, rollUps }, unitId);
  const span = { unitId, from, to: addDays(localDayOf(now), 1) };
  const deps = { eventLog: createEventLog(table), rollUps, now: () => now };
  const { events, unreadable } = await rebuild(deps, { ...span, write: true });
  const seconds = (performance.now() - began) / 1000;
  for (const key of unreadable) refuseSetAside(key);
  const after = await stands();
  const days = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return {
    events,
    seconds,
    days: days.length,
    equal: canonical(after) === canonical(before),
    differences: days.flatMap((day) => differencesOn(day, before.get(day) ?? {}, after.get(day) ?? {})),
  };
}

function refuseSetAside(key: string): never {
  throw new Error(`Nobody can read ${key}`);
}
