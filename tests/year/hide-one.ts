import { listOf } from '../../functions/adapters/indexes.ts';
import type { Table } from '../../functions/adapters/table.ts';

/** Takes one open matter off the list of open matters, as if it had been ticked off there. Everything else about it stays as it is. */
export async function hideOne(table: Table, unitId: string): Promise<string> {
  const index = { name: 'list', partition: 'list', sort: 'listAt' } as const;
  const [row] = await table.query({ pk: listOf(unitId, 'matter'), between: ['0', '9'], index, limit: 1 });
  if (row === undefined) throw new Error('Nothing is open');
  await table.write([{ update: { pk: String(row.pk), sk: String(row.sk) }, unset: ['list', 'listAt'] }]);
  return String(row.followUpId ?? row.visitId);
}
