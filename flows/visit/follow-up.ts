import type { FollowUp, FollowUpOutcome } from '../../schemas/follow-up.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { openTask } from '../callback/promise.ts';
import type { Draft } from '../change.ts';

export type CloseRefusal = 'alreadyClosed' | 'categoryMissing' | 'unknownCategory';

/** Closes a follow-up with its outcome; `changed` demands the final category. A citizen who did not come stays a task for the desk. */
export const closeFollowUp = (
  draft: Draft,
  followUp: FollowUp,
  visit: Visit,
  {
    outcome,
    category,
    by,
    policy,
  }: { outcome: FollowUpOutcome; category: string | undefined; by: StaffId; policy: Policy },
): { refused: CloseRefusal } | { followUp: FollowUp } => {
  if (followUp.closed !== undefined) return { refused: 'alreadyClosed' };
  if (outcome === 'changed' && category === undefined) return { refused: 'categoryMissing' };
  if (category !== undefined && !policy.categories.some((known) => known.id === category))
    return { refused: 'unknownCategory' };
  const held = outcome === 'confirmed' || outcome === 'changed';
  const final = held ? (category ?? followUp.provisionalCategory) : undefined;
  const changed = final !== undefined && final !== followUp.provisionalCategory;
  const after: FollowUp = {
    ...followUp,
    closed: { at: draft.now, by, outcome, ...(final !== undefined && { category: final }) },
  };
  draft.put(after);
  draft.tell(
    { type: 'followUpClosed', followUpId: followUp.followUpId, outcome, held, changed },
    { visitId: visit.visitId },
  );
  if (final !== undefined && visit.conclusion !== undefined) {
    draft.visit(visit, { ...visit, conclusion: { ...visit.conclusion, finalCategory: final } });
  }
  if (outcome === 'noShow') openTask(draft, visit, 'followUpNoShow');
  return { followUp: after };
};
