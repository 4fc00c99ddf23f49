import type { Correction, Judgement } from '../../schemas/correction.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookedOf } from '../booking/book.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { carryDoubt, dueOf } from './arrangements.ts';
import { preloadChecklist } from './checklist.ts';
import type { NextMeeting } from './doubt.ts';
import { withdrawDoubt } from './follow-up.ts';
import { judge } from './judge.ts';

type Opened = NonNullable<Correction['opened']>;

interface Rejudged {
  was: Judgement;
  is: Judgement;
  followUp: NextMeeting | undefined;
  staffId: StaffId;
}

/**
 * Nobody becomes uncertain without the physical meeting that goes with it: a doubt that comes up after the conclusion opens with its
 * meeting, owner and due date, as from a conclusion. Nothing where there is none, or one is open already; then no meeting is taken for it.
 */
export function openLaterDoubt(work: Work, visit: Visit, { was, is, followUp, staffId }: Rejudged): Opened | undefined {
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
  return { followUpId, wasFinal: conclusion.provisional !== true };
}

function doubtOf(work: Work, { followUpId }: Pick<Visit, 'followUpId'>): FollowUp | undefined {
  return followUpId === undefined ? undefined : work.item('followUp', followUpId);
}

function isOpen(doubt: FollowUp | undefined): boolean {
  return doubt !== undefined && doubt.closed === undefined;
}

/** Has anything of a doubt come about: was somebody met, not come, or asked in vain, or has its meeting begun? */
export function hasBegun(work: Work, opened: Opened): boolean {
  const doubt = work.demand('followUp', opened.followUpId);
  const { meeting, noShows, declined } = doubt;
  return !isOpen(doubt) || noShows + declined > 0 || (meeting !== undefined && meeting.startAt <= work.now);
}

/** The correction that opened a doubt is undone, and so is the doubt; a meeting that stood before it stands on its own again. */
export function takeBackDoubt(work: Work, { followUpId, wasFinal }: Opened, staffId: StaffId): void {
  const doubt = work.demand('followUp', followUpId);
  const meeting = doubt.meeting === undefined ? undefined : work.item('meeting', doubt.meeting.meetingId);
  const visit = work.demand('visit', doubt.visitId);
  const { conclusion } = visit;
  const before: Visit =
    conclusion === undefined || !wasFinal ? visit : { ...visit, conclusion: omit(conclusion, 'provisional') };
  const stoodBefore = meeting?.state === 'booked' && meeting.bookedAt < doubt.openedAt;
  work.put(stoodBefore ? { ...before, meeting: bookedOf(meeting) } : before);
  if (stoodBefore) work.put({ ...meeting, purpose: 'visit' });
  withdrawDoubt(work, doubt, { staffId, isUndo: true, keepsMeeting: stoodBefore });
}
