import type { Event } from '../../schemas/event.ts';
import type { UnitId } from '../../schemas/ids.ts';
import type { LocalDay } from '../../schemas/time.ts';
import { eventsOf } from './partitions.ts';
import { tryRead } from './readable.ts';
import type { Row, Table } from './table.ts';

/** Some events in the order in which they happened, and the keys of those that cannot be read. */
export interface EventPage {
  events: Event[];
  unreadable: string[];
}

/** Events read in one go: few enough to hold, enough that a request is worth its way. */
const pageSize = 500;
/** Sort keys begin with the moment of the event. */
const earliest = '0';
const latest = '9';

export interface EventLog {
  /**
   * The events of a unit and local day, page after page and never more than one of them at a time.
   * @param span from a moment on, or up to but not including one
   */
  pages(unitId: UnitId, day: LocalDay, span?: { from?: string; before?: string }): AsyncGenerator<EventPage>;
}

/** Reads events as they were written; changes nothing. */
export function createEventLog(table: Table): EventLog {
  return {
    async *pages(unitId, day, { from = earliest, before = latest } = {}) {
      const pk = eventsOf(unitId, day);
      for (let next = from; ; ) {
        const rows = await table.query({ pk, between: [next, before], limit: pageSize });
        if (rows.length > 0) yield toPage(rows);
        if (rows.length < pageSize) return;
        // A blank sorts before whatever an id goes on with, so this is the first key behind the last one read.
        next = `${String(rows.at(-1)?.sk)} `;
      }
    },
  };
}

function toPage(rows: readonly Row[]): EventPage {
  const page: EventPage = { events: [], unreadable: [] };
  for (const row of rows) {
    const read = tryRead(row);
    if (read?.entity === 'event') page.events.push(read);
    else page.unreadable.push(`${String(row.pk)} ${String(row.sk)}`);
  }
  return page;
}
