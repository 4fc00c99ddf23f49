import type { CallId, CorrectionId, MeetingId, VisitId, WatchMarkId } from '../../schemas/ids.ts';
import type { WhyNot } from '../../schemas/why-not.ts';

/** Why a command was not carried out: a closed list, so that every door can say each of them in its own words. */
export type Refusal =
  | {
      code:
        | WhyNot
        | 'notFound'
        /** The world has moved on: a leg, ring or effect that is no longer wanted. Nobody is to blame. */
        | 'superseded'
        /** The telephone has somebody on the line, or is being rung for another call. */
        | 'numberBusy'
        | 'notYours'
        | 'inCall'
        /** The case is in another call just now. */
        | 'caseInCall'
        | 'notTalking'
        | 'notJoinedYet'
        | 'notACallback'
        | 'notLost'
        | 'notWrapping'
        /** A colleague is asked already. */
        | 'consulting'
        /** No colleague is asked, or whoever is has not answered yet. */
        | 'notConsulting'
        | 'notAnsweredYet'
        /** An office is rung for the citizen already; or none is. */
        | 'forwarding'
        | 'notForwarding'
        /** The rules let no coordinator take part in a talk in that way; another one does already; or none does. */
        | 'supervisionOff'
        | 'supervised'
        | 'notSupervising'
        /** The citizen is on hold, or a colleague is asked: it is not the talk with the citizen just now. */
        | 'onHold'
        | 'talkConsulting'
        /** The citizen is in safe contact: nobody takes part who need not. */
        | 'safeContact'
        /** The colleague is not on duty, or at a desk that has gone silent. */
        | 'notThere'
        /** The citizen has wished not to be talked with by this consultant. */
        | 'notWith'
        /** Who calls out is free or on a break. */
        | 'notReady'
        /** In safe contact we call within the time that was agreed, which is not now. */
        | 'agreedTimeOnly'
        /** The citizen wants to be written to. */
        | 'inWritingOnly'
        /** A talk of this type says what it is about. */
        | 'purposeMissing'
        /** The person is on the list of those to be called already. */
        | 'alreadyListed'
        /** Nobody has called yet. */
        | 'notTried'
        /** As many third parties as a talk may have are in it or called. */
        | 'tooManyGuests'
        | 'tooLate'
        | 'alreadyIdentified'
        | 'unidentifiedVisit'
        | 'visitEnded'
        | 'unknownCategory'
        /** Nobody in the person's target group can have the category. */
        | 'otherGroup'
        /** A young person's education decides whether the category is one of the group, and nobody has said. */
        | 'educationUnknown'
        | 'notBooked'
        | 'unknownSlot'
        | 'slotTaken'
        | 'unknownQuestion'
        | 'wrongAnswer'
        | 'unknownVersion'
        /** The answers of the case were given on a checklist that nobody has any more: `about` names it. */
        | 'lostVersion'
        | 'knownVersion'
        /** A checklist that cannot be asked: `list` says where it is wrong. */
        | 'wrongChecklist'
        /** The same CPR has an open case: `about` names it. */
        | 'openCase'
        | 'answersConflict'
        | 'notProvisional'
        | 'cannotSplit'
        | 'notOpen'
        /** A locked note is changed by nobody. */
        | 'noteLocked'
        /** An addendum goes below a locked note; an open one is edited. */
        | 'noteOpen'
        | 'noteEmpty'
        /** The talk was held on a day before the case was opened. */
        | 'beforeCase'
        /** A talk of this type is not held by telephone. */
        | 'notByTelephone'
        /** Two cases of two people who are known apart. */
        | 'otherPerson'
        /** The telephone was not offered, and is chosen. */
        | 'notOffered'
        /** There is no number that could be called. */
        | 'numberMissing'
        /** In safe contact we call at an agreed time only. */
        | 'timeMissing'
        /** Nobody can be called then: it has passed, is far off, or the line is closed. */
        | 'wrongTime'
        /** A mark is looked at again after today, and within two years. */
        | 'wrongReviewDay'
        | 'notConcluded'
        /** Nothing would be another. */
        | 'sameAsBefore'
        /** Nobody is without a telephone who has a number registered. */
        | 'hasTelephone'
        /** Another person has the CPR number. */
        | 'cprTaken'
        /** The window has closed, or what was corrected has changed since. */
        | 'undoOver';
      /** The question, flag, field or case it is about. */
      about?: string;
      /** All of them, where there are several. */
      list?: string[];
      /** In Danish, where the sentence depends on the case. */
      text?: string;
    }
  /** The answers were changed elsewhere meanwhile. */
  | { code: 'stale' };

/** What came into being, for the answer to whoever gave the command. */
export interface Made {
  callId?: CallId;
  visitId?: VisitId;
  meetingId?: MeetingId;
  watchMarkId?: WatchMarkId;
  correctionId?: CorrectionId;
  /** Other open contacts behind the number that was registered. */
  sameNumber?: VisitId[];
  /** An SMS from a number behind which nobody is known, the first of the day. */
  isStranger?: boolean;
  /** A leg that the carrier made although nobody wants it any more. */
  isUnwanted?: boolean;
}
