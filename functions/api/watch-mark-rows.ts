import type { Person } from '../../schemas/person.ts';
import type { Staff } from '../../schemas/staff.ts';
import type { WatchMarkRow } from '../../schemas/staff-api.ts';
import type { WatchMark } from '../../schemas/watch-mark.ts';
import type { Deps, StaffNames } from './deps.ts';

/** The marks of a person, the oldest first, as who may read answers sees them; intake sees none. */
export async function watchMarksView(
  deps: Deps,
  person: Person | undefined,
  { role }: Staff,
): Promise<{ watchMarks?: WatchMarkRow[] }> {
  const ids = person?.watchMarks ?? [];
  if (person === undefined || ids.length === 0 || role === 'intake') return {};
  const [marks, names] = await Promise.all([deps.store.readable('watchMark', ids), deps.staffNames(person.unitId)]);
  return { watchMarks: await Promise.all(marks.map((mark) => rowOf(deps, mark, names))) };
}

async function rowOf({ sealing }: Deps, mark: WatchMark, names: StaffNames): Promise<WatchMarkRow> {
  const { watchMarkId, unitId, flag, setAt, reviewOn, owner, closed } = mark;
  const ownerName = names.get(owner);
  return {
    watchMarkId,
    setAt,
    reviewOn,
    ...(ownerName !== undefined && { ownerName }),
    ...(flag !== undefined && { flag }),
    ...(mark.text !== undefined && { text: await sealing.open(mark.text, unitId) }),
    ...(closed !== undefined && { closed: { at: closed.at, reason: await sealing.open(closed.reason, unitId) } }),
  };
}
