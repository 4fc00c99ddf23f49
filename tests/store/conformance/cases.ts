import { expect } from 'vitest';
import {
  AnswerLost,
  type Key,
  type Row,
  type Table,
  TableBusy,
  type Write,
} from '../../../functions/adapters/table.ts';

/** The table and a partition of it where no other case has rows, with short words for what every case does. */
export interface Place {
  table: Table;
  pk: string;
  key(sk: string): Key;
  rowOf(sk: string, more?: Row): Row;
  /** Puts rows one by one. */
  put(...rows: Row[]): Promise<void>;
  update(sk: string, change: Omit<Extract<Write, { update: unknown }>, 'update'>): Write;
}

export type Test = (title: string, body: (at: Place) => Promise<void>) => void;

export function placeIn(table: Table, pk: string): Place {
  return {
    table,
    pk,
    key: (sk) => ({ pk, sk }),
    rowOf: (sk, more = {}) => ({ pk, sk, ...more }),
    async put(...rows) {
      for (const row of rows) expect(await table.write([{ put: row }])).toEqual({ done: true });
    },
    update: (sk, change) => ({ update: { pk, sk }, ...change }),
  };
}

export const byList = { name: 'list', partition: 'list', sort: 'listAt' } as const;
export const byDue = { name: 'due', partition: 'duty', sort: 'dutyAt' } as const;

/** Sort keys of rows in the order they came. */
export function sorted(rows: Row[]): unknown[] {
  return rows.map(({ sk }) => sk);
}

/** What no table takes is said at once, and is none of the two errors after which one tries again. */
export async function expectFault(ask: () => Promise<unknown>): Promise<void> {
  const error = await ask().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(TableBusy);
  expect(error).not.toBeInstanceOf(AnswerLost);
}
