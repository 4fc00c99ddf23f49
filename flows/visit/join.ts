import type { Call } from '../../schemas/call.ts';
import type { Answers } from '../../schemas/checklist.ts';
import type { CallId, FollowUpId, VisitId } from '../../schemas/ids.ts';
import type { Visit } from '../../schemas/visit.ts';
import { giveUpMeeting } from '../booking/book.ts';
import { isReachable } from '../callback/promise.ts';
import { recordReplaced } from '../callback/replace.ts';
import { isQueuedCallback } from '../callback/request.ts';
import { endQueuedCallback, takeBackCallback } from '../callback/take-back.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { repliesOfBoth } from '../messages/replies-of-both.ts';
import { isInTalk, isServed, isYetToBeDialled } from '../routing/legs.ts';
import { moveNeed } from './acute-need.ts';
import { joinedNotes } from './joined-notes.ts';
import { moveNote } from './keep-note.ts';
import { historyOfBoth } from './met.ts';
import { nameConclusion } from './named-conclusion.ts';
import { foundBy } from './open-contact.ts';
import { silence } from './silence.ts';
import { needIdOf } from './task-ids.ts';

/**
 * One contact where there seemed to be two: the one that a call, or a second registration, had opened ends as joined, and everything it had gathered goes on in the
 * other, in one write: a talk, a wish to be called, a meeting, answers, a conclusion with its doubt, and the call that is going on; or it
 * is refused with the reason. A contact that has ended already stays as it ended.
 */
export function joinContacts(work: Work, call: Call | undefined, own: Visit, found: Visit): void {
  const isTalked = own.talkedAt !== undefined;
  const activeCallId = activeAfter(work, call, own, found);
  const wish = wishAfter(work, own, found);
  if (own.ended === undefined)
    work.record(
      { type: 'visitEnded', reason: 'joined' },
      { visitId: own.visitId, ...(call !== undefined && { callId: call.callId }) },
    );
  const ended = own.ended ?? ({ at: work.now, reason: 'joined' } as const);
  work.put({ ...omit(own, 'activeCallId', 'callback', 'meeting', 'conclusion', 'followUpId', 'desk'), ended });
  const waitingSince = isTalked ? own.waitingSince : (found.waitingSince ?? own.waitingSince);
  const talks = (own.talks ?? 0) + (found.talks ?? 0);
  const meeting = takeMeeting(work, own, found);
  // What the desk was asked is answered by a talk, a wish or a time that comes along.
  const rest = omit(found, 'activeCallId', 'callback', 'waitingSince');
  const isAnswered = isTalked || meeting.meeting !== undefined || wish.callback !== undefined;
  const joined: Visit = {
    ...(isAnswered ? omit(rest, 'desk') : rest),
    ...(activeCallId !== undefined && { activeCallId }),
    ...(waitingSince !== undefined && { waitingSince }),
    ...(own.choice !== undefined && { choice: own.choice }),
    ...(talks > 0 && { talks }),
    ...(found.offer === undefined && own.offer !== undefined && { offer: own.offer }),
    ...(found.notOffered === undefined && own.notOffered !== undefined && { notOffered: own.notOffered }),
    ...wish,
    ...(isTalked && { talkedAt: own.talkedAt }),
    ...(own.talkedBy !== undefined && { talkedBy: own.talkedBy }),
    ...(own.talkedForm !== undefined && { talkedForm: own.talkedForm }),
    ...talkNotesOf(own, found),
    ...historyOfBoth(found, own),
    ...(own.firstTalkAt !== undefined && found.firstTalkAt === undefined && { firstTalkAt: own.firstTalkAt }),
    ...meeting,
    ...takeConclusion(work, own, found),
    ...foundBy(...(found.numberHashes ?? []), ...(own.numberHashes ?? [])),
    ...repliesOfBoth(work, own, found),
  };
  work.put(joined);
  if (own.personId === undefined && own.conclusion !== undefined) nameConclusion(work, joined, own.visitId);
  takeBackCallback(work, work.demand('visit', found.visitId));
  if (own.noMessages !== undefined) silence(work, work.demand('visit', found.visitId));
  // During a call, answers are typed in its talk.
  if (call === undefined || call.acceptedAt !== undefined || isTalked) takeAnswers(work, own, found);
}

/**
 * The wish to be called: the one that the case had stands, unless the talk that is joined came after it. A time booked in the call takes
 * its place, but not that of a wish made in the call after the booking, which a booking would have replaced. A case without any number gets
 * the one that the caller was called at.
 */
function wishAfter(work: Work, own: Visit, found: Visit): Pick<Visit, 'callback' | 'callNumber' | 'dialHash'> {
  const { callback, callNumber, dialHash, meeting } = own;
  const talkedAt = own.talkedAt ?? own.conclusion?.at;
  const isPast = talkedAt !== undefined && found.callback !== undefined && found.callback.madeAt <= talkedAt;
  const isBookedLast = meeting !== undefined && callback === undefined;
  const isKept = found.callback !== undefined && !isBookedLast && !isPast;
  recordReplaced(work, own);
  if (isKept) return { callback: found.callback };
  recordReplaced(work, found);
  const wish = callback === undefined ? {} : { callback };
  const isWished = meeting !== undefined || callback !== undefined;
  const isNumberTaken = callNumber !== undefined && (isWished || !isReachable(work, found));
  return { ...wish, ...(isNumberTaken && { callNumber, ...(dialHash !== undefined && { dialHash }) }) };
}

