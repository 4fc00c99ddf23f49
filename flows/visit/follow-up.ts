import type { FollowUp, FollowUpOutcome } from '../../schemas/follow-up.ts';
import type { FollowUpId, StaffId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { refuse, type Work } from '../case/work.ts';
import { settleMeeting } from './meeting.ts';
import { offerOf, talkRulesOf } from './talk-rules.ts';
import { openTask } from './task.ts';

export interface Closing {
  followUpId: FollowUpId;
  outcome: FollowUpOutcome;
  category?: string | undefined;
  staffId: StaffId;
}

/** Closes a follow-up with its outcome; `changed` demands the final category. A citizen who did not come stays a task for the desk. */
export function closeFollowUp(work: Work, { followUpId, outcome, category, staffId }: Closing): void {
  const followUp = work.demand('followUp', followUpId);
  if (followUp.unitId !== work.unitId) refuse('notFound');
  const visit = work.demand('visit', followUp.visitId);
  if (followUp.closed !== undefined) refuse('alreadyClosed');
  if (outcome === 'changed' && category === undefined) refuse('categoryMissing');
  if (category !== undefined && !work.policy.categories.some((known) => known.id === category))
    refuse('unknownCategory');
  const held = outcome === 'confirmed' || outcome === 'changed';
  const final = held ? (category ?? followUp.provisionalCategory) : undefined;
  const closed = { at: work.now, by: staffId, outcome, ...(final !== undefined && { category: final }) };
  work.put({ ...followUp, closed });
  recordClosing(work, followUp, visit, closed);
  if (final !== undefined && visit.conclusion !== undefined)
    work.put({ ...visit, conclusion: { ...visit.conclusion, finalCategory: final } });
  if (outcome === 'noShow') openTask(work, visit, 'followUpNoShow');
  const meeting = work.demand('meeting', followUp.meetingId);
  if (meeting.state === 'booked' && outcome !== 'withdrawn')
    settleMeeting(work, meeting, outcome === 'noShow' ? 'noShow' : 'held');
}

function recordClosing(work: Work, followUp: FollowUp, visit: Visit, closed: NonNullable<FollowUp['closed']>): void {
  const { followUpId, provisionalCategory: firstCategory, dueAt } = followUp;
  const { outcome, category: finalCategory } = closed;
  work.record(
    {
      type: 'followUpClosed',
      followUpId,
      outcome,
      held: outcome === 'confirmed' || outcome === 'changed',
      changed: finalCategory !== undefined && finalCategory !== firstCategory,
      firstCategory,
      ...(finalCategory !== undefined && { finalCategory }),
      ...talkRulesOf(work.policy, 'physical'),
      ...offerOf(visit),
      dueAt,
      inTime: followUp.startAt <= dueAt,
      sameStaff: closed.by === followUp.owner,
    },
    { visitId: followUp.visitId },
  );
}
