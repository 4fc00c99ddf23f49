import type { StaffId } from '../../../schemas/ids.ts';
import type { CaseRow } from '../../../schemas/staff-api.ts';
import { sayKnown } from '../../language/say.ts';
import { type OwnerKey, ownerKeyOf, ownerKeyWords, stepWords } from '../lists/words.ts';
import type { CaseFilter } from '../place.ts';

export interface Option {
  value: string;
  label: string;
}

/** Oldest danger first: what has been late the longest, then what turns late next. */
export function byDanger(rows: readonly CaseRow[]): CaseRow[] {
  return rows.toSorted((a, b) => a.lateAt.localeCompare(b.lateAt) || a.openedAt.localeCompare(b.openedAt));
}

export function matching(rows: readonly CaseRow[], { what, owner, late }: CaseFilter, me: StaffId): CaseRow[] {
  return rows.filter(
    (row) =>
      (what === undefined || row.what === what) &&
      (owner === undefined || ownerKeyOf(row.owner, me) === owner) &&
      (!late || row.late),
  );
}

function counted(keys: readonly string[], chosen: string | undefined): Map<string, number> {
  const counts = new Map<string, number>(chosen === undefined ? [] : [[chosen, 0]]);
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** The kinds of step there are, in the order of a case's life, each with how many there are. */
export function stepOptions(rows: readonly CaseRow[], chosen: string | undefined): Option[] {
  const counts = counted(
    rows.map(({ what }) => what),
    chosen,
  );
  return Object.entries(stepWords).flatMap(([value, word]) => {
    const count = counts.get(value);
    return count === undefined ? [] : [{ value, label: `${sayKnown(word)} (${count})` }];
  });
}

const ownerOrder: readonly OwnerKey[] = ['mig', 'consultant', 'intake', 'coordinator', 'kollega'];

/** The owners there are, me first. */
export function ownerOptions(rows: readonly CaseRow[], chosen: string | undefined, me: StaffId): Option[] {
  const counts = counted(
    rows.map(({ owner }) => ownerKeyOf(owner, me)),
    chosen,
  );
  return ownerOrder.flatMap((value) => {
    const count = counts.get(value);
    return count === undefined ? [] : [{ value, label: `${ownerKeyWords(value)} (${count})` }];
  });
}
