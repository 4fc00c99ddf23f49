import type { Addition } from '../../flows/report/count.ts';
import type { RollUp } from '../../schemas/figures.ts';
import type { EventId, UnitId } from '../../schemas/ids.ts';
import type { LocalDay } from '../../schemas/time.ts';
import { appliedKey, keyOf } from './entities.ts';
import { reportOf } from './partitions.ts';
import { absent, type Condition, present, type Row, type Table, type Write } from './table.ts';

/** A roll-up as it lies in the table. Its revision grows with every addition, so that nothing is put over one that nobody has read. */
export interface StoredRollUp extends RollUp {
  revision: number;
}

/** Counters are attributes of their own, since only those can be added to without being read. */
const prefix = 'count.';
const dayPrefix = 'DAY#';

/** The marker that an event was added stands this long: what the stream delivers again (within 24 hours) meets it by far. */
export const markerDays = 7;
const secondsADay = 24 * 3600;

export type RollUps = ReturnType<typeof createRollUps>;

/** The counters of the reports, a row for each unit and local day. `now` is in milliseconds. */
export function createRollUps(table: Table, now: () => number) {
  return {
    /** Adds what an event adds, exactly once: false when it was added before. */
    async apply(unitId: UnitId, eventId: EventId, additions: readonly Addition[]): Promise<boolean> {
      const expiresAt = Math.floor(now() / 1000) + markerDays * secondsADay;
      const marker: Write = { put: { ...appliedKey(eventId), entity: 'applied', expiresAt }, when: { pk: absent } };
      const days = Map.groupBy(additions, ({ day }) => day);
      const updates = [...days].map(([day, ofDay]) => toUpdate(unitId, day, ofDay));
      return (await table.write([marker, ...updates])).done;
    },
    /** Whether each of the events was added before; true only as long as its marker stands. */
    async areApplied(eventIds: readonly EventId[]): Promise<boolean[]> {
      const markers = await table.getMany(eventIds.map(appliedKey));
      return markers.map((marker) => marker !== undefined);
    },
    async between(unitId: UnitId, from: LocalDay, to: LocalDay): Promise<StoredRollUp[]> {
      const rows = await table.query({ pk: reportOf(unitId), between: [`${dayPrefix}${from}`, `${dayPrefix}${to}`] });
      return rows.map((row) => toRollUp(unitId, row));
    },
    /**
     * Puts counters in place of what was read of a day (nothing, when there was no roll-up); no counters at all remove it. False when
     * something was added since, and then nothing is changed.
     */
    async replace(
      unitId: UnitId,
      day: LocalDay,
      was: StoredRollUp | undefined,
      counts: RollUp['counts'],
    ): Promise<boolean> {
      const key = keyOf('rollUp', day, unitId);
      const when = unchanged(was);
      if (Object.keys(counts).length === 0)
        return was === undefined || (await table.write([{ remove: key, when }])).done;
      const revision = (was?.revision ?? 0) + 1;
      const put: Row = { ...key, entity: 'rollUp', unitId, day, revision, ...toAttributes(counts) };
      return (await table.write([{ put, when }])).done;
    },
  };
}

function toUpdate(unitId: UnitId, day: LocalDay, additions: readonly Addition[]): Write {
  const counts: RollUp['counts'] = {};
  for (const { counter, by } of additions) counts[counter] = (counts[counter] ?? 0) + by;
  const add = { ...toAttributes(counts), revision: 1 };
  return { update: keyOf('rollUp', day, unitId), set: { entity: 'rollUp', unitId, day }, add };
}

function toAttributes(counts: RollUp['counts']): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([counter, value]) => [`${prefix}${counter}`, value]));
}

function toRollUp(unitId: UnitId, row: Row): StoredRollUp {
  const attributes = Object.entries(row).filter(([name]) => name.startsWith(prefix));
  const counts = Object.fromEntries(attributes.map(([name, value]) => [name.slice(prefix.length), Number(value)]));
  return {
    entity: 'rollUp',
    unitId,
    day: String(row.sk).slice(dayPrefix.length),
    counts,
    revision: Number(row.revision ?? 0),
  };
}

/** Holds while the roll-up is as it was read. */
function unchanged(was: StoredRollUp | undefined): Condition {
  if (was === undefined) return { pk: absent };
  return was.revision === 0 ? { pk: present, revision: absent } : { revision: was.revision };
}
