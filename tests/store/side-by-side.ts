import fc from 'fast-check';
import { expect } from 'vitest';
import {
  AnswerLost,
  absent,
  type Condition,
  type Key,
  present,
  type Query,
  type Row,
  type Table,
  TableBusy,
  type Write,
} from '../../functions/adapters/table.ts';

const byList = { name: 'list', partition: 'list', sort: 'listAt' } as const;
const byDue = { name: 'due', partition: 'duty', sort: 'dutyAt' } as const;

/** Asks of a table, in the words of one run: keys are given their run's own partitions when played. */
type Ask = { get: Key } | { getMany: Key[] } | { query: Query } | { write: Write[] };

const key = fc.record({
  pk: fc.constantFrom('p', 'q'),
  sk: fc.constantFrom('a', 'b', 'b#1', 'å', '\u{ff5e}', '\u{1f332}'),
});
const scalar = fc.oneof(
  fc.constantFrom('', 'x', 'æ', true, false),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.1, 0.2, -2.5),
);
const value = fc.oneof(
  scalar,
  fc.constant(null),
  fc.array(scalar, { maxLength: 2 }),
  fc.record({ deep: scalar }, { requiredKeys: [] }),
);
const digit = fc.constantFrom('1', '2', '3');

/** Attributes of a row, but for those an index sorts by: these get its key behind the digit, since rows that sort alike have no order. */
const attributes = fc.record(
  {
    text: scalar,
    count: fc.integer({ min: -3, max: 3 }),
    map: fc.record({ a: value, b: value }, { requiredKeys: [] }),
    list: fc.constantFrom('l', 'm'),
    listAt: digit,
    duty: fc.constantFrom('d'),
    dutyAt: digit,
    gone: fc.constant(undefined),
  },
  { requiredKeys: [] },
);
const condition: fc.Arbitrary<Condition> = fc.dictionary(
  fc.constantFrom('pk', 'text', 'count', 'map', 'map.a', 'map.b.deep', 'list', 'none'),
  fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.constant(absent), fc.constant(present)),
  { maxKeys: 2 },
);
const when = fc.option(condition, { nil: undefined, freq: 2 }).map((one) => (one === undefined ? {} : { when: one }));

/**
 * Nothing that a table would not take: no two writes of a row, no two paths that overlap, and a path into `map` goes with the condition that it is there. Where
 * one write of several is refused and another impossible, the engines differ in which they name.
 */
const change = fc
  .record({
    set: fc.record(
      { text: scalar, map: fc.constant({ a: 1 }), list: fc.constantFrom('l', 'm'), listAt: digit, fresh: value },
      { requiredKeys: [] },
    ),
    path: fc.option(fc.tuple(fc.constantFrom('map.a', 'map.b'), value), { nil: undefined }),
    add: fc.dictionary(fc.constantFrom('count', 'count.x', 'sum'), fc.constantFrom(1, -1, 0.1, 2), { maxKeys: 2 }),
    unset: fc.subarray(['dutyAt', 'duty', 'other']),
  })
  .map(({ set, path, add, unset }) => {
    const { map, ...others } = set;
    return { set: path === undefined ? set : { ...others, [path[0]]: path[1] }, add, unset };
  });

const write: fc.Arbitrary<Write> = fc.oneof(
  fc
    .record({ key, attributes, when })
    .map(({ key: at, attributes: more, when: if_ }) => ({ put: { ...more, ...at }, ...if_ })),
  fc.record({ key, change, when }).map(({ key: at, change: more, when: if_ }) => ({
    update: at,
    ...more,
    ...if_,
    ...(Object.keys(more.set).some((path) => path.startsWith('map.')) && { when: { ...if_.when, map: present } }),
  })),
  fc.record({ key, when }).map(({ key: at, when: if_ }) => ({ remove: at, ...if_ })),
);

const writes = fc.uniqueArray(write, {
  minLength: 1,
  maxLength: 4,
  selector: (one) => {
    const { pk, sk } = 'put' in one ? one.put : 'remove' in one ? one.remove : one.update;
    return `${pk} ${sk}`;
  },
});

