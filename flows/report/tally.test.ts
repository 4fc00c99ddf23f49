import { expect, test } from 'vitest';
import { addTo, canonical, differencesOn, sumOfBoth, type Tally } from './tally.ts';

const one = '2021-01-04';
const other = '2021-01-05';

test('additions go to the counters of their days, and one that comes back to nothing stays', () => {
  const tally: Tally = new Map([[one, { calls: 2 }]]);
  addTo(tally, [
    { day: one, counter: 'calls', by: -2 },
    { day: one, counter: 'waits', by: 1 },
    { day: other, counter: 'calls', by: 4 },
  ]);
  expect([...tally]).toEqual([
    [one, { calls: 0, waits: 1 }],
    [other, { calls: 4 }],
  ]);
});

test('two tallies together hold what both hold, and stay as they were', () => {
  const first: Tally = new Map([[one, { calls: 2 }]]);
  const second: Tally = new Map([
    [one, { calls: 1, waits: 5 }],
    [other, { ended: 1 }],
  ]);
  expect([...sumOfBoth(first, second)]).toEqual([
    [one, { calls: 3, waits: 5 }],
    [other, { ended: 1 }],
  ]);
  expect([...first]).toEqual([[one, { calls: 2 }]]);
});

test('a difference is a counter with another value, or one that only one side has', () => {
  expect(differencesOn(one, { waits: 1, calls: 2, gone: 0 }, { calls: 3, waits: 1, added: 4 })).toEqual([
    { day: one, counter: 'added', stored: 0, counted: 4 },
    { day: one, counter: 'calls', stored: 2, counted: 3 },
    { day: one, counter: 'gone', stored: 0, counted: 0 },
  ]);
  expect(differencesOn(one, { calls: 1 }, { calls: 1 })).toEqual([]);
});

test('the same content is the same text, a line a day, and a day without counters is none', () => {
  const text = '["2021-01-04",[["calls",1],["ended",3],["waits",2]]]\n["2021-01-05",[["calls",4]]]\n';
  const days = [
    [other, { calls: 4 }],
    ['2021-01-06', {}],
    [one, { waits: 2, calls: 1, ended: 3 }],
  ] as const;
  for (const order of [days, days.toReversed()])
    expect(canonical(new Map(order.map(([day, of]) => [day, { ...of }])))).toBe(text);
  expect(canonical(new Map())).toBe('');
});
