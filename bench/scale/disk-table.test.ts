import { afterAll } from 'vitest';
import { conformance } from '../../tests/store/conformance.ts';
import { createDiskTable, type DiskTable } from './disk-table.ts';

let table: DiskTable;
afterAll(() => table?.close());

conformance('the table on disk', async () => {
  table = createDiskTable();
  return table;
});
