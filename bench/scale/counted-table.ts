import type { Row, Table } from '../../functions/adapters/table.ts';

/** What was asked of a table: requests, and rows that they gave. */
export interface Asked {
  requests: number;
  rows: number;
}

/** DynamoDB answers a query with so many bytes at most; whoever wants the rest asks again. */
const pageBytes = 2 ** 20;

/** Counts what is asked of a table, a further request for each further page of a query; everything else of it is as it was. */
export function counted<Of extends Table>(table: Of): Of & { take(): Asked } {
  let before = table.requests;
  let given: (readonly (Row | undefined)[])[] = [];
  let queried: Row[][] = [];
  const counting: Table & { take(): Asked } = {
    get: async (key) => {
      const row = await table.get(key);
      given.push([row]);
      return row;
    },
    getMany: async (keys) => {
      const rows = await table.getMany(keys);
      given.push(rows);
      return rows;
    },
    query: async (query) => {
      const rows = await table.query(query);
      queried.push(rows);
      return rows;
    },
    write: table.write,
    get requests() {
      return table.requests;
    },
    /** Since this was asked last. Everything is added up here, so that counting takes no time of who is measured. */
    take: () => {
      const furtherPages = queried.reduce((sum, rows) => sum + Math.floor(sizeOf(rows) / pageBytes), 0);
      const asked = {
        requests: table.requests - before + furtherPages,
        rows: [...given, ...queried].flat().filter((row) => row !== undefined).length,
      };
      before = table.requests;
      [given, queried] = [[], []];
      return asked;
    },
  };
  const others = Object.entries(Object.getOwnPropertyDescriptors(table)).filter(([name]) => !(name in counting));
  return Object.defineProperties(counting, Object.fromEntries(others)) as Of & { take(): Asked };
}

/** About as much as the table counts. */
function sizeOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0);
}
