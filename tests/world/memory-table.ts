import {
  AnswerLost,
  type Key,
  type Query,
  type Row,
  type Table,
  TableBusy,
  type Write,
} from '../../functions/adapters/table.ts';
import { createRows, isEmpty, nameOf, type RowChange } from './memory-rows.ts';
import { canonical, storedRow } from './row-values.ts';

/** One request as DynamoDB would get it. */
export type TableRequest =
  | { kind: 'get'; key: Key }
  | { kind: 'getMany'; keys: readonly Key[] }
  | { kind: 'query'; query: Query }
  | { kind: 'write'; writes: readonly Write[] };

/** `lostAnswer` is carried out and not answered; `behind` lets a query through an index see the table as it was so many writes ago. */
export type TableFault = 'conflict' | 'throttle' | 'lostAnswer' | { behind: number };

export interface MemoryTableOptions {
  /** Asked before each request is carried out, which waits for the answer: here a scheduler lets others go first. */
  faults?: (request: TableRequest) => TableFault | undefined | Promise<TableFault | undefined>;
  /** Gives out the stored rows themselves, for whoever changes none: what reads items makes copies of its own. */
  sharesRows?: boolean;
  /** Rows to start with, as `snapshot` gave them. */
  rows?: Snapshot;
}

/** Rows of one moment, to start other tables with. Cheap to take: a stored row is never changed in place. */
export type Snapshot = readonly Row[];

export interface MemoryTable extends Table {
  /** Is told of every change, in the order of commit, before the write is answered. A write that leaves a row as it was changes nothing. */
  onWrite(listener: (change: RowChange) => void): void;
  snapshot(): Snapshot;
  /** Every row in the order of keys, attributes in order too: two tables that hold the same dump the same, to the byte. */
  dump(): Row[];
}

/** DynamoDB takes so many keys or writes in one request. */
const most = 100;
/**
 * The table in memory: what `adapters/table` promises, carried out at once. It is as strict as DynamoDB with what it takes, but for
 * sizes (rows of 400 kB, transactions of 4 MB, pages of 1 MB), and in one thing stricter: it answers no question about nobody, which
 * would be paid for all the same. Rows come and go as copies.
 */
export function createMemoryTable(options: MemoryTableOptions = {}): MemoryTable {
  const rows = createRows(options.rows ?? []);
  const listeners: ((change: RowChange) => void)[] = [];
  let requests = 0;

  async function request<Answer>(of: TableRequest, carryOut: (behind: number) => Answer): Promise<Answer> {
    requests += 1;
    const fault = options.faults === undefined ? undefined : await options.faults(of);
    if (fault === 'conflict' || fault === 'throttle') throw new TableBusy(fault);
    const answer = carryOut(typeof fault === 'object' ? fault.behind : 0);
    if (fault === 'lostAnswer') throw new AnswerLost();
    return answer;
  }

  const givenOf = (row: Row | undefined) => (options.sharesRows === true ? row : row && storedRow(row));

  return {
    get: (key) => request({ kind: 'get', key }, () => givenOf(rows.at(ofSomebody(key)))),
    async getMany(keys) {
      const found = new Map<string, Row | undefined>();
      const different = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
      for (let first = 0; first < different.length; first += most) {
        const batch = different.slice(first, first + most);
        await request({ kind: 'getMany', keys: batch }, () => {
          for (const key of batch) found.set(nameOf(key), rows.at(ofSomebody(key)));
        });
      }
      return keys.map((key) => givenOf(found.get(nameOf(key))));
    },
    async query(query) {
      if (isEmpty(query)) return [];
      return request({ kind: 'query', query }, (behind) => {
        const seen = rows.query(query, behind);
        return options.sharesRows === true ? [...seen] : seen.map(storedRow);
      });
    },
    async write(writes) {
      if (writes.length === 0) return { done: true };
      return request({ kind: 'write', writes }, () => {
        const { written, changes } = rows.write(writes);
        for (const change of changes) for (const listener of listeners) listener(change);
        return written;
      });
    },
    onWrite: (listener) => void listeners.push(listener),
    snapshot: rows.all,
    dump: () => canonical(rows.all()),
    get requests() {
      return requests;
    },
  };
}

/** Throws for a key that was made of an id that is not there. */
function ofSomebody(key: Key): Key {
  if (`${key.pk}#${key.sk}#`.includes('#undefined#')) throw new Error(`A key of nobody: ${key.pk} ${key.sk}`);
  return key;
}
