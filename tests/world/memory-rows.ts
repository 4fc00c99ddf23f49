import { compareBytes } from '../../functions/adapters/byte-order.ts';
import type { Key, Query, Row, Write, Written } from '../../functions/adapters/table.ts';
import { effectOf, holds, sameValue, ValidationException } from './row-values.ts';
import { compareRows, createSortedRows, type Order, select } from './sorted-rows.ts';

/** What one write did to one row, as the table's stream tells it. Images are the table's own: read them, change nothing in them. */
export interface RowChange {
  kind: 'INSERT' | 'MODIFY' | 'REMOVE';
  keys: Key;
  newImage?: Row;
  oldImage?: Row;
}

/** The rows with their indexes: synchronous, and never changed in place. */
export interface Rows {
  /** Throws for a key that the table cannot have. */
  at(key: Key): Row | undefined;
  /** `behind`: through an index, as it was so many changes ago. */
  query(query: Query, behind: number): readonly Row[];
  write(writes: readonly Write[]): { written: Written; changes: RowChange[] };
  /** Every row, in the order of keys. */
  all(): Row[];
}

/** DynamoDB takes so many writes in one transaction. */
const mostWrites = 100;
/** A stale index is at most so many changes behind. */
const longestMemory = 200;

const orders = {
  table: { partition: 'pk', sort: 'sk' },
  due: { partition: 'duty', sort: 'dutyAt' },
  list: { partition: 'list', sort: 'listAt' },
} as const satisfies Record<string, Order>;

export function createRows(start: readonly Row[]): Rows {
  const rows = new Map<string, Row>();
  const sorted = Object.values(orders).map((order) => ({ order, rows: createSortedRows(order) }));
  /** Newest last. */
  const past: RowChange[] = [];

  function replace({ keys, oldImage, newImage }: Pick<RowChange, 'keys' | 'oldImage' | 'newImage'>): void {
    for (const index of sorted) index.rows.replace(oldImage, newImage);
    if (newImage) rows.set(nameOf(keys), newImage);
    else rows.delete(nameOf(keys));
  }
  for (const row of start) replace({ keys: keyOf(row), newImage: row });

  return {
    at: (key) => rows.get(nameOf(keyOf(key))),
    query(query, behind) {
      checkQuery(query);
      const order = query.index ?? orders.table;
      const index = sorted.find((one) => one.order.sort === order.sort);
      const found = index?.rows.partition(query.pk) ?? [];
      const seen = query.index && behind > 0 ? asItWas(found, query.pk, order, past.slice(-behind)) : found;
      return asHeld(select(seen, order.sort, query), query);
    },
    write(writes) {
      const targets = checkedTargets(writes);
      const effects = writes.map(effectOf);
      const before = targets.map((key) => rows.get(nameOf(key)));
      const refused = [...writes.keys()].filter((index) => !holds(writes[index]?.when ?? {}, before[index]));
      if (refused.length > 0) return { written: { done: false, refused }, changes: [] };
      const changes = effects.flatMap((effect, index) =>
        changeOf(targets[index] as Key, before[index], effect(before[index])),
      );
      for (const change of changes) replace(change);
      past.push(...changes);
      past.splice(0, past.length - longestMemory);
      return { written: { done: true }, changes };
    },
    all: () =>
      [...rows.values()].toSorted(
        (a, b) => compareBytes(String(a.pk), String(b.pk)) || compareRows(a, b, orders.table),
      ),
  };
}

/** As the index that was asked holds the rows: that of duties, their keys alone. */
export function asHeld(rows: Row[], { index }: Query): Row[] {
  return index?.name === 'due' ? rows.map(({ pk, sk, duty, dutyAt }) => ({ pk, sk, duty, dutyAt })) : rows;
}

/** The rows of a partition before the given changes. */
function asItWas(found: readonly Row[], partition: string, order: Order, changes: readonly RowChange[]): Row[] {
  const rows = new Map(found.map((row) => [nameOf(keyOf(row)), row]));
  for (const { keys, oldImage } of changes.toReversed()) {
    rows.delete(nameOf(keys));
    if (oldImage?.[order.partition] === partition && oldImage[order.sort] !== undefined)
      rows.set(nameOf(keys), oldImage);
  }
  return [...rows.values()].toSorted((a, b) => compareRows(a, b, order));
}

/** What became of a row: nothing, when it is as it was. */
export function changeOf(keys: Key, oldImage: Row | undefined, newImage: Row | undefined): RowChange[] {
  if (newImage) checkIndexed(newImage);
  if (newImage && oldImage) return sameValue(newImage, oldImage) ? [] : [{ kind: 'MODIFY', keys, newImage, oldImage }];
  if (newImage) return [{ kind: 'INSERT', keys, newImage }];
  return oldImage ? [{ kind: 'REMOVE', keys, oldImage }] : [];
}

export function checkedTargets(writes: readonly Write[]): Key[] {
  if (writes.length > mostWrites) throw new ValidationException(`More than ${mostWrites} writes in one transaction`);
  const keys = writes.map((write) =>
    keyOf('put' in write ? write.put : 'remove' in write ? write.remove : write.update),
  );
  if (new Set(keys.map(nameOf)).size < keys.length)
    throw new ValidationException('A transaction cannot include two writes of one row');
  return keys;
}

export function checkQuery({ pk, between, prefix }: Query): void {
  if ([pk, prefix, between?.[0]].includes('')) throw new ValidationException('A key is not empty');
  if (between !== undefined && prefix !== undefined) throw new Error('A query takes between or prefix, not both');
}

/** An attribute that an index sorts by is a text with something in it, or not there. */
function checkIndexed(row: Row): void {
  for (const { partition, sort } of [orders.due, orders.list])
    for (const name of [partition, sort])
      if (row[name] !== undefined && !isKeyText(row[name]))
        throw new ValidationException(`Type mismatch for index key ${name}`);
}

function isKeyText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/** The key alone; throws where it is none. */
export function keyOf({ pk, sk }: Row | Key): Key {
  if (!isKeyText(pk) || !isKeyText(sk)) throw new ValidationException('A key has two texts with something in them');
  return { pk: String(pk), sk: String(sk) };
}

/** A key as one text. */
export function nameOf({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}

/** Whether a query can find nothing, so that nobody needs to be asked. */
export function isEmpty({ between, limit = 1 }: Query): boolean {
  return limit <= 0 || (between !== undefined && compareBytes(...between) > 0);
}
