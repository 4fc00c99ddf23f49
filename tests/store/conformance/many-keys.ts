import { describe, expect } from 'vitest';
import type { Test } from './cases.ts';

/** Many rows read in one request. */
export function manyKeysCases(test: Test): void {
  describe('getMany', () => {
    test('gives rows in the order asked, undefined where there is none, and one asked for twice twice', async ({
      table,
      key,
      rowOf,
      put,
    }) => {
      await put(rowOf('a', { n: 1 }), rowOf('b', { n: 2 }));
      const before = table.requests;
      const rows = await table.getMany([key('b'), key('x'), key('a'), key('b')]);
      expect(rows).toEqual([rowOf('b', { n: 2 }), undefined, rowOf('a', { n: 1 }), rowOf('b', { n: 2 })]);
      expect(table.requests - before).toBe(1);
    });

    test('asks once for up to a hundred keys, and not at all for none', async ({ table, key }) => {
      const keys = Array.from({ length: 250 }, (_, index) => key(`k${String(index).padStart(3, '0')}`));
      for (let first = 0; first < keys.length; first += 50)
        await table.write(keys.slice(first, first + 50).map((one, index) => ({ put: { ...one, n: first + index } })));
      const ask = async (asked: typeof keys) => {
        const before = table.requests;
        return { rows: await table.getMany(asked), requests: table.requests - before };
      };
      const all = await ask([...keys].reverse());
      expect(all.rows.map((row) => row?.n)).toEqual(keys.map((_, index) => 249 - index));
      expect(all.requests).toBe(3);
      expect((await ask(keys.slice(0, 100))).requests).toBe(1);
      expect((await ask([...keys.slice(0, 100), ...keys.slice(0, 100)])).requests).toBe(1);
      expect(await ask([])).toEqual({ rows: [], requests: 0 });
    });

    test('brings rows of many pages', async ({ table, key }) => {
      // 17 MB, where one answer holds at most 16.
      const text = 'x'.repeat(390_000);
      const keys = Array.from({ length: 45 }, (_, index) => key(String(index)));
      for (let first = 0; first < keys.length; first += 9)
        await table.write(keys.slice(first, first + 9).map((one) => ({ put: { ...one, text } })));
      const rows = await table.getMany(keys);
      expect(rows.map((row) => [row?.sk, String(row?.text).length])).toEqual(keys.map(({ sk }) => [sk, text.length]));
    });
  });
}
