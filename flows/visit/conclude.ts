import type { Call } from '../../schemas/call.ts';
import type { Answers } from '../../schemas/checklist.ts';
import type { StaffId, VisitId } from '../../schemas/ids.ts';
import type { Channel, Policy } from '../../schemas/unit.ts';
import type { Certainty, Visit } from '../../schemas/visit.ts';
import { takeBackCallback } from '../callback/take-back.ts';
import { omit } from '../case/omit.ts';
import { Refused, refuse, type Work } from '../case/work.ts';
import { setPresence } from '../routing/presence.ts';
import { followConclusion } from './after-conclusion.ts';
import { type Arrangements, carryDoubt, dueOf, hasPromise, settleArrangements } from './arrangements.ts';
import { emptyChecklist, preloadChecklist } from './checklist.ts';
import type { NextMeeting } from './doubt.ts';
import { type Assessment, demandsFollowUp, type Flag, isDoubted } from './flags.ts';
import { interpretationOf } from './interpretation.ts';
import { judge } from './judge.ts';
import { draftNote } from './keep-note.ts';
import { isPutOff } from './not-now.ts';
import { demandCategory, groupFactsOf, withFactsOfToday } from './person-facts.ts';
import { previousOf } from './previous.ts';
import { requestedByOf } from './requested-by.ts';
import { isSilencing, silence } from './silence.ts';
import { rulesOfTalk } from './talk-day.ts';
import { offerOf, visitationRulesOf } from './talk-rules.ts';
import { offerIdOf } from './task-ids.ts';
import { isTalkHeld } from './why-not.ts';
import { visitOf } from './withdraw.ts';

export interface Conclusion {
  visitId: VisitId;
  /** Version of the answers that the conclusion rests on. */
  version: number;
  category: string;
  certainty: Certainty;
  staffId: StaffId;
  /** The follow-up that a mandatory flag demands: a time, or a place in the queue for one. */
  followUp?: NextMeeting | undefined;
  /** What becomes of a call-back or a meeting that stands. */
  arrangements?: Arrangements | undefined;
}

/**
 * Concludes a visit on a talk that was held. *Usikker* and every other mandatory flag need the physical follow-up in the same
 * transaction: there is no way to store the doubt without the meeting (or its place in the queue), its owner and its due date.
 */
export function concludeVisit(work: Work, conclusion: Conclusion): void {
  const { visitId, staffId, certainty } = conclusion;
  preloadChecklist(work, visitId, { entity: 'consultant', id: staffId });
  const visit = visitOf(work, visitId);
  if (visit.conclusion !== undefined) refuse('alreadyConcluded');
  const checklist = work.item('checklist', visitId) ?? emptyChecklist(work, visit);
  if (conclusion.version !== checklist.version) throw new Refused({ code: 'stale' });
  preloadAround(work, visit, staffId);
  // A category is a visitation, whatever the talk was called, and demands all that one does.
  const call = visit.activeCallId === undefined ? undefined : work.item('call', visit.activeCallId);
  const { definition, form, assessment } = judge(work, omit(visit, 'conversationType'), { checklist, certainty, call });
  demand(work, visit, conclusion, { ...assessment, call });
  const { flags, standing } = assessment;
  // The answers the conclusion rests on are locked in the same write, be it that there are none: the first ones may be on their way.
  work.put(checklist);
  const { definitionVersion } = checklist;
  const current = isSilencing(flags) ? silence(work, visit) : visit;
  const concluded = store(work, current, {
    ...conclusion,
    rules: rulesOfTalk(work, visit, call),
    form,
    flags,
    answers: standing.answers,
    definitionVersion,
  });
  if (demandsFollowUp(flags) || conclusion.followUp !== undefined)
    carryDoubt(work, concluded, { ...conclusion, flags, dueAt: dueOf(work, visit, flags) });
  settleArrangements(work, work.demand('visit', visitId), conclusion.arrangements);
  takeBackCallback(work, work.demand('visit', visitId));
  draftNote(work, visitId, { definition, standing });
  endWrapUp(work, staffId, visitId);
}

/** The person, and the calls of the case and of whoever concludes, in one request. */
function preloadAround(work: Work, { personId, activeCallId }: Visit, staffId: StaffId): void {
  const calls = [activeCallId, work.item('consultant', staffId)?.callId].filter((id) => id !== undefined);
  work.preload(
    ...(personId === undefined ? [] : (['person', 'birthday'] as const).map((entity) => ({ entity, id: personId }))),
    ...(personId === undefined ? [] : [{ entity: 'task', id: offerIdOf(personId) } as const]),
    ...[...new Set(calls)].map((id) => ({ entity: 'call', id }) as const),
  );
}

/** What must be true of a case before it can be concluded. */
function demand(
  work: Work,
  visit: Visit,
  conclusion: Conclusion,
  assessed: Assessment & { call: Call | undefined },
): void {
  const { missing, flags, standing, call } = assessed;
  const { category, arrangements } = conclusion;
  if (visit.ended !== undefined) refuse('visitEnded');
  demandCategory(work, groupFactsOf(work, visit, standing.answers), category);
  if (!isTalkHeld(visit, call?.connectedAt !== undefined)) refuse('notHeld', missing);
  if (isPutOff(standing.answers)) refuse('notNow');
  if (missing.length > 0) refuse('answersMissing', missing);
  if (flags.some(({ id }) => id === 'F12') && visit.procedures?.F12 === undefined) refuse('procedureMissing', ['F12']);
  const hasMeeting = visit.meeting !== undefined && work.item('meeting', visit.meeting.meetingId)?.state === 'booked';
  if ((hasPromise(work, visit) || hasMeeting) && arrangements === undefined)
    refuse('arrangementsMissing', 'arrangements');
}

interface Judged extends Conclusion {
  /** Of the day of the talk. */
  rules: Policy;
  form: Channel;
  flags: Flag[];
  answers: Answers;
  definitionVersion: string;
}

function store(work: Work, visit: Visit, judged: Judged): Visit {
  const { category, certainty, staffId, form, flags, answers, definitionVersion } = judged;
  const ids = flags.map((flag) => flag.id);
  const isProvisional = form !== 'physical' && demandsFollowUp(flags);
  work.record(
    {
      type: 'visitConcluded',
      category,
      certainty,
      ...visitationRulesOf(judged.rules, form, visit),
      ...offerOf(visit),
      flags: ids,
      mandatoryFlags: flags.filter(({ level }) => level === 'mandatory').map(({ id }) => id),
      flagged: isDoubted(flags),
      definitionVersion,
      openedAt: visit.openedAt,
      ...(visit.talkedAt !== undefined && { talkedAt: visit.talkedAt }),
      ...interpretationOf(answers),
      ...requestedByOf(answers),
      ...previousOf(work, visit),
    },
    { visitId: visit.visitId },
  );
  const after: Visit = {
    ...omit(withFactsOfToday(work, visit, groupFactsOf(work, visit, answers)), 'talkedAt', 'waitingSince', 'desk'),
    conclusion: {
      at: work.now,
      by: staffId,
      channel: form,
      category,
      certainty,
      flags: ids,
      ...(isProvisional && { provisional: true }),
    },
  };
  work.put(after);
  followConclusion(work, after);
  return after;
}

/** Who concludes the visit just talked about is done with it: the wrap-up ends by itself. */
function endWrapUp(work: Work, staffId: StaffId, visitId: VisitId): void {
  const consultant = work.item('consultant', staffId);
  if (consultant?.state !== 'wrapping' || consultant.callId === undefined) return;
  if (work.item('call', consultant.callId)?.visitId === visitId) setPresence(work, consultant, 'available');
}
