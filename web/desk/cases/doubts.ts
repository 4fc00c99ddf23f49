import type { StaffId } from '../../../schemas/ids.ts';
import type { CaseRow } from '../../../schemas/staff-api.ts';
import { ownerKeyOf } from '../lists/words.ts';
import type { DoubtFilter } from './doubt-filter.ts';

export type DoubtRow = CaseRow & { doubt: NonNullable<CaseRow['doubt']> };

function isDoubt(row: CaseRow): row is DoubtRow {
  return row.doubt !== undefined;
}

/** The open doubts, by the day on which each must be settled. */
export function doubtsIn(rows: readonly CaseRow[]): DoubtRow[] {
  return rows
    .filter(isDoubt)
    .toSorted((a, b) => a.doubt.dueAt.localeCompare(b.doubt.dueAt) || a.openedAt.localeCompare(b.openedAt));
}

interface Asked {
  filter: Pick<DoubtFilter, 'owner' | 'only'>;
  me: StaffId;
  now: string;
}

export function doubtsMatching(rows: readonly DoubtRow[], { filter, me, now }: Asked): DoubtRow[] {
  const { owner, only } = filter;
  return rows.filter(
    (row) =>
      (owner === undefined || ownerKeyOf(row.owner, me) === owner) &&
      (only !== 'late' || row.doubt.dueAt < now) &&
      (only !== 'unbooked' || row.doubt.startAt === undefined),
  );
}
