import type { Table } from '../../functions/adapters/table.ts';
import type { RowChange } from './memory-rows.ts';
import { createMemoryTable, type Snapshot } from './memory-table.ts';

/** The store of a world, with what is needed besides the interface that functions know. */
export interface WorldStore {
  readonly table: Table;
  /** The next query through an index sees the table as it was so many changes ago, where the store can be made to lag. */
  lag(changes: number): void;
  /** What has been written since this was asked last. */
  changes(): RowChange[] | Promise<RowChange[]>;
}

export interface MemoryStore extends WorldStore {
  snapshot(): Snapshot;
}

/** A store in memory that begins with the given rows. */
export function createMemoryStore(rows: Snapshot): MemoryStore {
  let behind = 0;
  let written: RowChange[] = [];
  const table = createMemoryTable({ rows, sharesRows: true, faults: () => ({ behind }) });
  table.onWrite((change) => void written.push(change));
  return {
    table,
    lag: (changes) => {
      behind = changes;
    },
    changes: () => {
      const changes = written;
      written = [];
      return changes;
    },
    snapshot: table.snapshot,
  };
}
