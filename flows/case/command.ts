import type { Ref } from '../../schemas/entity.ts';
import type {
  CallId,
  CallSid,
  MeetingId,
  MessageId,
  OutreachId,
  SlotId,
  StaffId,
  UnitId,
  VisitId,
} from '../../schemas/ids.ts';
import type { OfficeId } from '../../schemas/office.ts';
import type { CallingOut } from '../callback/call-out.ts';
import type { StaffPromise } from '../callback/promise.ts';
import type { Said } from '../ivr/citizen-says.ts';
import type { Incoming } from '../ivr/receive.ts';
import type { AnsweredReply } from '../messages/answer-reply.ts';
import type { IncomingReply } from '../messages/incoming.ts';
import type { NewGuest } from '../routing/guests.ts';
import type { EndedLeg } from '../routing/leg-ended.ts';
import type { PresenceWish } from '../routing/presence.ts';
import type { AnsweredRing } from '../routing/ring.ts';
import type { GivenSkills } from '../routing/skills.ts';
import type { Supervising, ToldCitizen } from '../routing/supervise.ts';
import type { MoreTime } from '../routing/wrap-up.ts';
import type { BirthdaySettling } from '../visit/birthday.ts';
import type { GivenCaseworker } from '../visit/caseworker.ts';
import type { Saving } from '../visit/checklist.ts';
import type { Conclusion } from '../visit/conclude.ts';
import type { CorrectedConclusion, CorrectedNeeds, Renaming } from '../visit/corrections.ts';
import type { FailedMessage } from '../visit/desk.ts';
import type { NotedEducation } from '../visit/education.ts';
import type { Booking, Closing } from '../visit/follow-up.ts';
import type { Doubled } from '../visit/join-registered.ts';
import type { AmendedNote, EditedNote, LockedNote } from '../visit/keep-note.ts';
import type { Undoing } from '../visit/kept-correction.ts';
import type { Moving } from '../visit/meeting.ts';
import type { AskedFor, TakenBack } from '../visit/other-consultant.ts';
import type { Listing, OutreachClosing } from '../visit/outreach.ts';
import type { FollowedProcedure } from '../visit/procedure.ts';
import type { Publishing } from '../visit/publish-checklist.ts';
import type { Registration } from '../visit/register.ts';
import type { NotedTalk, TalkType } from '../visit/talk.ts';
import type { ClosedTask } from '../visit/task.ts';
import type { ClosedMark, Marking } from '../visit/watch-mark.ts';

/** Commands of staff and of routing name the unit they are given in; nobody reaches into another. */
type InUnit<Fields = object> = Fields & { unitId: UnitId };

