import { createHash } from 'node:crypto';
import type { Connection, LiveTicket } from '../../schemas/connection.ts';
import type { UnitId } from '../../schemas/ids.ts';
import type { Instant, LocalDay } from '../../schemas/time.ts';
import { keyOf, rowOf } from './entities.ts';
import { listOf } from './indexes.ts';
import { eventsOf } from './partitions.ts';
import { type OnSetAside, readEach, tryRead } from './readable.ts';
import { absent, present, type Table } from './table.ts';

/** More desks than a unit has; whoever comes after them asks every two seconds. */
const mostDesks = 300;
/** The gateway ends every connection after two hours; what is left of one then may go. */
const longestSeconds = 3 * 3600;

export type Connections = ReturnType<typeof createConnections>;

/** How a ticket is kept. It is random and short-lived, so a plain hash will do. */
export function hashOfTicket(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}

/** The desks that look on, and by which ticket they came. Plain conditional writes: nothing of it is an event. */
export function createConnections(table: Table, reading: { now(): Instant; onSetAside: OnSetAside }) {
  return {
    /** Opens a connection with a ticket, which then is used up, and marks its unit as one that is looked at. */
    async admit(ticket: string, connectionId: string): Promise<Connection | undefined> {
      const now = reading.now();
      const key = keyOf('liveTicket', hashOfTicket(ticket), '');
      const row = await table.get(key);
      const found = row === undefined ? undefined : tryRead(row);
      if (found?.entity !== 'liveTicket' || found.validUntil < now) return undefined;
      const opened = connectionBy(found, connectionId, now);
      const written = await table.write([
        { remove: key, when: { pk: present } },
        { put: rowOf(opened), when: { pk: absent } },
      ]);
      if (!written.done) return undefined;
      const lookedOnUntil = new Date(opened.expiresAt * 1000).toISOString();
      await table.write([
        { update: keyOf('unit', found.unitId, found.unitId), set: { lookedOnUntil }, when: { pk: present } },
      ]);
      return opened;
    },
    async get(connectionId: string): Promise<Connection | undefined> {
      const row = await table.get(keyOf('connection', connectionId, ''));
      const found = row === undefined ? undefined : tryRead(row);
      return found?.entity === 'connection' ? found : undefined;
    },
    async remove(connectionId: string): Promise<void> {
      await table.write([{ remove: keyOf('connection', connectionId, '') }]);
    },
    /** Those of a unit, through an index that may be a moment old. */
    async of(unitId: UnitId): Promise<Connection[]> {
      const index = { name: 'list', partition: 'list', sort: 'listAt' } as const;
      const rows = await table.query({ pk: listOf(unitId, 'connection'), index, limit: mostDesks });
      return readEach(table, rows, ['connection'], reading);
    },
    /** The number of the newest event of a unit on a local day; empty while there is none. */
    async newest(unitId: UnitId, day: LocalDay): Promise<string> {
      const [row] = await table.query({ pk: eventsOf(unitId, day), descending: true, limit: 1 });
      return row === undefined ? '' : String(row.sk);
    },
  };
}

function connectionBy({ unitId, staffId }: LiveTicket, connectionId: string, openedAt: Instant): Connection {
  const expiresAt = Math.floor(Date.parse(openedAt) / 1000) + longestSeconds;
  return { entity: 'connection', unitId, connectionId, staffId, openedAt, expiresAt };
}
