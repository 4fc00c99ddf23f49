import { createClient } from '../../functions/adapters/dynamo-client.ts';
import { openTable } from '../../functions/adapters/open-table.ts';
import { createStore, type Store } from '../../functions/adapters/store.ts';
import type { Table } from '../../functions/adapters/table.ts';

export interface LineStore {
  store: Store;
  table: Table;
  close(): void;
}

/** The table of a line on one machine, as its functions read and write it. */
export function openLineStore(of: { storeEndpoint: string; tableName: string }): LineStore {
  const client = createClient({
    endpoint: of.storeEndpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const now = () => new Date().toISOString();
  const table = openTable(of.tableName, client);
  const store = createStore(table, { now, onSetAside: () => undefined });
  return { store, table, close: () => client.destroy() };
}
