import { describe, expect } from 'vitest';
import { byList, expectFault, sorted, type Test } from './cases.ts';

/** Rows of a partition, in order, by range, page after page. */
export function queryCases(test: Test): void {
  describe('a query', () => {
    const inByteOrder = ['A', 'Z', 'a', 'a#1', 'a#10', 'a#2', 'b', 'z', 'Å', 'å', 'ø', '\u{ff5e}', '\u{1f332}'];

    test('gives a partition in the order of UTF-8 bytes, and backwards', async ({ table, pk, rowOf, put }) => {
      await put(...inByteOrder.toReversed().map((sk) => rowOf(sk)), { pk: `${pk}-other`, sk: 'a' });
      expect(sorted(await table.query({ pk }))).toEqual(inByteOrder);
      expect(sorted(await table.query({ pk, descending: true }))).toEqual(inByteOrder.toReversed());
      expect(sorted(await table.query({ pk, limit: 3 }))).toEqual(['A', 'Z', 'a']);
      expect(sorted(await table.query({ pk, limit: 2, descending: true }))).toEqual(['\u{1f332}', '\u{ff5e}']);
      expect(await table.query({ pk: `${pk}-none` })).toEqual([]);
    });

    test('by prefix gives what begins so', async ({ table, pk, rowOf, put }) => {
      await put(...inByteOrder.filter((sk) => sk !== 'A').map((sk) => rowOf(sk)));
      expect(sorted(await table.query({ pk, prefix: 'a' }))).toEqual(['a', 'a#1', 'a#10', 'a#2']);
      expect(sorted(await table.query({ pk, prefix: 'a#1' }))).toEqual(['a#1', 'a#10']);
      expect(sorted(await table.query({ pk, prefix: 'a#', limit: 2, descending: true }))).toEqual(['a#2', 'a#10']);
      expect(await table.query({ pk, prefix: 'a#3' })).toEqual([]);
    });

    test('by prefix tells capitals from small letters', async ({ table, pk, rowOf, put }) => {
      await put(rowOf('A#1'), rowOf('a#1'));
      expect(sorted(await table.query({ pk, prefix: 'A#' }))).toEqual(['A#1']);
      expect(sorted(await table.query({ pk, prefix: 'a#' }))).toEqual(['a#1']);
    });

    test('between two keys includes both, and finds nothing between them turned round', async ({
      table,
      pk,
      rowOf,
      put,
    }) => {
      await put(...inByteOrder.map((sk) => rowOf(sk)));
      expect(sorted(await table.query({ pk, between: ['a#1', 'b'] }))).toEqual(['a#1', 'a#10', 'a#2', 'b']);
      expect(sorted(await table.query({ pk, between: ['a#1', 'b'], limit: 2, descending: true }))).toEqual([
        'b',
        'a#2',
      ]);
      expect(sorted(await table.query({ pk, between: ['y', '\u{ff5e}'] }))).toEqual(['z', 'Å', 'å', 'ø', '\u{ff5e}']);
      expect(sorted(await table.query({ pk, between: ['a', 'a'] }))).toEqual(['a']);
      expect(await table.query({ pk, between: ['b', 'a'] })).toEqual([]);
      expect(await table.query({ pk, between: ['\u{1f332}', '\u{ff5e}'] })).toEqual([]);
    });

    test('takes between or prefix, not both, and a limit of nothing gives nothing', async ({
      table,
      pk,
      rowOf,
      put,
    }) => {
      await put(rowOf('a'));
      await expectFault(() => table.query({ pk, prefix: 'a', between: ['a', 'b'] }));
      expect(await table.query({ pk, limit: 0 })).toEqual([]);
    });

    test('by an empty text is a fault of who asked', async ({ table, pk, rowOf, put }) => {
      await put(rowOf('a'));
      for (const index of [undefined, byList])
        for (const query of [{ pk: '' }, { pk, prefix: '' }, { pk, between: ['', 'b'] as [string, string] }])
          await expectFault(() => table.query({ ...query, ...(index && { index }) }));
    });

    test('goes on through pages of a megabyte, and stops within one at its limit', async ({
      table,
      pk,
      rowOf,
      put,
    }) => {
      const text = 'x'.repeat(300_000);
      const keys = Array.from({ length: 10 }, (_, index) => String(index));
      for (const sk of keys) await put(rowOf(sk, { text, list: `${pk}-list`, listAt: sk }));
      expect(sorted(await table.query({ pk }))).toEqual(keys);
      expect(sorted(await table.query({ pk, limit: 7 }))).toEqual(keys.slice(0, 7));
      expect(sorted(await table.query({ pk, limit: 5, descending: true }))).toEqual(keys.toReversed().slice(0, 5));
      expect(sorted(await table.query({ pk: `${pk}-list`, index: byList }))).toEqual(keys);
    });
  });
}