/** Everything that can be asked of a case, from whichever door it comes. */
export interface Commands {
  receiveCall: Incoming;
  citizenSays: Said;
  answerRing: InUnit<AnsweredRing>;
  /** The carrier has made a leg and says its CallSid. */
  nameLeg: { callId: CallId; leg: number; sid: CallSid };
  /** The citizen of a call-back is about to be rung at the number with this keyed hash. */
  takeNumber: { callId: CallId; leg: number; hash: string };
  endLeg: EndedLeg;
  failMessage: FailedMessage;
  claim: InUnit<{ callId: CallId; staffId: StaffId }>;
  signOffIfStale: InUnit<{ staffId: StaffId }>;
  choosePresence: InUnit<PresenceWish>;
  extendWrapUp: InUnit<MoreTime>;
  setSkills: InUnit<GivenSkills>;
  endCall: InUnit<{ callId: CallId; staffId: StaffId; outcome: 'ended' | 'voicemail' }>;
  /** The consultant puts the citizen on hold, or takes them off it. */
  holdCall: InUnit<{ callId: CallId; staffId: StaffId; held: boolean }>;
  /** The consultant puts the citizen through: to one colleague, or to whoever is free next. */
  transferCall: InUnit<{ callId: CallId; staffId: StaffId; to?: StaffId | undefined }>;
  /** The consultant puts the citizen through to an office of the unit's list, or takes that back. */
  forwardCall: InUnit<{ callId: CallId; staffId: StaffId; to: OfficeId }>;
  takeBackForward: InUnit<{ callId: CallId; staffId: StaffId }>;
  /** The consultant asks a colleague while the citizen is on hold; either ends it, or the colleague goes on. */
  consult: InUnit<{ callId: CallId; staffId: StaffId; to: StaffId }>;
  endConsult: InUnit<{ callId: CallId; staffId: StaffId }>;
  handOver: InUnit<{ callId: CallId; staffId: StaffId }>;
  /** A coordinator asks to take part in a consultant's talk, or otherwise than they do; leaves it; and the citizen has been told, or could not be. */
  supervise: InUnit<{ callId: CallId } & Supervising>;
  leaveSupervision: InUnit<{ callId: CallId; staffId: StaffId }>;
  citizenTold: ToldCitizen;
  citizenUntold: ToldCitizen;
  callGuest: InUnit<{ callId: CallId } & NewGuest>;
  removeGuest: InUnit<{ callId: CallId; staffId: StaffId; leg: number }>;
  guestSays: { callId: CallId; leg: number; sid: CallSid };
  rejoinCall: InUnit<{ callId: CallId; staffId: StaffId }>;
  linkCall: InUnit<{ callId: CallId; visitId: VisitId }>;
  register: InUnit<Registration>;
  joinRegistered: InUnit<Doubled>;
  bookMeeting: InUnit<{ visitId: VisitId; slotId: SlotId }>;
  moveMeeting: InUnit<Moving>;
  promiseCallback: InUnit<StaffPromise>;
  callOut: InUnit<CallingOut>;
  callOutreach: InUnit<{ outreachId: OutreachId; staffId: StaffId }>;
  listOutreach: InUnit<Listing>;
  closeOutreach: InUnit<OutreachClosing>;
  restoreOutreach: InUnit<{ outreachId: OutreachId }>;
  bookFollowUp: InUnit<Booking>;
  /** A booked meeting lies on a day on which none is held. */
  giveUpSuspended: InUnit<{ meetingId: MeetingId }>;
  endMeeting: InUnit<{ meetingId: MeetingId; outcome: 'held' | 'noShow' }>;
  saveAnswers: InUnit<Saving>;
  followProcedure: InUnit<FollowedProcedure>;
  publishChecklist: InUnit<Publishing>;
  closeLine: InUnit<{ text: string; staffId: StaffId }>;
  reopenLine: InUnit;
  conclude: InUnit<Conclusion>;
  editNote: InUnit<EditedNote>;
  lockNote: InUnit<LockedNote>;
  amendNote: InUnit<AmendedNote>;
  withdraw: InUnit<{ visitId: VisitId }>;
  closeFollowUp: InUnit<Closing>;
  takeReply: InUnit<IncomingReply>;
  answerReply: InUnit<AnsweredReply>;
  tellCitizen: InUnit<{ messageId: MessageId; staffId: StaffId }>;
  splitCall: InUnit<{ callId: CallId }>;
  noteTalk: InUnit<NotedTalk>;
  chooseTalkType: InUnit<TalkType>;
  noteEducation: InUnit<NotedEducation>;
  settleBirthday: InUnit<BirthdaySettling>;
  correctPerson: InUnit<Renaming>;
  correctNeeds: InUnit<CorrectedNeeds>;
  correctConclusion: InUnit<CorrectedConclusion>;
  undoCorrection: InUnit<Undoing>;
  setWatchMark: InUnit<Marking>;
  closeWatchMark: InUnit<ClosedMark>;
  closeTask: InUnit<ClosedTask>;
  wishNotWith: InUnit<AskedFor>;
  takeBackNotWith: InUnit<TakenBack>;
  changeCaseworker: InUnit<GivenCaseworker>;
  fallDue: InUnit<{ ref: Ref }>;
}
export type CommandType = keyof Commands;
export type Command = { [Type in CommandType]: { type: Type } & Commands[Type] }[CommandType];
