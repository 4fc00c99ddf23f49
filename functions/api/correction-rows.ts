import { maskCpr } from '../../flows/visit/cpr.ts';
import { needsText } from '../../flows/visit/need-words.ts';
import { categoryLabel } from '../../schemas/category.ts';
import type { Correction } from '../../schemas/correction.ts';
import type { UnitId } from '../../schemas/ids.ts';
import { showNumber } from '../../schemas/phone/shown.ts';
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

async function rowOf(deps: Deps, correction: Correction, names: StaffNames): Promise<CorrectionRow> {
  const { correctionId, unitId, at, by, reason, undoUntil, undone } = correction;
  const byName = names.get(by);
  const [before, after] = await Promise.all(
    [correction.before, correction.after].map((value) => shownOf(deps, value, unitId)),
  );
  return {
    correctionId,
    what: correction.after.what,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    at,
    ...(byName !== undefined && { byName }),
    reason: await deps.sealing.open(reason, unitId),
    undoUntil,
    ...(undone !== undefined && { undoneAt: undone.at }),
  };
}

/** As it is shown: no whole CPR number, which is looked at for a purpose of its own. */
async function shownOf({ sealing }: Deps, value: Correction['before'], unitId: UnitId): Promise<string | undefined> {
  if (value.what === 'conclusion') {
    const { category, certainty, isFinal } = value;
    return isFinal ? categoryLabel(category) : `${categoryLabel(category)}, ${certainty}`;
  }
  if (value.what === 'needs') return needsText(value);
  if (value.sealed === undefined) return undefined;
  const words = await sealing.open(value.sealed, unitId);
  if (value.what === 'cpr') return maskCpr(words);
  return value.what === 'phone' ? showNumber(words) : words;
}
