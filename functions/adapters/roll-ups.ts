import type { Addition } from '../../flows/report/count.ts';
import type { RollUp } from '../../schemas/figures.ts';
import type { EventId, UnitId } from '../../schemas/ids.ts';
import { keys } from './keys.ts';
import type { Table, Write } from './table.ts';

export interface RollUps {
  /** Adds what an event adds, exactly once: false when it was added before. */
  apply(unitId: UnitId, eventId: EventId, additions: Addition[]): Promise<boolean>;
  between(unitId: UnitId, from: string, to: string): Promise<RollUp[]>;
}

/** Counters are attributes of their own, since only those can be added to without being read. */
const PREFIX = 'count.';
/** The marker that an event was counted outlives every redelivery of the stream (24 hours) by far. */
const MARKER_SECONDS = 7 * 24 * 3600;

export const createRollUps = (table: Table, now: () => number): RollUps => ({
  apply: async (unitId, eventId, additions) => {
    const days = Map.groupBy(additions, (addition) => addition.day);
    const updates: Write[] = [...days].map(([day, ofDay]) => {
      const names: Record<string, string> = { '#e': 'entity', '#u': 'unitId', '#d': 'day' };
      const values: Record<string, unknown> = { ':e': 'rollUp', ':u': unitId, ':d': day };
      const sums = new Map<string, number>();
      for (const { counter, by } of ofDay) sums.set(counter, (sums.get(counter) ?? 0) + by);
      const adds = [...sums].map(([counter, by], index) => {
        names[`#c${index}`] = `${PREFIX}${counter}`;
        values[`:c${index}`] = by;
        return `#c${index} :c${index}`;
      });
      return {
        update: keys.rollUp(unitId, day),
        set: `SET #e = :e, #u = :u, #d = :d ADD ${adds.join(', ')}`,
        names,
        values,
      };
    });
    const marker: Write = {
      put: { ...keys.applied(eventId), entity: 'applied', expiresAt: Math.floor(now() / 1000) + MARKER_SECONDS },
      condition: 'attribute_not_exists(pk)',
    };
    return (await table.write([marker, ...updates])).done;
  },
  between: async (unitId, from, to) => {
    const rows = await table.query({ pk: `REPORT#${unitId}`, between: [`DAY#${from}`, `DAY#${to}`] });
    return rows.map((row) => ({
      entity: 'rollUp',
      unitId,
      day: String(row.day),
      counts: Object.fromEntries(
        Object.entries(row)
          .filter(([name]) => name.startsWith(PREFIX))
          .map(([name, value]) => [name.slice(PREFIX.length), Number(value)]),
      ),
    }));
  },
});
