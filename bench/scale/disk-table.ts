import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Key, Query, Row, Write, Written } from '../../functions/adapters/table.ts';
import {
  asHeld,
  changeOf,
  checkedTargets,
  checkQuery,
  isEmpty,
  keyOf,
  type RowChange,
} from '../../tests/world/memory-rows.ts';
import type { MemoryTable } from '../../tests/world/memory-table.ts';
import { canonical, effectOf, holds } from '../../tests/world/row-values.ts';

/** The table in one file of SQLite: room for ten million rows, of which the heap of whoever asks holds none. */
export interface DiskTable extends MemoryTable {
  /** Puts rows all at once, past conditions, listeners and the count of requests. */
  fill(rows: readonly Row[]): void;
  close(): void;
}

/** Pages kept in memory, outside the heap; in kB, as SQLite wants it. */
const cacheKb = 256 * 1024;
/** DynamoDB takes so many keys in one request. */
const most = 100;
const lastSign = '\u{10ffff}';

const schema = `
  pragma journal_mode = memory; pragma synchronous = off; pragma locking_mode = exclusive; pragma cache_size = -${cacheKb};
  create table rows (pk text, sk text, duty text, dutyAt text, list text, listAt text, row text, primary key (pk, sk)) without rowid;
  create index due on rows (duty, dutyAt) where duty is not null;
  create index list on rows (list, listAt) where list is not null;
`;

/** As `createMemoryTable`, carried out at once and as strict; what is written there is read from there. */
export function createDiskTable(): DiskTable {
  const folder = mkdtempSync(join(tmpdir(), 'rows-'));
  const database = new DatabaseSync(join(folder, 'rows.db'));
  database.exec(schema);
  const rows = rowsIn(database);
  const listeners: ((change: RowChange) => void)[] = [];
  let requests = 0;
  return {
    async get(key) {
      requests += 1;
      return rows.at(key);
    },
    async getMany(keys) {
      const different = new Set(keys.map(({ pk, sk }) => JSON.stringify([pk, sk]))).size;
      requests += Math.ceil(different / most);
      return keys.map(rows.at);
    },
    async query(query) {
      if (isEmpty(query)) return [];
      requests += 1;
      return rows.query(query);
    },
    async write(writes) {
      if (writes.length === 0) return { done: true };
      requests += 1;
      const { written, changes } = writeTo(rows, writes);
      for (const change of changes) for (const listener of listeners) listener(change);
      return written;
    },
    onWrite: (listener) => void listeners.push(listener),
    snapshot: rows.all,
    dump: () => canonical(rows.all()),
    fill: rows.fill,
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
    get requests() {
      return requests;
    },
  };
}

/** One transaction: everything that is asked about a row is asked before anything is changed. */
function writeTo(rows: DiskRows, writes: readonly Write[]): { written: Written; changes: RowChange[] } {
  const targets = checkedTargets(writes);
  const effects = writes.map(effectOf);
  const before = targets.map(rows.at);
  const refused = [...writes.keys()].filter((index) => !holds(writes[index]?.when ?? {}, before[index]));
  if (refused.length > 0) return { written: { done: false, refused }, changes: [] };
  const changes = effects.flatMap((effect, index) =>
    changeOf(targets[index] as Key, before[index], effect(before[index])),
  );
  rows.change(changes);
  return { written: { done: true }, changes };
}

type DiskRows = ReturnType<typeof rowsIn>;

function rowsIn(database: DatabaseSync) {
  const one = database.prepare('select row from rows where pk = ? and sk = ?');
  const put = database.prepare('insert or replace into rows values (?, ?, ?, ?, ?, ?, ?)');
  const remove = database.prepare('delete from rows where pk = ? and sk = ?');
  const every = database.prepare('select row from rows order by pk, sk');
  const queries = new Map<string, StatementSync>();
  const putRow = (row: Row) => {
    const { pk, sk } = keyOf(row);
    put.run(pk, sk, textOf(row.duty), textOf(row.dutyAt), textOf(row.list), textOf(row.listAt), JSON.stringify(row));
  };
  const inOne = (does: () => void) => {
    database.exec('begin');
    does();
    database.exec('commit');
  };
  return {
    at(key: Key): Row | undefined {
      const { pk, sk } = keyOf(key);
      const found = one.get(pk, sk);
      return found === undefined ? undefined : parsed(found);
    },
    query(query: Query): Row[] {
      checkQuery(query);
      const { sql, from, to } = asked(query);
      const statement = queries.get(sql) ?? database.prepare(sql);
      queries.set(sql, statement);
      return asHeld(statement.all(query.pk, from, to, query.limit ?? -1).map(parsed), query);
    },
    change(changes: readonly RowChange[]): void {
      inOne(() => {
        for (const { keys, newImage } of changes)
          if (newImage === undefined) remove.run(keys.pk, keys.sk);
          else putRow(newImage);
      });
    },
    /** In the order of keys, which is the order they lie in. */
    fill: (rows: readonly Row[]): void =>
      inOne(() => {
        const named = rows.map((row) => ({ name: `${row.pk}\n${row.sk}`, row }));
        for (const { row } of named.toSorted((a, b) => (a.name < b.name ? -1 : 1))) putRow(row);
      }),
    all: (): Row[] => every.all().map(parsed),
  };
}

function asked({ index, between, prefix = '', descending }: Query) {
  const { partition, sort } = index ?? { partition: 'pk', sort: 'sk' };
  const order = [sort, 'pk', 'sk'].map((name) => `${name} ${descending ? 'desc' : 'asc'}`).join(', ');
  const [from, to] = between ?? [prefix, prefix + lastSign];
  const sql = `select row from rows where ${partition} = ? and ${sort} >= ? and ${sort} <= ? order by ${order} limit ?`;
  return { sql, from, to };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function parsed({ row }: Record<string, unknown>): Row {
  return JSON.parse(String(row));
}
