import { describe, expect } from 'vitest';
import type { Row } from '../../../functions/adapters/table.ts';
import { expectFault, type Test } from './cases.ts';

/** What becomes of one row that is put, read and removed. */
export function rowCases(test: Test): void {
  describe('a row', () => {
    test('comes back as it was put, whatever JSON can say, without what is undefined', async ({
      table,
      key,
      rowOf,
      put,
    }) => {
      const values = {
        text: 'Åse Æbelø 🌲',
        empty: '',
        zero: 0,
        minusZero: -0,
        fraction: -12.375,
        large: Number.MAX_SAFE_INTEGER,
        tiny: 1.5e-100,
        yes: true,
        no: false,
        nothing: null,
        items: ['a', 1, null, [], { deep: [''] }],
        emptyList: [],
        map: { a: { b: { 'with.dot': 1 } } },
        emptyMap: {},
      };
      await put({ ...rowOf('a', values), gone: undefined, map: { ...values.map, gone: undefined } });
      expect(await table.get(key('a'))).toEqual(rowOf('a', { ...values, minusZero: 0 }));
      expect(Object.keys((await table.get(key('a'))) ?? {})).not.toContain('gone');
    });

    test("is nobody else's copy: what is done to it afterwards stays out of the table", async ({
      table,
      pk,
      key,
      rowOf,
      put,
    }) => {
      const row = { ...key('a'), map: { list: [1] } };
      await put(row);
      row.map.list.push(2);
      const read = await table.get(key('a'));
      (read as typeof row).map.list.push(3);
      const [queried] = await table.query({ pk });
      (queried as typeof row).map.list.push(4);
      expect(await table.get(key('a'))).toEqual(rowOf('a', { map: { list: [1] } }));
    });

    test('that is not there is undefined, and a put replaces the whole of one that is', async ({
      table,
      key,
      rowOf,
      put,
    }) => {
      expect(await table.get(key('a'))).toBeUndefined();
      await put(rowOf('a', { first: 1 }), rowOf('a', { second: 2 }));
      expect(await table.get(key('a'))).toEqual(rowOf('a', { second: 2 }));
    });

    test('is removed, and removing it again is no fault', async ({ table, key, rowOf, put }) => {
      await put(rowOf('a'));
      for (let times = 0; times < 2; times += 1)
        expect(await table.write([{ remove: key('a') }])).toEqual({ done: true });
      expect(await table.get(key('a'))).toBeUndefined();
    });

    test('is named by key alone, though more is handed over', async ({ table, rowOf, put }) => {
      await put(rowOf('a', { text: 'x' }));
      const row = rowOf('a', { text: 'x' }) as Row & { pk: string; sk: string };
      expect(await table.get(row)).toEqual(row);
      expect(await table.getMany([row])).toEqual([row]);
      expect(await table.write([{ update: row, set: { text: 'y' } }])).toEqual({ done: true });
      expect(await table.write([{ remove: row }])).toEqual({ done: true });
    });
  });

  describe('a row', () => {
    const bad: [string, (key: Row) => Row][] = [
      ['without a sort key', ({ pk }) => ({ pk })],
      ['with an empty key', ({ pk }) => ({ pk, sk: '' })],
      ['with a number for a key', ({ pk }) => ({ pk, sk: 1 })],
      ['with a number that is none', (key) => ({ ...key, a: Number.NaN })],
      ['with a number beyond what is exact', (key) => ({ ...key, a: 2 ** 53 })],
      ['with a number too small to be told from nothing', (key) => ({ ...key, a: 1e-140 })],
      ['with a thing that is no data', (key) => ({ ...key, a: new Date(0) })],
    ];
    for (const [what, rowWith] of bad)
      test(`a row ${what} is a fault of who asked`, async ({ table, pk, key, rowOf }) => {
        await expectFault(() => table.write([{ put: rowWith({ ...key('a') }) }]));
        await expectFault(() => table.write([{ put: rowOf('b') }, { put: rowWith({ ...key('a') }) }]));
        expect(await table.query({ pk })).toEqual([]);
      });
  });
}
