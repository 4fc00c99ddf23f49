import { type Entity, type EntityKind, type EntityOf, idOf } from '../../schemas/entity.ts';
import type { UnitId } from '../../schemas/ids.ts';
import { keyOf } from './entities.ts';
import { type DutyName, dueKinds, dutiesOf } from './indexes.ts';
import { type OnSetAside, readEach } from './readable.ts';
import { present, type Table } from './table.ts';

const dueIndex = { name: 'due', partition: 'duty', sort: 'dutyAt' } as const;

/** What the clock demands of a unit: read, put off and moved. */
export function createDuties(table: Table, reading: { now(): string; onSetAside: OnSetAside }) {
  /** The index holds keys alone and may be behind: each row is read as it stands, and one that is no duty of that time any more is left out. */
  async function upTo<Kind extends EntityKind>(
    { unitId, name, until, limit }: { unitId: UnitId; name: DutyName; until: string; limit: number },
    kinds: readonly Kind[],
  ): Promise<EntityOf<Kind>[]> {
    const pk = dutiesOf(unitId, name);
    const keys = await table.query({ pk, between: ['0', until], index: dueIndex, limit });
    const rows = await table.getMany(keys.map((key) => ({ pk: String(key.pk), sk: String(key.sk) })));
    const due = rows.filter((row) => row !== undefined).filter((row) => row.duty === pk && String(row.dutyAt) <= until);
    return readEach(table, due, kinds, reading);
  }

  return {
    /** What is due up to a moment, earliest first. */
    due: (unitId: UnitId, until: string, limit: number) => upTo({ unitId, name: 'due', until, limit }, dueKinds),
    /** Desks on duty that were last heard of at that moment or before. */
    quietDesks: (unitId: UnitId, until: string, limit: number) =>
      upTo({ unitId, name: 'presence', until, limit }, ['consultant']),
    async nextDue(unitId: UnitId, after: string): Promise<string | undefined> {
      const pk = dutiesOf(unitId);
      const [row] = await table.query({ pk, between: [after, '9'], index: dueIndex, limit: 1 });
      return typeof row?.dutyAt === 'string' ? row.dutyAt : undefined;
    },
    /** A duty that failed is looked at again later, so that it holds up nobody else. */
    async postpone(value: Entity, dutyAt: string, failures: number): Promise<void> {
      const update = keyOf(value.entity, idOf(value), value.unitId);
      await table.write([{ update, set: { dutyAt, dutyFailures: failures }, when: { duty: dutiesOf(value.unitId) } }]);
    },
    async dutyFailures(value: Entity): Promise<number> {
      const row = await table.get(keyOf(value.entity, idOf(value), value.unitId));
      return typeof row?.dutyFailures === 'number' ? row.dutyFailures : 0;
    },
    /** A sign of life of a desk. A wrapping consultant's due time is another and stays; who is off has none. */
    async heartbeat(unitId: UnitId, staffId: string, at: string): Promise<void> {
      const update = keyOf('consultant', staffId, unitId);
      const when = { duty: dutiesOf(unitId, 'presence') };
      const moved = await table.write([{ update, set: { aliveAt: at, dutyAt: at }, when }]);
      if (!moved.done) await table.write([{ update, set: { aliveAt: at }, when: { pk: present } }]);
    },
  };
}
