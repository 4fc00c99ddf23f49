import type { Answers } from '../../schemas/checklist.ts';
import type { FollowUpId, SlotId, StaffId, VisitId } from '../../schemas/ids.ts';
import type { Channel } from '../../schemas/unit.ts';
import type { Certainty, Visit } from '../../schemas/visit.ts';
import { bookFollowUpMeeting, chosenChair } from '../booking/book.ts';
import type { Chair } from '../booking/times.ts';
import { endOfDay, localDayOf } from '../calendar/local-time.ts';
import { workingDayAfter } from '../calendar/opening-hours.ts';
import { recordReplaced } from '../callback/replace.ts';
import { takeBackCallback } from '../callback/take-back.ts';
import { omit } from '../case/omit.ts';
import { Refused, refuse, type Work } from '../case/work.ts';
import { setPresence } from '../routing/presence.ts';
import { emptyChecklist } from './checklist.ts';
import { currentDefinition } from './definitions.ts';
import { demandsFollowUp, type Flag, raiseFlags } from './flags.ts';
import { interpretationOf } from './interpretation.ts';
import { offerOf, talkRulesOf } from './talk-rules.ts';
import { visitOf } from './withdraw.ts';

export interface Conclusion {
  visitId: VisitId;
  /** Version of the answers that the conclusion rests on. */
  version: number;
  category: string;
  certainty: Certainty;
  staffId: StaffId;
  /** The time of the follow-up; demanded by a mandatory flag. */
  slotId?: SlotId | undefined;
}

/**
 * Concludes a visit. *Usikker* and every other mandatory flag need the physical follow-up in the same transaction: there is no way to
 * store the doubt without the meeting, its owner and its due date.
 */
export function concludeVisit(work: Work, conclusion: Conclusion): void {
  const { visitId, category, certainty, staffId, slotId } = conclusion;
  work.preload(
    { entity: 'visit', id: visitId },
    { entity: 'checklist', id: visitId },
    { entity: 'consultant', id: staffId },
  );
  const visit = visitOf(work, visitId);
  if (visit.conclusion !== undefined) refuse('alreadyConcluded');
  const checklist = work.item('checklist', visitId);
  if (conclusion.version !== (checklist?.version ?? 0)) throw new Refused({ code: 'stale' });
  if (!work.policy.categories.some((known) => known.id === category)) refuse('unknownCategory', 'category');
  if (visit.ended !== undefined) refuse('visitEnded');
  const channel = formOf(work, visit);
  const chair = slotId === undefined ? undefined : chosenChair(work, slotId);
  const answers: Answers = checklist?.answers ?? {};
  const flags = raiseFlags({ answers, certainty, channel, legalBasis: work.policy.legalBasis });
  if (demandsFollowUp(flags) && chair === undefined) refuse('followUpMissing', 'followUp');
  // The answers the conclusion rests on are locked in the same write, be it that there are none: the first ones may be on their way.
  work.put(checklist ?? emptyChecklist(work, visit));
  const concluded = store(work, visit, conclusion, { channel, flags, chair, answers });
  takeBackCallback(work, concluded);
  endWrapUp(work, staffId, visitId);
}

/** How the talk of a visit is or was held: physical once its meeting was held. */
export function formOf(work: Work, visit: Visit): Channel {
  const meeting = visit.meeting === undefined ? undefined : work.item('meeting', visit.meeting.meetingId);
  return meeting?.state === 'held' ? 'physical' : 'phone';
}

interface Judged {
  channel: Channel;
  flags: Flag[];
  chair: Chair | undefined;
  answers: Answers;
}

function store(work: Work, visit: Visit, { category, certainty, staffId }: Conclusion, judged: Judged): Visit {
  const { channel, chair } = judged;
  const flags = judged.flags.map((flag) => flag.id);
  const about = { visitId: visit.visitId };
  work.record(
    {
      type: 'visitConcluded',
      category,
      certainty,
      ...talkRulesOf(work.policy, channel),
      ...offerOf(visit),
      flags,
      mandatoryFlags: judged.flags.filter(({ level }) => level === 'mandatory').map(({ id }) => id),
      flagged: demandsFollowUp(judged.flags),
      definitionVersion: currentDefinition.definitionVersion,
      openedAt: visit.openedAt,
      ...(visit.talkedAt !== undefined && { talkedAt: visit.talkedAt }),
      ...interpretationOf(judged.answers),
    },
    about,
  );
  recordReplaced(work, visit);
  const followUpId =
    chair === undefined ? undefined : openFollowUp(work, visit, { chair, flags, category, owner: staffId });
  const after: Visit = {
    ...omit(visit, 'callback', 'talkedAt', 'waitingSince'),
    conclusion: { at: work.now, by: staffId, channel, category, certainty, flags },
    ...(followUpId !== undefined && { followUpId }),
  };
  work.put(after);
  return after;
}

function openFollowUp(
  work: Work,
  visit: Visit,
  { chair, flags, category, owner }: { chair: Chair; flags: string[]; category: string; owner: StaffId },
): FollowUpId {
  const meeting = bookFollowUpMeeting(work, visit, chair);
  const followUpId = `followup_${work.newId()}` as const;
  // Next working day is the target; the whole of that day counts.
  const dueAt = endOfDay(workingDayAfter(localDayOf(work.now), work.unit, work.policy.followUpWorkingDays));
  work.put({
    entity: 'followUp',
    followUpId,
    unitId: visit.unitId,
    visitId: visit.visitId,
    version: 0,
    meetingId: meeting.meetingId,
    startAt: chair.startAt,
    owner,
    flags,
    provisionalCategory: category,
    openedAt: work.now,
    dueAt,
  });
  work.record({ type: 'followUpOpened', followUpId, dueAt, startAt: chair.startAt, owner }, { visitId: visit.visitId });
  return followUpId;
}

/** Who concludes the visit just talked about is done with it: the wrap-up ends by itself. */
function endWrapUp(work: Work, staffId: StaffId, visitId: VisitId): void {
  const consultant = work.item('consultant', staffId);
  if (consultant?.state !== 'wrapping' || consultant.callId === undefined) return;
  if (work.item('call', consultant.callId)?.visitId === visitId) setPresence(work, consultant, 'available');
}
