import { expect, test } from 'vitest';
import { AnswerLost, absent, TableBusy } from '../../functions/adapters/table.ts';
import { createMemoryTable, type TableFault, type TableRequest } from '../world/memory-table.ts';

function key(sk: string) {
  return { pk: 'p', sk };
}

const byList = { name: 'list', partition: 'list', sort: 'listAt' } as const;

test('tells of every change in the order of commit, with both images, before the write is answered', async () => {
  const table = createMemoryTable();
  const told: string[] = [];
  const changes: unknown[] = [];
  table.onWrite((change) => {
    changes.push(change);
    told.push(`${change.kind} ${change.keys.sk}`);
  });
  await table.write([{ put: { ...key('a'), n: 1 } }, { put: key('b') }]).then(() => told.push('answered'));
  await table.write([{ update: key('a'), add: { n: 1 } }, { remove: key('b') }, { update: key('c'), set: { n: 3 } }]);
  expect(told).toEqual(['INSERT a', 'INSERT b', 'answered', 'MODIFY a', 'REMOVE b', 'INSERT c']);
  expect(changes.slice(2)).toEqual([
    { kind: 'MODIFY', keys: key('a'), oldImage: { ...key('a'), n: 1 }, newImage: { ...key('a'), n: 2 } },
    { kind: 'REMOVE', keys: key('b'), oldImage: key('b') },
    { kind: 'INSERT', keys: key('c'), newImage: { ...key('c'), n: 3 } },
  ]);
});

test('tells nothing of what was refused, was impossible, or left a row as it was', async () => {
  const table = createMemoryTable();
  await table.write([{ put: { ...key('a'), n: 1, map: { b: 1, c: 2 } } }]);
  const told: unknown[] = [];
  table.onWrite((change) => told.push(change));
  await table.write([{ put: key('b') }, { put: key('a'), when: { pk: absent } }]);
  await expect(table.write([{ put: key('b') }, { update: key('a'), set: { 'none.b': 1 } }])).rejects.toThrow('path');
  await table.write([{ put: { map: { c: 2, b: 1 }, n: 1, ...key('a') } }]);
  await table.write([{ update: key('a'), set: { n: 1 }, add: { count: 0 } }]);
  await table.write([{ update: key('a'), unset: ['other'], set: { 'map.b': 1 } }]);
  await table.write([{ remove: key('b') }]);
  expect(told).toMatchObject([{ kind: 'MODIFY', newImage: { count: 0 } }]);
});

test('answers no question about nobody', async () => {
  const table = createMemoryTable();
  const nobody = { pk: `CALL#${undefined}`, sk: 'CALL' };
  await expect(table.get(nobody)).rejects.toThrow('A key of nobody');
  await expect(table.getMany([key('a'), { pk: 'p', sk: `STAFF#${undefined}` }])).rejects.toThrow('A key of nobody');
  expect(await table.get(key('undefinedly'))).toBeUndefined();
});

/** A table that meets the given faults, one a request, and notes the requests. */
function faulty(faults: (TableFault | undefined)[]) {
  const requests: TableRequest['kind'][] = [];
  const table = createMemoryTable({
    faults: ({ kind }) => {
      requests.push(kind);
      return faults.shift();
    },
  });
  return { table, requests };
}

test('does nothing when told to conflict or throttle, and everything when told to lose the answer', async () => {
  const { table } = faulty(['conflict', 'throttle', undefined, 'lostAnswer']);
  const write = () => table.write([{ put: key('a'), when: { pk: absent } }]);
  await expect(write()).rejects.toMatchObject({ name: 'TableBusy', why: 'conflict' });
  await expect(write()).rejects.toEqual(new TableBusy('throttle'));
  expect(await table.get(key('a'))).toBeUndefined();
  await expect(write()).rejects.toBeInstanceOf(AnswerLost);
  expect(await write()).toEqual({ done: false, refused: [0] });
});

test('meets faults with every kind of request, a batch of keys being one', async () => {
  const { table, requests } = faulty([]);
  await table.get(key('a'));
  await table.getMany(Array.from({ length: 101 }, (_, index) => key(String(index))));
  await table.query({ pk: 'p' });
  await table.write([{ put: key('a') }]);
  expect(requests).toEqual(['get', 'getMany', 'getMany', 'query', 'write']);
  expect(table.requests).toBe(5);
});

