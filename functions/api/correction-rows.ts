import type { Correction } from '../../schemas/correction.ts';
import type { Staff } from '../../schemas/staff.ts';
import type { CorrectionRow } from '../../schemas/staff-api.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps, StaffNames } from './deps.ts';

/** What was put right in some cases, the oldest first. Intake sees what they may put right themselves, and nothing of a conclusion. */
export async function correctionsView(
  deps: Deps,
  visits: readonly Visit[],
  { role, unitId }: Staff,
): Promise<{ corrections?: CorrectionRow[] }> {
  const ids = visits.flatMap(({ corrections = [] }) => corrections);
  if (ids.length === 0) return {};
  const [found, names] = await Promise.all([deps.store.readable('correction', ids), deps.staffNames(unitId)]);
  const shown = found.filter(({ after }) => role !== 'intake' || after.what !== 'conclusion');
  return { corrections: await Promise.all(shown.map((one) => rowOf(deps, one, names))) };
}

async function rowOf({ sealing }: Deps, correction: Correction, names: StaffNames): Promise<CorrectionRow> {
  const { correctionId, unitId, after, at, by, reason, undoUntil, undone } = correction;
  const byName = names.get(by);
  return {
    correctionId,
    what: after.what,
    at,
    ...(byName !== undefined && { byName }),
    reason: await sealing.open(reason, unitId),
    undoUntil,
    ...(undone !== undefined && { undoneAt: undone.at }),
  };
}
