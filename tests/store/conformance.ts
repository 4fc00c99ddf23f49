import { afterAll, beforeAll, describe, expect, test as vitest } from 'vitest';
import { absent, type Table } from '../../functions/adapters/table.ts';
import { placeIn, type Test } from './conformance/cases.ts';
import { conditionCases } from './conformance/conditions.ts';
import { indexCases } from './conformance/indexes.ts';
import { manyKeysCases } from './conformance/many-keys.ts';
import { queryCases } from './conformance/queries.ts';
import { rowCases } from './conformance/rows.ts';
import { transactionCases } from './conformance/transactions.ts';
import { updateCases } from './conformance/updates.ts';

/**
 * What every table must do alike: the one in memory, the local engine, DynamoDB; with indexes `due` and `list` as the stack defines them.
 * @param lenient names of the cases in which this one is known not to do as DynamoDB does: they must fail, so that the list stays true
 */
export function conformance(name: string, open: () => Promise<Table>, lenient: readonly string[] = []): void {
  const unknown = new Set(lenient);
  let table: Table;
  let cases = 0;
  const test: Test = (title, body) => {
    unknown.delete(title);
    const run = lenient.includes(title) ? vitest.fails : vitest;
    run(title, () => {
      cases += 1;
      return body(placeIn(table, `case-${cases}`));
    });
  };
  describe(name, () => {
    beforeAll(async () => {
      table = await open();
    });
    afterAll(() => expect([...unknown], 'lenient in cases that there are not').toEqual([]));

    for (const casesOf of [
      rowCases,
      conditionCases,
      updateCases,
      transactionCases,
      manyKeysCases,
      queryCases,
      indexCases,
    ])
      casesOf(test);

    test('every request is counted, refused ones too', async ({ table, pk, key, rowOf, put }) => {
      const before = table.requests;
      await table.get(key('a'));
      await table.query({ pk });
      await put(rowOf('a'));
      await table.write([{ put: rowOf('a'), when: { pk: absent } }, { put: rowOf('b') }]);
      expect(table.requests - before).toBe(4);
    });
  });
}
