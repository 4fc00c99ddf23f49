import { accessesOf, type Look } from '../../flows/visit/access.ts';
import { type AccessPurpose, accessPurpose } from '../../schemas/access.ts';
import type { Deps } from './deps.ts';
import type { Asked } from './route.ts';

/**
 * Writes down who is about to be shown what of whom, and why: one request, and none where nothing is shown. Nothing is shown where it
 * cannot be written.
 */
export async function recordAccess(
  { store, newId }: Pick<Deps, 'store' | 'newId'>,
  { staff, now }: Pick<Asked<unknown>, 'staff' | 'now'>,
  looks: readonly Look[],
): Promise<void> {
  if (looks.length === 0) return;
  const puts = accessesOf(looks, { unitId: staff.unitId, by: staff.staffId, at: now, newId });
  // Refused: the same look stands there already.
  await store.commit({ puts, removals: [], events: [] });
}

/** Why something is opened, as the page says. */
export const purposeQuery = {
  purpose: { required: false, kind: 'purpose', describe: 'Why it is opened, for the access log; casework if left out' },
} as const;

export function purposeOf(query: Record<string, string>): AccessPurpose {
  return accessPurpose.safeParse(query.purpose).data ?? 'casework';
}
