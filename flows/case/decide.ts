import type { Call } from '../../schemas/call.ts';
import type { CallId, StaffId } from '../../schemas/ids.ts';
import { giveUpSuspended } from '../booking/suspension.ts';
import { callOut } from '../callback/call-out.ts';
import { callOutreach } from '../callback/call-outreach.ts';
import { promiseByStaff } from '../callback/promise.ts';
import { citizenSays } from '../ivr/citizen-says.ts';
import { linkCall } from '../ivr/identify.ts';
import { receiveCall } from '../ivr/receive.ts';
import { splitCall } from '../ivr/split.ts';
import { answerReply } from '../messages/answer-reply.ts';
import { takeReply } from '../messages/take-reply.ts';
import { carrySuited } from '../routing/carry-suited.ts';
import { closeLine, reopenLine } from '../routing/closing.ts';
import { consult, endConsult, handOver } from '../routing/consult.ts';
import { endOverForwards, forward, takeBackForward } from '../routing/forward.ts';
import { callGuest, guestSays, removeGuest } from '../routing/guests.ts';
import { hold } from '../routing/hold.ts';
import { endLeg } from '../routing/leg-ended.ts';
import { isLegOf, legOf, withLegAs } from '../routing/legs.ts';
import { carryWishes } from '../routing/not-with.ts';
import { takeNumber } from '../routing/number.ts';
import { choosePresence, signOffIfStale } from '../routing/presence.ts';
import { answerRing, claim } from '../routing/ring.ts';
import { setSkills } from '../routing/skills.ts';
import { citizenTold, citizenUntold, endOverSupervisions, leaveSupervision, supervise } from '../routing/supervise.ts';
import { endByStaff, rejoin } from '../routing/talk.ts';
import { transfer } from '../routing/transfer.ts';
import { extendWrapUp } from '../routing/wrap-up.ts';
import { settleBirthday } from '../visit/birthday.ts';
import { changeCaseworker } from '../visit/caseworker.ts';
import { saveAnswers } from '../visit/checklist.ts';
import { concludeVisit } from '../visit/conclude.ts';
import { correctConclusion, correctNeeds, correctPerson } from '../visit/corrections.ts';
import { failMessage, tellCitizen } from '../visit/desk.ts';
import { noteEducation } from '../visit/education.ts';
import { bookFollowUp, closeFollowUp } from '../visit/follow-up.ts';
import { joinRegistered } from '../visit/join-registered.ts';
import { amendNote, editNote, lockNote } from '../visit/keep-note.ts';
import { undoCorrection } from '../visit/kept-correction.ts';
import { bookMeeting, endMeeting, moveMeeting } from '../visit/meeting.ts';
import { takeBackNotWith, wishNotWith } from '../visit/other-consultant.ts';
import { closeOutreach, listOutreach, restoreOutreach } from '../visit/outreach.ts';
import { followProcedure } from '../visit/procedure.ts';
import { publishChecklist } from '../visit/publish-checklist.ts';
import { registerPerson } from '../visit/register.ts';
import { chooseTalkType, noteTalk } from '../visit/talk.ts';
import { closeTask } from '../visit/task.ts';
import { closeWatchMark, setWatchMark } from '../visit/watch-mark.ts';
import { withdrawVisit } from '../visit/withdraw.ts';
import type { Command, Commands, CommandType } from './command.ts';
import { fallDue } from './due.ts';
import type { CaseFile, Need } from './need.ts';
import type { Refusal } from './refusal.ts';
import { withholdMessages } from './withhold.ts';
import { type Change, type Facts, Missing, Refused, refuse, Work } from './work.ts';

/** What was decided: what to write, why not, or what must be loaded before it can be decided. */
export type Decision = { change: Change } | { refused: Refusal } | { needs: Need[] };

type Decider<Type extends CommandType> = (work: Work, command: Commands[Type]) => void;

