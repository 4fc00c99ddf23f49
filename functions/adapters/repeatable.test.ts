import { expect, test } from 'vitest';
import { repeatable } from './repeatable.ts';
import { absent, present, type Write } from './table.ts';

const key = { pk: 'a', sk: 'b' };
const add: Write = { update: key, add: { n: 1 } };

test.each<[string, Write[]]>([
  ['puts, removals and settings', [{ put: key }, { remove: key }, { update: key, set: { a: 1 }, unset: ['b'] }]],
  ['nothing', []],
  ['an addition beside a put that may not be there yet', [add, { put: key, when: { pk: absent } }]],
  ['an addition beside a put of the next version', [add, { put: { ...key, version: 2 }, when: { version: 1 } }]],
  ['an addition beside a removal of what must be there', [add, { remove: key, when: { pk: present } }]],
  ['an addition beside a removal of one value', [add, { remove: key, when: { version: 1 } }]],
  ['an addition that unsets what it demands', [{ update: key, add: { n: 1 }, unset: ['open'], when: { open: true } }]],
  [
    'an addition that sets what may not be there',
    [{ update: key, add: { n: 1 }, set: { at: 'x' }, when: { at: absent } }],
  ],
  [
    'an addition that sets another value than it demands',
    [{ update: key, add: { n: 1 }, set: { at: 'x' }, when: { at: 'y' } }],
  ],
  ['an addition to the counter it knows the value of', [{ update: key, add: { n: 1 }, when: { n: 4 } }]],
  ['an addition to a counter that may not be there yet', [{ update: key, add: { n: 1 }, when: { n: absent } }]],
])('%s may be sent twice', (_what, writes) => {
  expect(repeatable(writes)).toBe(true);
});

test.each<[string, Write[]]>([
  ['an addition alone', [add]],
  ['an addition under a condition that goes on holding', [{ update: key, add: { n: 1 }, when: { pk: present } }]],
  ['an addition beside a put that may be there', [add, { put: key }]],
  ['an addition beside a put of the same value', [add, { put: { ...key, version: 1 }, when: { version: 1 } }]],
  ['an addition beside a put that lacks what may not be there', [add, { put: key, when: { other: absent } }]],
  ['an addition beside a removal of what may not be there', [add, { remove: key, when: { pk: absent } }]],
  ['an addition that sets the value it demands', [{ update: key, add: { n: 1 }, set: { at: 'x' }, when: { at: 'x' } }]],
  [
    'an addition that unsets what may not be there',
    [{ update: key, add: { n: 1 }, unset: ['at'], when: { at: absent } }],
  ],
  ['an addition of nothing to the counter it knows', [{ update: key, add: { n: 0 }, when: { n: 4 } }]],
  ['an addition to one of several values', [{ update: key, add: { n: 1 }, when: { n: [3, 4] } }]],
  [
    'an addition under a condition on a path',
    [{ update: key, add: { n: 1 }, set: { 'a.b': 1 }, when: { 'a.b': absent } }],
  ],
])('%s may not', (_what, writes) => {
  expect(repeatable(writes)).toBe(false);
});
