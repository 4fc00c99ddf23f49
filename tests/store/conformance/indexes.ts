import { describe, expect } from 'vitest';
import type { Row } from '../../../functions/adapters/table.ts';
import { byDue, byList, expectFault, sorted, type Test } from './cases.ts';

/** Rows by the indexes they stand on. */
export function indexCases(test: Test): void {
  describe('an index', () => {
    for (const index of [byList, byDue])
      test(`${index.name} gives the rows that have both its attributes, in order`, async ({
        table,
        pk,
        rowOf,
        put,
      }) => {
        const on = (sk: string, at: string) => rowOf(sk, { [index.partition]: `${pk}-on`, [index.sort]: at });
        await put(
          on('c', '2021-01'),
          on('a', '2021-03'),
          on('b', '2021-02'),
          rowOf('d', { [index.partition]: `${pk}-on` }),
          rowOf('e', { [index.sort]: '2021-01' }),
        );
        const query = { pk: `${pk}-on`, index };
        expect(await table.query(query)).toEqual([on('c', '2021-01'), on('b', '2021-02'), on('a', '2021-03')]);
        expect(sorted(await table.query({ ...query, descending: true, limit: 2 }))).toEqual(['a', 'b']);
        expect(sorted(await table.query({ ...query, between: ['2021-02', '2021-03'] }))).toEqual(['b', 'a']);
        expect(sorted(await table.query({ ...query, prefix: '2021-0', limit: 1 }))).toEqual(['c']);
        expect(await table.query({ ...query, pk: `${pk}-off` })).toEqual([]);
      });

    test('follows a row that moves to another list or place, and lets it go with its attributes or itself', async ({
      table,
      pk,
      key,
      rowOf,
      put,
      update,
    }) => {
      const list = (name: string) => table.query({ pk: `${pk}-${name}`, index: byList }).then(sorted);
      const at = (sk: string, name: string, listAt: string) => rowOf(sk, { list: `${pk}-${name}`, listAt });
      await put(at('a', 'one', '1'), at('b', 'one', '2'), at('c', 'one', '3'), at('d', 'one', '4'));
      await put(at('a', 'one', '9'));
      expect(await list('one')).toEqual(['b', 'c', 'd', 'a']);
      await table.write([
        update('b', { set: { list: `${pk}-two` } }),
        update('c', { unset: ['listAt'] }),
        { remove: key('d') },
      ]);
      expect([await list('one'), await list('two')]).toEqual([['a'], ['b']]);
      await put(rowOf('a'));
      await table.write([update('c', { set: { listAt: '1' } })]);
      expect([await list('one'), await list('two')]).toEqual([['c'], ['b']]);
    });

    test('of duties holds rows of many partitions that are due at the same moment, each by its keys alone', async ({
      table,
      pk,
      put,
    }) => {
      const due = (name: string, more: Row = {}) => ({
        pk: `${pk}-${name}`,
        sk: 'a',
        duty: pk,
        dutyAt: '2021-01-04',
        ...more,
      });
      const all = async () => {
        const rows = await table.query({ pk, index: byDue });
        return rows.toSorted((a, b) => String(a.pk).localeCompare(String(b.pk)));
      };
      await put(due('w', { text: 'x' }), due('x'), due('y'), due('z'));
      expect(await all()).toEqual([due('w'), due('x'), due('y'), due('z')]);
      await table.write([{ remove: { pk: `${pk}-x`, sk: 'a' } }]);
      await table.write([{ update: { pk: `${pk}-w`, sk: 'a' }, set: { n: 1 } }]);
      expect(await all()).toEqual([due('w'), due('y'), due('z')]);
    });

    const unsortable: [string, Row][] = [
      ['a number', { list: 'x', listAt: 1 }],
      ['an empty text', { list: '', listAt: 'x' }],
      ['null', { duty: 'x', dutyAt: null }],
    ];
    for (const [what, attributes] of unsortable) {
      test(`takes no row that is put with ${what} where it sorts`, async ({ table, pk, rowOf }) => {
        await expectFault(() => table.write([{ put: rowOf('a', attributes) }]));
        expect(await table.query({ pk })).toEqual([]);
      });
      test(`takes no row that is given ${what} where it sorts`, async ({ table, pk, rowOf, put, update }) => {
        await put(rowOf('a'));
        await expectFault(() => table.write([update('a', { set: attributes })]));
        expect(await table.query({ pk })).toEqual([rowOf('a')]);
      });
    }
  });
}
