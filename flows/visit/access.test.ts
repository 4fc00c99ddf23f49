import { describe, expect, test } from 'vitest';
import type { Access, AccessTo } from '../../schemas/access.ts';
import { accessesOf, accessFrom, type Look } from './access.ts';

const at = '2021-01-04T09:03:12.000Z';

/** What the log keeps of looks by Karen, as it would be asked to write it. */
function kept(looks: readonly Look[], more: { at?: string; by?: `staff_${string}` } = {}): Access[] {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id${ids}`;
  };
  return accessesOf(looks, { unitId: 'favrskov', by: 'staff_karen', at, newId, ...more });
}

function look(more: Partial<Look> = {}): Look {
  return { to: 'case', purpose: 'call', visitId: 'visit_1', personId: 'person_1', ...more };
}

function idOf(more: Partial<Look>, who: { at?: string; by?: `staff_${string}` } = {}): string | undefined {
  return kept([look(more)], who)[0]?.accessId;
}

describe('a look', () => {
  test('is kept with who, whom, when and what for', () => {
    expect(kept([look()])).toEqual([
      {
        entity: 'access',
        unitId: 'favrskov',
        accessId: '2021-01-04T09:0#staff_karen#case#visit_1#call',
        at,
        by: 'staff_karen',
        to: 'case',
        purpose: 'call',
        personId: 'person_1',
        visitId: 'visit_1',
      },
    ]);
  });

  test('at a caller whom nobody has named has no person', () => {
    expect(kept([look({ personId: undefined })])[0]).not.toHaveProperty('personId');
  });

  test('at nothing is none', () => {
    expect(kept([])).toEqual([]);
  });
});

describe('the same look at a page that stands open', () => {
  test.each<AccessTo>(['case', 'history', 'note'])('is one in ten minutes: %s', (to) => {
    expect(idOf({ to }, { at: '2021-01-04T09:09:59.999Z' })).toBe(idOf({ to }));
    expect(idOf({ to }, { at: '2021-01-04T09:10:00.000Z' })).not.toBe(idOf({ to }));
  });

  test.each<[string, Partial<Look>, { by?: `staff_${string}` }]>([
    ['for another purpose', { purpose: 'search' }, {}],
    ['at another case', { visitId: 'visit_2' }, {}],
    ['at something else', { to: 'history' }, {}],
    ['by somebody else', {}, { by: 'staff_kasper' }],
  ])('is another one %s', (_how, more, who) => {
    expect(idOf(more, who)).not.toBe(idOf({}));
  });
});

test.each<AccessTo>(['hit', 'cpr', 'talk'])('every look at a %s counts', (to) => {
  const [one, other] = kept([look({ to }), look({ to })]);
  expect([one?.accessId, other?.accessId]).toEqual([`${at}#id1`, `${at}#id2`]);
});

test('a stretch of the log holds every look from its first moment on, however it is named', () => {
  const ids = [idOf({}), idOf({ to: 'cpr' })];
  for (const id of ids) expect(accessFrom(at) <= (id ?? '')).toBe(true);
  for (const id of ids) expect((id ?? '') <= `${at}~`).toBe(true);
});
