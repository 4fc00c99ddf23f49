import { describe, expect } from 'vitest';
import { absent, present } from '../../../functions/adapters/table.ts';
import { expectFault, type Test } from './cases.ts';

/** Several writes at once: all or none. */
export function transactionCases(test: Test): void {
  describe('several writes', () => {
    test('are done all together', async ({ table, pk, key, rowOf, put, update }) => {
      await put(rowOf('b', { version: 1 }), rowOf('c'));
      const writes = [
        { put: rowOf('a'), when: { pk: absent } },
        update('b', { add: { version: 1 }, when: { version: 1 } }),
        { remove: key('c'), when: { pk: present } },
      ];
      expect(await table.write(writes)).toEqual({ done: true });
      expect(await table.query({ pk })).toEqual([rowOf('a'), rowOf('b', { version: 2 })]);
    });

    test('are refused all together, and every one that was in the way is named by its position', async ({
      table,
      pk,
      key,
      rowOf,
      put,
      update,
    }) => {
      await put(rowOf('b', { version: 2 }));
      const writes = [
        { put: rowOf('a'), when: { pk: absent } },
        update('b', { add: { version: 1 }, when: { version: 1 } }),
        { put: rowOf('c') },
        { remove: key('d'), when: { pk: present } },
        { put: rowOf('e'), when: { text: 'x' } },
      ];
      expect(await table.write(writes)).toEqual({ done: false, refused: [1, 3, 4] });
      expect(await table.query({ pk })).toEqual([rowOf('b', { version: 2 })]);
    });

    test('of one row are a fault of who asked', async ({ table, pk, key, rowOf, update }) => {
      for (const twice of [{ remove: key('a') }, update('a', { set: { b: 1 } }), { put: rowOf('a') }])
        await expectFault(() => table.write([{ put: rowOf('a') }, { put: rowOf('b') }, twice]));
      expect(await table.query({ pk })).toEqual([]);
    });

    test('are at most a hundred; none at all are done at once', async ({ table, pk, rowOf }) => {
      const writes = Array.from({ length: 101 }, (_, index) => ({ put: rowOf(String(index)) }));
      await expectFault(() => table.write(writes));
      expect(await table.query({ pk })).toEqual([]);
      expect(await table.write(writes.slice(1))).toEqual({ done: true });
      expect(await table.query({ pk })).toHaveLength(100);
      const before = table.requests;
      expect(await table.write([])).toEqual({ done: true });
      expect(table.requests).toBe(before);
    });
  });
}