const bound = fc.constantFrom('a', 'b', 'b#', '\u{d7ff}', '\u{ff5e}', '\u{1f332}', '1', '2', '3#');
const range = fc.oneof(
  fc.constant({}),
  bound.map((prefix) => ({ prefix })),
  fc.tuple(bound, bound).map((between) => ({ between })),
);
const where = fc.oneof(
  fc.constantFrom('p', 'q').map((pk) => ({ pk })),
  fc.constantFrom('l', 'm').map((pk) => ({ pk, index: byList })),
  fc.constant({ pk: 'd', index: byDue }),
);
const query: fc.Arbitrary<Query> = fc
  .tuple(
    where,
    range,
    fc.record({ limit: fc.integer({ min: 0, max: 4 }), descending: fc.boolean() }, { requiredKeys: [] }),
  )
  .map(([at, within, options]) => ({ ...at, ...within, ...options }));

const ask: fc.Arbitrary<Ask> = fc.oneof(
  { weight: 5, arbitrary: writes.map((several) => ({ write: several })) },
  { weight: 1, arbitrary: key.map((one) => ({ get: one })) },
  { weight: 1, arbitrary: fc.array(key, { maxLength: 5 }).map((keys) => ({ getMany: keys })) },
  { weight: 2, arbitrary: query.map((one) => ({ query: one })) },
);

/** Plays the same random requests on two tables, one after the other, and compares every answer and all that is left. */
export async function expectAlike(one: Table, other: Table, options: { seed: number; numRuns: number }): Promise<void> {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(ask, { maxLength: 20 }), async (asks) => {
      run += 1;
      for (const each of [...asks, ...everything]) {
        const placed = inRun(String(run), each);
        expect(await answerOf(other, placed), JSON.stringify(placed)).toEqual(await answerOf(one, placed));
      }
    }),
    options,
  );
}

const everything: Ask[] = [
  ...['p', 'q'].map((pk) => ({ query: { pk } })),
  ...['l', 'm'].map((pk) => ({ query: { pk, index: byList } })),
  { query: { pk: 'd', index: byDue } },
];

/** The answer, or that the table would not take the request. */
async function answerOf(table: Table, of: Ask): Promise<unknown> {
  try {
    if ('get' in of) return { row: await table.get(of.get) };
    if ('getMany' in of) return await table.getMany(of.getMany);
    if ('query' in of) return await table.query(of.query);
    return await table.write(of.write);
  } catch (error) {
    if (error instanceof TableBusy || error instanceof AnswerLost) throw error;
    return 'a fault of who asked';
  }
}

/** A request put into the partitions and lists of its run, where nobody else's rows are. */
function inRun(run: string, of: Ask): Ask {
  const at = ({ pk, sk }: Key): Key => ({ pk: `${run}-${pk}`, sk });
  if ('get' in of) return { get: at(of.get) };
  if ('getMany' in of) return { getMany: of.getMany.map(at) };
  if ('query' in of) return { query: { ...of.query, pk: `${run}-${of.query.pk}` } };
  return {
    write: of.write.map((one): Write => {
      if ('remove' in one) return { ...one, remove: at(one.remove) };
      if ('update' in one) return { ...one, update: at(one.update), set: sortedApart(run, one.set ?? {}, one.update) };
      const { pk, sk, ...more } = one.put;
      const key = { pk: String(pk), sk: String(sk) };
      return { ...one, put: { ...sortedApart(run, more, key), ...at(key) } };
    }),
  };
}

/** Attributes on the lists of the run, each at a place of its own. */
function sortedApart(run: string, attributes: Row, { pk, sk }: Key): Row {
  const entries = Object.entries(attributes).map(([name, value]) => {
    if (['list', 'duty'].includes(name)) return [name, `${run}-${value}`];
    return ['listAt', 'dutyAt'].includes(name) ? [name, `${value}#${pk}${sk}`] : [name, value];
  });
  return Object.fromEntries(entries);
}
