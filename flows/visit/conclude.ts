import type { Answers } from '../../schemas/checklist.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Certainty, Visit } from '../../schemas/visit.ts';
import { bookFollowUpMeeting } from '../booking/book.ts';
import { endOfDay, localDayOf } from '../calendar/local-time.ts';
import { workingDayAfter } from '../calendar/opening-hours.ts';
import type { Draft } from '../change.ts';
import { demandsFollowUp, raiseFlags } from './flags.ts';

export interface Conclude {
  visit: Visit;
  answers: Answers;
  category: string;
  certainty: Certainty;
  channel: Channel;
  by: StaffId;
  policy: Policy;
  /** The time of the follow-up; demanded by a mandatory flag. */
  slot: Slot | undefined;
}

export type ConcludeRefusal = 'unknownCategory' | 'alreadyConcluded' | 'visitEnded' | 'followUpMissing';

/**
 * Concludes a visit. *Usikker* and every other mandatory flag need the physical follow-up in the same transaction: there is no way to
 * store the doubt without the meeting, its owner and its due date (design.md §1, promise 3).
 */
export const concludeVisit = (
  draft: Draft,
  { visit, answers, category, certainty, channel, by, policy, slot }: Conclude,
): { refused: ConcludeRefusal } | { visit: Visit; followUp: FollowUp | undefined } => {
  if (!policy.categories.some((known) => known.id === category)) return { refused: 'unknownCategory' };
  if (visit.conclusion !== undefined) return { refused: 'alreadyConcluded' };
  if (visit.ended !== undefined) return { refused: 'visitEnded' };
  const flags = raiseFlags({ answers, certainty, channel, legalBasis: policy.legalBasis });
  const flagged = demandsFollowUp(flags);
  if (flagged && slot === undefined) return { refused: 'followUpMissing' };
  const ids = flags.map((flag) => flag.id);
  const about = { visitId: visit.visitId };
  const { promise, talkedAt: _talked, waitingSince: _since, ...rest } = visit;
  let after: Visit = { ...rest, conclusion: { at: draft.now, by, channel, category, certainty, flags: ids } };
  draft.tell({ type: 'visitConcluded', category, certainty, channel, flags: ids, flagged }, about);
  if (promise !== undefined) draft.tell({ type: 'promiseReplaced' }, about);
  let followUp: FollowUp | undefined;
  if (slot !== undefined) {
    const meeting = bookFollowUpMeeting(draft, visit, slot);
    followUp = {
      entity: 'followUp',
      followUpId: `followup_${visit.visitId}`,
      unitId: visit.unitId,
      visitId: visit.visitId,
      version: 0,
      meetingId: meeting.meetingId,
      startAt: slot.startAt,
      owner: by,
      flags: ids,
      provisionalCategory: category,
      openedAt: draft.now,
      // Next working day is the target (source document 003); the whole of that day counts.
      dueAt: endOfDay(workingDayAfter(localDayOf(draft.now), policy.openingHours, policy.followUpWorkingDays)),
    };
    draft.put(followUp);
    draft.tell({ type: 'followUpOpened', followUpId: followUp.followUpId, dueAt: followUp.dueAt }, about);
    after = { ...after, followUpId: followUp.followUpId };
  }
  draft.visit(visit, after);
  return { visit: after, followUp };
};
