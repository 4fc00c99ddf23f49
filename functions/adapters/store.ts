import type { NumberOwners } from '../../flows/case/need.ts';
import type { Change } from '../../flows/case/work.ts';
import type { Entity, EntityKind, EntityOf, Ref } from '../../schemas/entity.ts';
import type { EffectOutcome, Event } from '../../schemas/event.ts';
import type { UnitId } from '../../schemas/ids.ts';
import { createDuties } from './duties.ts';
import { keyOf, rowOf } from './entities.ts';
import { type ListName, type ListRange, listOf, unitsList } from './indexes.ts';
import { accessLogOf, eventsOf, lookupOf, numberUsersOf, promisedOf, soldOf } from './partitions.ts';
import { type OnSetAside, readEach, readOne } from './readable.ts';
import type { Query, Table } from './table.ts';
import { toOutcomes, toWrites } from './writes.ts';

/**
 * `conflict`: somebody else was first; names the kinds whose condition did not hold. `doubtful`: an answer was lost, so it may as well
 * have been this very write.
 */
export type Committed = { done: true } | { done: false; conflict: string[]; doubtful: boolean };

/** More people than share a telephone, and more open contacts than one has. */
const mostOwners = 20;

const listIndex = { name: 'list', partition: 'list', sort: 'listAt' } as const;

/** Reads through the schemas and writes changes; nothing else knows how items lie in the table. */
export function createStore(table: Table, reading: { now(): string; onSetAside: OnSetAside }) {
  async function list<Kind extends EntityKind>(kind: Kind, query: Query): Promise<EntityOf<Kind>[]> {
    return readEach(table, await table.query(query), [kind], reading);
  }

  async function many(refs: readonly { ref: Ref; unitId?: UnitId | undefined }[]): Promise<(Entity | undefined)[]> {
    const rows = await table.getMany(refs.map(({ ref, unitId }) => keyOf(ref.entity, ref.id, unitId ?? '')));
    return rows.map((row) => (row === undefined ? undefined : readOne(row)));
  }

  async function get<Kind extends EntityKind>(
    kind: Kind,
    id: string,
    unitId: UnitId = '',
  ): Promise<EntityOf<Kind> | undefined> {
    const row = await table.get(keyOf(kind, id, unitId));
    return row === undefined ? undefined : (readOne(row) as EntityOf<Kind>);
  }

  return {
    get,
    /** Items in the order asked for, read in one request. Throws UnreadableItem for any of them. */
    many,
    /** Those that are there and can be read, for who looks at each by itself. */
    async readable<Kind extends EntityKind>(
      kind: Kind,
      ids: readonly string[],
      unitId: UnitId = '',
    ): Promise<EntityOf<Kind>[]> {
      const rows = await table.getMany(ids.map((id) => keyOf(kind, id, unitId)));
      return readEach(
        table,
        rows.filter((row) => row !== undefined),
        [kind],
        reading,
      );
    },
    ...createDuties(table, reading),
    /** By their keys alone, so that a unit that cannot be read hides itself from nobody. */
    unitIds: async () => (await table.query({ pk: unitsList, index: listIndex })).map(({ listAt }) => String(listAt)),
    consultants: (unitId: UnitId) => list('consultant', { pk: `UNIT#${unitId}`, prefix: 'LINE#CONSULTANT#' }),
    available: (unitId: UnitId, limit?: number) =>
      list('availability', { pk: `UNIT#${unitId}`, prefix: 'AVAILABLE#', ...(limit !== undefined && { limit }) }),
    waiting: (unitId: UnitId, limit?: number) =>
      list('queueEntry', { pk: `UNIT#${unitId}`, prefix: 'LINE#WAITING#', ...(limit !== undefined && { limit }) }),
    /** Who waits and who is on duty, side by side so that one request reads both. */
    async onLine(unitId: UnitId) {
      const rows = await table.query({ pk: `UNIT#${unitId}`, prefix: 'LINE#' });
      const found = await readEach(table, rows, ['consultant', 'queueEntry'], reading);
      return {
        consultants: found.filter((one) => one.entity === 'consultant'),
        queue: found.filter((one) => one.entity === 'queueEntry'),
      };
    },
    /** Whoever a number leads to: a family may share one. */
    async numberOwners(unitId: UnitId, hash: string): Promise<NumberOwners> {
      const rows = await table.query({ pk: lookupOf(unitId, 'phone', hash), limit: mostOwners });
      const found = await readEach(table, rows, ['personLookup', 'openNumber'], reading);
      return {
        persons: found.flatMap((one) => (one.entity === 'personLookup' ? [one.personId] : [])),
        open: found.flatMap((one) => (one.entity === 'openNumber' ? [one] : [])),
      };
    },
    /** Calls that have a telephone number on the line or ring it. */
    numberUsers: async (unitId: UnitId, hash: string) =>
      (await list('numberInUse', { pk: numberUsersOf(unitId, hash) })).map((one) => one.callId),
    /** Persons behind a keyed hash of a CPR number or of a word of a name. */
    personsBy: async (unitId: UnitId, kind: 'cpr' | 'name', hash: string, limit: number) =>
      (await list('personLookup', { pk: lookupOf(unitId, kind, hash), limit })).map((one) => one.personId),
    /** What was sent about a case, in no order. */
    sentAbout: (visitId: string) => list('sentSms', { pk: `VISIT#${visitId}`, prefix: 'SMS#' }),
    /** Sold times by their slot ids, both included. */
    sold: (unitId: UnitId, from: string, to: string) => list('slot', { pk: soldOf(unitId), between: [from, to] }),
    promised: (unitId: UnitId) => list('promised', { pk: promisedOf(unitId) }),
    accesses: (unitId: UnitId, range: Required<ListRange>) => list('access', { pk: accessLogOf(unitId), ...range }),
    events: (unitId: UnitId, day: string) => list('event', { pk: eventsOf(unitId, day) }),
    /** A list of the unit, through an index that may be a moment old. */
    async list<Kind extends EntityKind>(unitId: UnitId, name: ListName, kinds: readonly Kind[], range: ListRange = {}) {
      const { between, ...rest } = range;
      const query = { pk: listOf(unitId, name), index: listIndex, ...rest };
      const rows = await table.query(between === undefined ? query : { ...query, between });
      return readEach(table, rows, kinds, reading);
    },
    async commit({ puts, removals, events }: Pick<Change, 'puts' | 'removals' | 'events'>): Promise<Committed> {
      const changed = toWrites(puts, removals, events);
      const written = await table.write(changed.map(({ write }) => write));
      if (written.done) return { done: true };
      const conflict = written.refused.map((index) => changed[index]?.of.entity ?? 'event');
      return { done: false, conflict, doubtful: written.doubtful === true };
    },
    /** A mark or a seed: plainly written over what was there. */
    overwrite: async (value: Entity): Promise<void> => void (await table.write([{ put: rowOf(value) }])),
    /** Writes what became of effects, if what stood there before still does: of two who try, one goes on. */
    async writeOutcomes(event: Event, changed: Record<string, EffectOutcome>): Promise<boolean> {
      return (await table.write([toOutcomes(event, changed)])).done;
    },
  };
}

export type Store = ReturnType<typeof createStore>;
