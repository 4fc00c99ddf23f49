import { describe, expect } from 'vitest';
import { absent } from '../../../functions/adapters/table.ts';
import { expectFault, type Place, type Test } from './cases.ts';

/** What an update sets, adds and unsets. */
export function updateCases(test: Test): void {
  describe('an update', () => {
    test('sets, adds and unsets at once, by attribute and by path', async ({ table, key, rowOf, put, update }) => {
      await put(rowOf('a', { old: 1, version: 3, map: { a: 1, b: { c: 'x', d: 'y' } } }));
      const change = {
        set: { name: 'n', 'map.b.c': ['z'], 'map.e': null },
        add: { version: 1, count: 5 },
        unset: ['old', 'map.b.d'],
      };
      expect(await table.write([update('a', change)])).toEqual({ done: true });
      const after = { name: 'n', version: 4, count: 5, map: { a: 1, b: { c: ['z'] }, e: null } };
      expect(await table.get(key('a'))).toEqual(rowOf('a', after));
    });

    test('makes the row where there is none', async ({ table, pk, rowOf, update }) => {
      expect(await table.write([update('set', { set: { a: 1 } })])).toEqual({ done: true });
      expect(await table.write([update('add', { add: { a: -2 } })])).toEqual({ done: true });
      expect(
        await table.write([update('both', { set: { a: 'x' }, add: { b: 0 } }), update('more', { add: { c: 1 } })]),
      ).toEqual({ done: true });
      expect(await table.query({ pk })).toEqual([
        rowOf('add', { a: -2 }),
        rowOf('both', { a: 'x', b: 0 }),
        rowOf('more', { c: 1 }),
        rowOf('set', { a: 1 }),
      ]);
    });

    test('adds to counters by their literal name, dots included, up and down', async ({
      table,
      key,
      rowOf,
      update,
    }) => {
      const add = { 'count.a': 1, 'count.a.b': 2, count: 3 };
      for (const times of [1, 1, -3])
        await table.write([
          update('a', { add: Object.fromEntries(Object.entries(add).map(([name, by]) => [name, by * times])) }),
        ]);
      expect(await table.get(key('a'))).toEqual(rowOf('a', { 'count.a': -1, 'count.a.b': -2, count: -3 }));
    });

    test('adds fractions as one writes them down', async ({ table, key, rowOf, update }) => {
      for (let times = 0; times < 3; times += 1) await table.write([update('a', { add: { sum: 0.1 } })]);
      expect(await table.get(key('a'))).toEqual(rowOf('a', { sum: 0.3 }));
    });

    test('leaves alone what it is told to set to undefined', async ({ table, key, rowOf, put, update }) => {
      await put(rowOf('a', { kept: 1 }));
      await table.write([update('a', { set: { kept: undefined, more: { left: undefined } } })]);
      expect(await table.get(key('a'))).toEqual(rowOf('a', { kept: 1, more: {} }));
    });

    test('unsets what is not there without a fault', async ({ table, key, rowOf, put, update }) => {
      await put(rowOf('a', { map: {} }));
      expect(await table.write([update('a', { unset: ['other', 'map.other'] })])).toEqual({ done: true });
      expect(await table.get(key('a'))).toEqual(rowOf('a', { map: {} }));
    });

    test('that only unsets makes the row too', async ({ table, pk, rowOf, update }) => {
      expect(await table.write([update('a', { unset: ['x'] })])).toEqual({ done: true });
      expect(await table.write([update('b', { unset: ['x'] }), { put: rowOf('c') }])).toEqual({ done: true });
      expect(await table.query({ pk })).toEqual([rowOf('a'), rowOf('b'), rowOf('c')]);
    });

    test('takes words that the store keeps for itself', async ({ table, key, rowOf, put, update }) => {
      const set = { name: 1, status: 2, number: 3, 'data.values': 4, '#n0': 5, ':v0': 6 };
      await put(rowOf('a', { data: {} }));
      expect(await table.write([update('a', { set, when: { size: absent, 'data.list': absent } })])).toEqual({
        done: true,
      });
      const { 'data.values': _path, ...attributes } = set;
      expect(await table.get(key('a'))).toEqual(rowOf('a', { ...attributes, data: { values: 4 } }));
    });

    const faulty: [string, Parameters<Place['update']>[1]][] = [
      ['a map that is not there', { set: { 'other.a': 1 } }],
      ['a map that is a text', { set: { 'text.a': 1 } }],
      ['a map to take something from that is not there', { unset: ['other.a'] }],
      ['the same thing twice', { set: { map: 1 }, unset: ['map.a'] }],
      ['a text to add to', { add: { text: 1 } }],
      ['a key', { set: { sk: 'b' } }],
      ['nothing', {}],
      ['nothing but what is undefined', { set: { a: undefined } }],
      ['an attribute without a name', { set: { 'map.': 1 } }],
    ];
    for (const [what, change] of faulty)
      test(`of ${what} is a fault of who asked, alone and in company, and nothing is done`, async ({
        table,
        pk,
        rowOf,
        put,
        update,
      }) => {
        await put(rowOf('a', { text: 'x', map: {} }));
        for (const company of [[], [{ put: rowOf('b') }]])
          await expectFault(() => table.write([update('a', change), ...company]));
        expect(await table.query({ pk })).toEqual([rowOf('a', { text: 'x', map: {} })]);
      });

    test('that is refused is not looked at further', async ({ table, rowOf, put, update }) => {
      await put(rowOf('a', { text: 'x' }));
      const write = update('a', { set: { 'other.a': 1 }, when: { text: 'y' } });
      expect(await table.write([write])).toEqual({ done: false, refused: [0] });
    });
  });
}
