import type { Judgement } from '../../schemas/correction.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { FollowUpId, StaffId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { refuse, type Work } from '../case/work.ts';
import { carryDoubt, dueOf } from './arrangements.ts';
import { preloadChecklist } from './checklist.ts';
import type { NextMeeting } from './doubt.ts';
import { judge } from './judge.ts';

interface Rejudged {
  was: Judgement;
  is: Judgement;
  followUp: NextMeeting | undefined;
  staffId: StaffId;
}

/**
 * Nobody becomes uncertain without the physical meeting that goes with it: a doubt that comes up after the conclusion opens with its
 * meeting, owner and due date, as from a conclusion. Returns it; nothing where there is none, or one is open already: then no meeting is taken for it.
 */
export function openLaterDoubt(
  work: Work,
  visit: Visit,
  { was, is, followUp, staffId }: Rejudged,
): FollowUpId | undefined {
  const isDoubted = is.certainty === 'usikker' && was.certainty !== 'usikker';
  if (!isDoubted || isOpen(doubtOf(work, visit))) {
    if (followUp !== undefined) refuse('superseded');
    return undefined;
  }
  const { conclusion, visitId } = visit;
  if (conclusion === undefined) refuse('notConcluded');
  preloadChecklist(work, visitId);
  const { assessment } = judge(work, visit, { checklist: work.item('checklist', visitId), certainty: is.certainty });
  const { flags } = assessment;
  const isProvisional = conclusion.channel !== 'physical';
  const doubted: Visit = { ...visit, conclusion: { ...conclusion, ...(isProvisional && { provisional: true }) } };
  carryDoubt(work, doubted, { staffId, category: is.category, followUp, flags, dueAt: dueOf(work, doubted, flags) });
  const { followUpId } = work.demand('visit', visitId);
  if (followUpId === undefined) throw new Error(`${visitId} is doubted, and there is no doubt`);
  return followUpId;
}

function doubtOf(work: Work, { followUpId }: Pick<Visit, 'followUpId'>): FollowUp | undefined {
  return followUpId === undefined ? undefined : work.item('followUp', followUpId);
}

function isOpen(doubt: FollowUp | undefined): boolean {
  return doubt !== undefined && doubt.closed === undefined;
}
