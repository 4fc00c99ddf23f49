import type { Key, Row, Table, Write } from '../../functions/adapters/table.ts';
import { type Engine, startEngine } from '../fixtures/engine.ts';
import { keyOf, nameOf, type RowChange } from './memory-rows.ts';
import type { Snapshot } from './memory-table.ts';
import { sameValue, storedRow } from './row-values.ts';
import type { WorldStore } from './store.ts';

export interface EngineStores {
  /** The table with these rows and no others. */
  open(rows: Snapshot): Promise<WorldStore>;
  close(): Promise<void>;
}

/** Rows put or removed in one transaction. */
const batch = 100;

/** Stores of the real engine, one after the other in the same table: what a history left is removed before the next. */
export async function startEngineStores(port: number): Promise<EngineStores> {
  const engine: Engine = await startEngine(port);
  const table = engine.table();
  let standing = new Map<string, Row>();

  async function write(writes: readonly Write[]): Promise<void> {
    for (let first = 0; first < writes.length; first += batch) await table.write(writes.slice(first, first + batch));
  }
  return {
    open: async (rows) => {
      await write([...standing.values()].map((row) => ({ remove: keyOf(row) })));
      await write(rows.map((row) => ({ put: row })));
      standing = new Map(rows.map((row) => [nameOf(keyOf(row)), row]));
      return createEngineStore(table, standing);
    },
    close: engine.close,
  };
}

/**
 * Tells what each write has changed: a row that is put is as it was put, one that is updated is read back. The engine's own stream
 * would not keep the order of turns.
 */
function createEngineStore(table: Table, standing: Map<string, Row>): WorldStore {
  let written: readonly Write[] = [];
  async function changeBy(write: Write): Promise<RowChange[]> {
    const keys = keyOf('put' in write ? write.put : 'remove' in write ? write.remove : write.update);
    const newImage = 'put' in write ? storedRow(write.put) : 'update' in write ? await table.get(keys) : undefined;
    return changeOf(keys, standing, newImage);
  }
  return {
    table: {
      get: table.get,
      getMany: table.getMany,
      query: table.query,
      write: async (writes) => {
        const answer = await table.write(writes);
        if (answer.done) written = writes;
        return answer;
      },
      get requests() {
        return table.requests;
      },
    },
    // The engine's indexes do not lag.
    lag: () => undefined,
    changes: async () => {
      const writes = written;
      written = [];
      const changes: RowChange[] = [];
      for (const write of writes) changes.push(...(await changeBy(write)));
      return changes;
    },
  };
}

function changeOf(keys: Key, standing: Map<string, Row>, newImage: Row | undefined): RowChange[] {
  const name = nameOf(keys);
  const oldImage = standing.get(name);
  if (newImage === undefined) standing.delete(name);
  else standing.set(name, newImage);
  if (newImage !== undefined && oldImage !== undefined)
    return sameValue(newImage, oldImage) ? [] : [{ kind: 'MODIFY', keys, newImage, oldImage }];
  if (newImage !== undefined) return [{ kind: 'INSERT', keys, newImage }];
  return oldImage === undefined ? [] : [{ kind: 'REMOVE', keys, oldImage }];
}