test('waits for who decides on faults, and carries each request out at the moment it is let through', async () => {
  const waiting: (() => void)[] = [];
  const table = createMemoryTable({ faults: () => new Promise((resolve) => waiting.push(() => resolve(undefined))) });
  const first = table.write([{ put: { ...key('a'), by: 'first' }, when: { pk: absent } }]);
  const second = table.write([{ put: { ...key('a'), by: 'second' }, when: { pk: absent } }]);
  const [letFirst, letSecond] = waiting;
  letSecond?.();
  expect(await second).toEqual({ done: true });
  letFirst?.();
  expect(await first).toEqual({ done: false, refused: [0] });
  expect(table.snapshot()).toEqual([{ ...key('a'), by: 'second' }]);
});

test('shows through an index, on demand, what stood there some changes ago; by key everything is as it is', async () => {
  let behind = 0;
  const table = createMemoryTable({ faults: () => ({ behind }) });
  const at = (sk: string, listAt: string, list = 'l') => ({ ...key(sk), list, listAt });
  await table.write([{ put: at('a', '1') }, { put: at('b', '2') }]);
  await table.write([{ put: at('c', '3') }]);
  await table.write([{ update: key('a'), set: { listAt: '4' } }]);
  await table.write([{ update: key('b'), set: { list: 'm' } }]);
  await table.write([{ remove: key('c') }]);
  await table.write([{ update: key('a'), unset: ['list'] }]);
  const seen = async (changes: number, pk = 'l', more = {}) => {
    behind = changes;
    return (await table.query({ pk, index: byList, ...more })).map(({ sk, listAt }) => `${sk}${listAt}`);
  };
  expect(await seen(0)).toEqual([]);
  expect(await seen(1)).toEqual(['a4']);
  expect(await seen(2)).toEqual(['c3', 'a4']);
  expect(await seen(3)).toEqual(['b2', 'c3', 'a4']);
  expect(await seen(4)).toEqual(['a1', 'b2', 'c3']);
  expect(await seen(4, 'l', { descending: true, limit: 1 })).toEqual(['c3']);
  expect(await seen(5)).toEqual(['a1', 'b2']);
  expect(await seen(99)).toEqual([]);
  expect([await seen(2, 'm'), await seen(3, 'm')]).toEqual([['b2'], []]);
  behind = 99;
  expect((await table.query({ pk: 'p' })).map(({ sk }) => sk)).toEqual(['a', 'b']);
  expect(await table.get(key('b'))).toMatchObject({ list: 'm' });
});

test('starts from a snapshot of another, which then goes its own way', async () => {
  const one = createMemoryTable();
  await one.write([{ put: { ...key('a'), list: 'l', listAt: '1', map: { n: 1 } } }]);
  const start = one.snapshot();
  const other = createMemoryTable({ rows: start });
  await one.write([{ update: key('a'), set: { 'map.n': 2 } }, { put: key('b') }]);
  await other.write([{ update: key('a'), set: { 'map.m': 3 } }]);
  const row = { ...key('a'), list: 'l', listAt: '1' };
  expect(await one.query({ pk: 'p' })).toEqual([{ ...row, map: { n: 2 } }, key('b')]);
  expect(await other.query({ pk: 'l', index: byList })).toEqual([{ ...row, map: { n: 1, m: 3 } }]);
  expect(start).toEqual([{ ...row, map: { n: 1 } }]);
});

test('dumps the same to the byte, however it came to hold it', async () => {
  const one = createMemoryTable();
  await one.write([{ put: { pk: 'q', sk: 'a', b: { d: 1, c: [{ f: 1, e: 2 }] }, a: 1 } }, { put: key('\u{1f332}') }]);
  await one.write([{ put: key('\u{ff5e}') }]);
  const other = createMemoryTable();
  await other.write([{ put: key('\u{ff5e}') }, { put: { a: 1, b: { c: [{ e: 2, f: 1 }] }, sk: 'a', pk: 'q' } }]);
  await other.write([{ put: key('\u{1f332}') }, { update: { pk: 'q', sk: 'a' }, set: { 'b.d': 1 } }]);
  expect(JSON.stringify(one.dump())).toBe(JSON.stringify(other.dump()));
  expect(one.dump().map(({ sk }) => sk)).toEqual(['\u{ff5e}', '\u{1f332}', 'a']);
});