/** Would the joined contact have two consultants: one by a call of either that is joined, and one by the case's own? */
export function wouldHaveTwoTalks(work: Work, call: Call, own: Visit, found: Visit): boolean {
  const standing = activeOf(work, found);
  if (standing === undefined || !isServed(standing) || isQueuedCallback(standing)) return false;
  return [call, activeOf(work, own)].some(
    (one) => one !== undefined && one.callId !== standing.callId && one.state.at !== 'ended' && isServed(one),
  );
}

/** The call of the joined contact: one that is going on comes along, and no call-back is queued beside another call. */
function activeAfter(work: Work, call: Call | undefined, own: Visit, found: Visit): CallId | undefined {
  const standing = activeOf(work, found);
  const other = own.activeCallId === call?.callId ? undefined : activeOf(work, own);
  const alongside = other === undefined ? undefined : takeAlong(work, other, found, standing);
  const goesOn = call === undefined || call.state.at === 'ended' ? alongside : call.callId;
  if (standing === undefined || goesOn === undefined) return goesOn ?? standing?.callId;
  if (isQueuedCallback(standing)) {
    endQueuedCallback(work, standing);
    return goesOn;
  }
  // Whoever is on the line is called by nobody: a call-back that has come no further than its consultant is not made.
  const going = goesOn === call?.callId ? call : other;
  return isInTalk(standing) || (going !== undefined && isYetToBeDialled(going)) ? standing.callId : goesOn;
}

/** Another call of the contact that is joined: one under way goes on in the case, one that is only queued is left to the case's own. */
function takeAlong(work: Work, other: Call, { visitId }: Visit, standing: Call | undefined): CallId | undefined {
  if (isQueuedCallback(other)) {
    endQueuedCallback(work, other);
    return undefined;
  }
  const earlier = other.besides === undefined ? undefined : work.item('call', other.besides);
  const isAlone = earlier === undefined || earlier.state.at === 'ended';
  // When it ends the case's own still stands, and nobody is called meanwhile.
  const besides = isAlone && standing !== undefined && { besides: standing.callId };
  work.put({ ...other, visitId, identified: true, ...besides });
  return other.callId;
}

/** The call by which the contact is held just now. */
function activeOf(work: Work, { activeCallId }: Visit): Call | undefined {
  const call = activeCallId === undefined ? undefined : work.item('call', activeCallId);
  return call?.state.at === 'ended' ? undefined : call;
}

/** The meeting that was booked before the caller was known; an earlier one of the case is given up, as by any other booking. */
function takeMeeting(work: Work, own: Visit, found: Visit): Pick<Visit, 'meeting'> {
  const { meeting: booked } = own;
  if (booked === undefined) return {};
  const meeting = work.item('meeting', booked.meetingId);
  if (meeting === undefined) return {};
  giveUpMeeting(work, found, false);
  work.put({ ...meeting, visitId: found.visitId });
  return { meeting: booked };
}

type TalkNote = 'drops' | 'cutOff' | 'procedures' | 'conversationType' | 'notedTalk';

/** What was noted of the talks of both: how often they broke off, and which procedures were followed. */
function talkNotesOf(own: Visit, found: Visit): Pick<Visit, TalkNote> {
  const drops = (own.drops ?? 0) + (found.drops ?? 0);
  const procedures = { ...own.procedures, ...found.procedures };
  return {
    ...(drops > 0 && { drops }),
    ...(own.cutOff === true && { cutOff: true }),
    ...(Object.keys(procedures).length > 0 && { procedures }),
    ...(own.conversationType !== undefined && { conversationType: own.conversationType }),
    ...(own.notedTalk !== undefined && { notedTalk: own.notedTalk }),
  };
}

/** A conclusion about a caller without a name, with its note and the doubt that stands with it. */
function takeConclusion(work: Work, own: Visit, found: Visit): Pick<Visit, 'conclusion' | 'followUpId'> {
  const { conclusion, followUpId } = own;
  if (followUpId !== undefined) takeDoubt(work, followUpId, found.visitId);
  if (conclusion !== undefined) moveNote(work, own.visitId, found.visitId);
  return { ...(conclusion !== undefined && { conclusion }), ...(followUpId !== undefined && { followUpId }) };
}

function takeDoubt(work: Work, followUpId: FollowUpId, visitId: VisitId): void {
  const doubt = work.demand('followUp', followUpId);
  work.put({ ...doubt, visitId });
  const meeting = doubt.meeting === undefined ? undefined : work.item('meeting', doubt.meeting.meetingId);
  if (meeting !== undefined) work.put({ ...meeting, visitId });
}

/** What was answered before the caller was known; where both cases have another answer to a question, staff must choose first. */
function takeAnswers(work: Work, own: Visit, found: Visit): void {
  preloadJoined(work, own, found);
  const [given, earlier] = [work.item('checklist', own.visitId), work.item('checklist', found.visitId)];
  if (given === undefined) return;
  const conflicts = Object.keys(given.answers).filter((id) => isOther(earlier?.answers, given.answers, id));
  if (conflicts.length > 0) refuse('answersConflict', conflicts);
  const { visitId } = found;
  const before = earlier ?? { ...given, visitId, version: 0, answers: {} };
  const answers = { ...before.answers, ...given.answers };
  work.put({ ...before, answers, ...joinedNotes(earlier, given), savedAt: work.now });
  moveNeed(work, own.visitId, visitId);
}

/** The answers of both, and what they made somebody do. */
function preloadJoined(work: Work, ...visits: Visit[]): void {
  work.preload(
    ...visits.flatMap(({ visitId }) => [
      { entity: 'checklist' as const, id: visitId },
      { entity: 'task' as const, id: needIdOf(visitId) },
    ]),
  );
}

function isOther(stored: Answers | undefined, typed: Answers, id: string): boolean {
  const there = stored?.[id];
  return there !== undefined && JSON.stringify(there) !== JSON.stringify(typed[id]);
}