/** The only place where something is decided about a call or a case: every door sends its commands here. */
const deciders: { [Type in CommandType]: Decider<Type> } = {
  receiveCall,
  citizenSays,
  answerRing,
  nameLeg: (work, { callId, leg, sid }) => nameLeg(work, callId, { leg, sid }),
  takeNumber,
  endLeg,
  failMessage: (work, failed) => failMessage(work, failed),
  claim: (work, { callId, staffId }) => claim(work, callId, staffId),
  signOffIfStale: (work, { staffId }) => signOffIfStale(work, staffId),
  choosePresence,
  extendWrapUp,
  setSkills,
  endCall: (work, { callId, staffId, outcome }) =>
    endByStaff(work, staffsCall(work, callId, staffId), staffId, outcome),
  holdCall: (work, { callId, staffId, held }) => hold(work, staffsCall(work, callId, staffId), { staffId, held }),
  transferCall: (work, { callId, staffId, to }) => transfer(work, staffsCall(work, callId, staffId), { staffId, to }),
  forwardCall: (work, { callId, staffId, to }) => forward(work, staffsCall(work, callId, staffId), { staffId, to }),
  takeBackForward: (work, { callId, staffId }) => takeBackForward(work, staffsCall(work, callId, staffId), { staffId }),
  consult: (work, { callId, staffId, to }) => consult(work, staffsCall(work, callId, staffId), { staffId, to }),
  endConsult: (work, { callId, staffId }) => endConsult(work, staffsCall(work, callId, staffId), { staffId }),
  handOver: (work, { callId, staffId }) => handOver(work, staffsCall(work, callId, staffId), { staffId }),
  supervise: (work, { callId, ...asked }) => supervise(work, staffsCall(work, callId, asked.staffId), asked),
  leaveSupervision: (work, { callId, staffId }) =>
    leaveSupervision(work, staffsCall(work, callId, staffId), { staffId }),
  citizenTold,
  citizenUntold,
  callGuest: (work, { callId, ...guest }) => callGuest(work, staffsCall(work, callId, guest.staffId), guest),
  removeGuest: (work, { callId, ...guest }) => removeGuest(work, staffsCall(work, callId, guest.staffId), guest),
  guestSays,
  rejoinCall: (work, { callId, staffId }) => rejoin(work, staffsCall(work, callId, staffId), staffId),
  linkCall: (work, { callId, visitId }) => linkCall(work, callId, visitId),
  register: registerPerson,
  joinRegistered,
  bookMeeting: (work, { visitId, slotId }) => bookMeeting(work, visitId, slotId),
  moveMeeting,
  promiseCallback: promiseByStaff,
  callOut,
  callOutreach,
  listOutreach,
  closeOutreach,
  restoreOutreach,
  bookFollowUp,
  giveUpSuspended,
  endMeeting: (work, { meetingId, outcome }) => endMeeting(work, meetingId, outcome),
  saveAnswers,
  followProcedure,
  publishChecklist,
  closeLine,
  reopenLine,
  conclude: concludeVisit,
  editNote,
  lockNote,
  amendNote,
  withdraw: (work, { visitId }) => withdrawVisit(work, visitId),
  closeFollowUp,
  takeReply,
  answerReply,
  tellCitizen: (work, { messageId, staffId }) => tellCitizen(work, messageId, staffId),
  splitCall: (work, { callId }) => splitCall(work, callId),
  noteTalk,
  chooseTalkType,
  noteEducation,
  settleBirthday,
  correctPerson,
  correctNeeds,
  correctConclusion,
  undoCorrection,
  setWatchMark,
  closeWatchMark,
  closeTask,
  wishNotWith,
  takeBackNotWith,
  changeCaseworker,
  fallDue: (work, { ref }) => fallDue(work, ref),
};

/**
 * Decides one command on what has been loaded. Pure and total: the same file, command and facts give the same decision, and a command
 * that may not be carried out is an answer, not an error.
 */
export function decide(file: CaseFile, command: Command, facts: Facts): Decision {
  const work = new Work(file, facts);
  if ('unitId' in command) work.enter(command.unitId);
  try {
    (deciders[command.type] as (of: Work, asked: Command) => void)(work, command);
    carryWishes(work);
    carrySuited(work);
    endOverForwards(work);
    endOverSupervisions(work);
    withholdMessages(work);
    return { change: work.finish() };
  } catch (error) {
    if (error instanceof Missing) return { needs: error.needs };
    if (error instanceof Refused) return { refused: error.refusal };
    throw error;
  }
}

/** A call of this unit, with the consultant and the case loaded beside it. */
function staffsCall(work: Work, callId: CallId, staffId: StaffId): Call {
  work.preload({ entity: 'call', id: callId }, { entity: 'consultant', id: staffId });
  const call = work.demand('call', callId);
  return call.unitId === work.unitId ? call : refuse('notFound');
}

/** The carrier tells which leg it made. Where the call no longer wants one by this number, the leg is superseded and must go. */
function nameLeg(work: Work, callId: CallId, { leg, sid }: { leg: number; sid: Commands['nameLeg']['sid'] }): void {
  const call = work.demand('call', callId);
  work.enter(call.unitId);
  const found = legOf(call, leg);
  const isBeside = found?.party === 'guest' || found?.party === 'colleague' || found?.supervision !== undefined;
  const isOther = isBeside && found.endedAt === undefined;
  const isWanted = isOther || call.citizenLeg === leg || ('leg' in call.state && call.state.leg === leg);
  if (found === undefined || !isLegOf(found, sid)) refuse('superseded');
  if (found.sid === undefined) work.put(withLegAs(call, leg, { sid }));
  // Kept, so that its end is known as this leg's, though nobody wants it any more.
  if (!isWanted || call.state.at === 'ended') work.made.isUnwanted = true;
}
