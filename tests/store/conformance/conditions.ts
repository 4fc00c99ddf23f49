import { describe, expect } from 'vitest';
import { absent, type Condition, present } from '../../../functions/adapters/table.ts';
import { expectFault, sorted, type Test } from './cases.ts';

/** When a condition holds, and that nothing is done when it does not. */
export function conditionCases(test: Test): void {
  describe('a condition', () => {
    const row = {
      text: 'x',
      number: 7,
      yes: true,
      no: false,
      nothing: null,
      empty: '',
      map: { text: 'y', deep: { number: 0 } },
      items: ['x'],
    };
    const holding: [string, Condition][] = [
      ['of nothing', {}],
      ['on a text', { text: 'x' }],
      ['on an empty text', { empty: '' }],
      ['on a number', { number: 7 }],
      ['on a boolean', { yes: true, no: false }],
      ['on what is present', { text: present, no: present, nothing: present, map: present, items: present }],
      [
        'on what is absent',
        {
          other: absent,
          'map.other': absent,
          'other.text': absent,
          constructor: absent,
          'text.text': absent,
          'items.x': absent,
        },
      ],
      ['on one of several', { text: ['w', 'x'], number: [1, 7], 'map.text': ['y'], yes: ['true', true] }],
      ['on paths into maps', { 'map.text': 'y', 'map.deep.number': 0, 'map.deep': present }],
      ['on the key', { pk: present, sk: 'a' }],
    ];
    const failing: [string, Condition][] = [
      ['on another text', { text: 'X' }],
      ['on a number written as text', { number: '7' }],
      ['on a text written as number', { text: 7 }],
      ['on another boolean', { no: true }],
      ['on null as if it were false', { nothing: false }],
      ['on what is present and is not', { other: present }],
      ['on what is absent and is not', { text: absent }],
      ['on what is absent, being null or empty', { nothing: absent }],
      ['on none of several', { text: ['w', 'y'] }],
      ['on one of none', { text: [] }],
      ['on a path that ends early', { 'map.text.more': present }],
      ['on a path into another value', { 'map.deep.number': 1 }],
      ['on a whole list by one of its members', { items: 'x' }],
      ['on two things of which one holds', { text: 'x', number: 8 }],
      ['on an attribute that is not there', { other: 'x' }],
    ];
    for (const [what, when] of holding)
      test(`${what} holds for put, update and remove`, async ({ table, key, rowOf, put, update }) => {
        await put(rowOf('a', row));
        expect(await table.write([{ put: rowOf('a', row), when }])).toEqual({ done: true });
        expect(await table.write([update('a', { set: { changed: 1 }, when })])).toEqual({ done: true });
        expect(await table.get(key('a'))).toEqual(rowOf('a', { ...row, changed: 1 }));
        expect(await table.write([{ remove: key('a'), when }])).toEqual({ done: true });
        expect(await table.get(key('a'))).toBeUndefined();
      });

    for (const [what, when] of failing)
      test(`${what} refuses put, update and remove, and nothing is done`, async ({
        table,
        key,
        rowOf,
        put,
        update,
      }) => {
        await put(rowOf('a', row));
        for (const write of [
          { put: rowOf('a'), when },
          update('a', { set: { changed: 1 }, when }),
          { remove: key('a'), when },
        ])
          expect(await table.write([write])).toEqual({ done: false, refused: [0] });
        expect(await table.get(key('a'))).toEqual(rowOf('a', row));
      });

    test('on a row that is not there finds everything absent', async ({ table, key, rowOf, update }) => {
      for (const when of [{ pk: present }, { text: 'x' }, { 'map.text': present }, { text: ['x', 'y'] }])
        for (const write of [
          { put: rowOf('a'), when },
          update('a', { set: { changed: 1 }, when }),
          { remove: key('a'), when },
        ])
          expect(await table.write([write])).toEqual({ done: false, refused: [0] });
      expect(await table.write([{ remove: key('a'), when: { pk: absent } }])).toEqual({ done: true });
      expect(await table.write([{ put: rowOf('a'), when: { pk: absent, 'map.text': absent } }])).toEqual({
        done: true,
      });
      expect(await table.write([{ put: rowOf('a'), when: { pk: absent } }])).toEqual({ done: false, refused: [0] });
    });

    test('on more than a hundred values is a fault of who asked', async ({ table, key, rowOf, put }) => {
      const values = Array.from({ length: 101 }, (_, value) => value);
      await put(rowOf('a', { number: 7 }));
      expect(await table.write([{ remove: key('a'), when: { number: values.slice(8) } }])).toEqual({
        done: false,
        refused: [0],
      });
      expect(await table.write([{ put: rowOf('a'), when: { number: values.slice(1) } }])).toEqual({ done: true });
      await expectFault(() => table.write([{ remove: key('a'), when: { number: values } }]));
    });

    test('lets one of ten who want the same at once through', async ({ table, pk, key, rowOf, put }) => {
      await put(rowOf('a', { version: 1 }));
      const claims = Array.from({ length: 10 }, (_, by) =>
        table.write([{ put: rowOf('a', { version: 2, by }), when: { version: 1 } }, { put: rowOf(`claim-${by}`) }]),
      );
      const written = await Promise.all(claims.map((claim) => claim.catch((error: unknown) => error)));
      const through = written.flatMap((one, by) => ((one as { done?: boolean }).done === true ? [by] : []));
      expect(through).toHaveLength(1);
      expect(await table.get(key('a'))).toEqual(rowOf('a', { version: 2, by: through[0] }));
      expect(sorted(await table.query({ pk, prefix: 'claim-' }))).toEqual([`claim-${through[0]}`]);
    });
  });
}
