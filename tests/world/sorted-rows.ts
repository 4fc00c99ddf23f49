import { compareBytes } from '../../functions/adapters/byte-order.ts';
import type { Query, Row } from '../../functions/adapters/table.ts';

/** Attributes that sort rows: the table's own key or an index's. */
export interface Order {
  partition: string;
  sort: string;
}

/** Rows by partition, each in order; a row that lacks either attribute is not there. Rows are never changed in place. */
export interface SortedRows {
  /** Puts one row in the place of another, of the same key; either may be none. */
  replace(old: Row | undefined, row: Row | undefined): void;
  partition(key: string): readonly Row[];
}

export function createSortedRows(order: Order): SortedRows {
  const partitions = new Map<string, Row[]>();
  const homeOf = (row: Row | undefined): Row[] | undefined => {
    if (row?.[order.partition] === undefined || row[order.sort] === undefined) return undefined;
    const key = String(row[order.partition]);
    const rows = partitions.get(key) ?? [];
    partitions.set(key, rows);
    return rows;
  };
  return {
    replace(old, row) {
      const [from, to] = [homeOf(old), homeOf(row)];
      if (from && old && row && from === to && old[order.sort] === row[order.sort]) {
        from[placeOf(from, old, order)] = row;
        return;
      }
      if (from && old) from.splice(placeOf(from, old, order), 1);
      if (to && row) to.splice(placeOf(to, row, order), 0, row);
    },
    partition: (key) => partitions.get(key) ?? [],
  };
}

/** Where a row stands or would stand; rows that sort alike go by their keys, so that every run has the same order. */
function placeOf(rows: readonly Row[], row: Row, order: Order): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compareRows(rows[middle] ?? row, row, order) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function compareRows(a: Row, b: Row, { sort }: Order): number {
  for (const name of [sort, 'pk', 'sk']) {
    const difference = compareBytes(String(a[name]), String(b[name]));
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What a query takes of rows in order. */
export function select(rows: readonly Row[], sort: string, query: Query): Row[] {
  const { between, prefix, limit = rows.length, descending } = query;
  const found: Row[] = [];
  const first = firstFrom(rows, sort, between?.[0] ?? prefix ?? '');
  for (let at = first; at < rows.length; at += 1) {
    const value = String(rows[at]?.[sort]);
    if (between !== undefined && compareBytes(value, between[1]) > 0) break;
    if (prefix !== undefined && !value.startsWith(prefix)) break;
    if (!descending && found.length >= limit) break;
    found.push(rows[at] as Row);
  }
  return (descending ? found.reverse() : found).slice(0, limit);
}

function firstFrom(rows: readonly Row[], sort: string, from: string): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBytes(String(rows[middle]?.[sort]), from) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
