import type { Call } from '../../schemas/call.ts';
import type { CallId, CallSid, VisitId } from '../../schemas/ids.ts';
import type { Reason } from '../../schemas/prompt.ts';
import { localDayOf, plus } from '../calendar/local-time.ts';
import { isOpen } from '../calendar/opening-hours.ts';
import { isClosedOutOfTurn } from '../calendar/policy.ts';
import { giveBack, isGivenBack } from '../callback/take-call.ts';
import { refuse, type Work } from '../case/work.ts';
import { answerAfterTalk } from '../routing/after-talk.ts';
import { comeOutOfForward } from '../routing/forward.ts';
import { isLegOf, legOf, silentLeg, withLegAs } from '../routing/legs.ts';
import { mayTalk } from '../routing/not-with.ts';
import { isOnDuty } from '../routing/presence.ts';
import { leaveQueue } from '../routing/queue.ts';
import { connect, giveToNext, isRejoinOver, lose } from '../routing/talk.ts';
import { ask, callBack, decideFor, wantMeeting } from './ask.ts';
import { promptSays } from './prompt-says.ts';

export interface Said {
  callId: CallId;
  /** The case as last heard of: only a hint, which saves a second request. */
  visitId?: VisitId | undefined;
  sid: CallSid;
  digits: string;
  /** The question that was answered; absent when the leg arrives by itself (answered, redirected, or back from the conference). */
  step?: number | undefined;
  /** The leg was fetched to hear what has become of the call, not into a talk. */
  isTold?: boolean;
  /** The leg comes out of a conference. */
  isAfterConference: boolean;
  /** Said at the static fallback document: 1 means call me. */
  isAtFallback?: boolean;
}

/** The citizen's leg asks what to do: after a key, a silence, a redirect, or out of the conference. */
export function citizenSays(work: Work, said: Said): void {
  const hint = said.visitId === undefined ? [] : [{ entity: 'visit', id: said.visitId } as const];
  work.preload({ entity: 'call', id: said.callId }, ...hint);
  const stored = work.demand('call', said.callId);
  work.enter(stored.unitId);
  if (stored.state.at === 'ended')
    return said.isAfterConference ? comeOutOfForward(work, stored) : answerAfterTalk(work, stored, said);
  const heard = heardFrom(work, stored, said.sid);
  const call = said.isAtFallback === true ? atFallback(heard, said.digits) : heard;
  if (call === undefined) return;
  switch (call.state.at) {
    case 'prompt':
      return isAnswer(call, said) ? promptSays(work, call, said) : undefined;
    case 'waiting':
      return isAnswer(call, said) ? waitingSays(work, call, said) : undefined;
    case 'reserved':
      if (call.state.lost === undefined) return isAnswer(call, said) ? waitingSays(work, call, said) : undefined;
      return isNews(call, said) ? lostSays(work, call, said) : undefined;
    case 'accepted':
      // The answer to an earlier question that comes again is not the citizen's arrival, nor is who comes to be told of a talk that was lost.
      return isNews(call, said) && said.isTold !== true ? connect(work, call) : undefined;
    case 'connected':
      // The conference ended and nobody told us why: the citizen is still here and must not be left. Word of an earlier one is late.
      return said.isAfterConference && isNews(call, said) ? lose(work, call, true) : undefined;
    case 'lost':
      return isNews(call, said) ? lostSays(work, call, said) : undefined;
  }
}

/** The call, if this is the citizen's leg; a leg that was not known by its CallSid yet is now. */
function heardFrom(work: Work, call: Call, sid: CallSid): Call {
  const leg = legOf(call, call.citizenLeg);
  if (leg === undefined || call.citizenLeg === undefined || !isLegOf(leg, sid)) refuse('superseded');
  if (leg.sid !== undefined) return call;
  const known = withLegAs(call, call.citizenLeg, { sid });
  work.put(known);
  return known;
}

/**
 * The static document numbers no questions: the same key again is a request that comes twice, and any other than its two changes nothing.
 */
function atFallback(call: Call, digits: string): Call | undefined {
  const key = digits.slice(0, 1);
  if ((key !== '0' && key !== '1') || key === call.fallbackKey) return undefined;
  return { ...call, fallbackKey: key };
}

/** An answer to an earlier question is late or repeated, and an arrival answers nothing. */
function isAnswer(call: Call, { step, isAfterConference }: Said): boolean {
  return step === call.step && !isAfterConference;
}

/** In a talk and while it is lost, an arrival tells something; an answer to an earlier question is late. */
function isNews(call: Call, { step }: Said): boolean {
  return step === undefined || step === call.step;
}

/** 1 be called back and keep the place, 0 a meeting; silence goes on waiting. */
function waitingSays(work: Work, call: Call, { digits }: Said): void {
  if (isGivenBack(work, call, digits)) return giveBack(work, call);
  if (digits === '' && isLineClosed(work, call)) {
    leaveQueue(work, call, false);
    // Who shows no number is asked for one before anybody says goodbye.
    return call.callable ? decideFor(work, call, 'closed') : askNumber(work, call, 'closed');
  }
  chooseInstead(work, call, digits);
}

function lostSays(work: Work, call: Call, said: Said): void {
  // A key still counts, though the time to come back has run out: the citizen has chosen.
  const isChoice = said.digits !== '' && !said.isAfterConference;
  if (!isChoice && isRejoinOver(work, call))
    return giveToNext(work, { ...call, step: call.step + 1, checkAt: plus(work.now, silentLeg) });
  if (said.step === undefined || said.isAfterConference) return;
  chooseInstead(work, call, said.digits);
}

function chooseInstead(work: Work, call: Call, digits: string): void {
  const key = digits.slice(0, 1);
  if (key === '1') {
    leaveQueue(work, call, false);
    return call.callable ? callBack(work, call, 'first') : askNumber(work, call, 'first');
  }
  if (key === '0' || key === '2') {
    leaveQueue(work, call, false);
    return wantMeeting(work, call, 'first', true);
  }
  work.put({
    ...call,
    reason: key === '' ? 'silent' : 'repeat',
    step: call.step + 1,
    checkAt: plus(work.now, silentLeg),
  });
}

/** Who gives none goes back to the queue, while there is one. */
function askNumber(work: Work, call: Call, reason: Reason): void {
  ask(work, call, 'keyNumber', reason, { queued: true });
}

/** The queue is closed when opening hours are over and no consultant is left on duty whom the citizen would talk with, or when somebody has closed the line. */
function isLineClosed(work: Work, { notWith }: Call): boolean {
  if (isOpen(work.now, work.policy.openingHours)) return false;
  if (isClosedOutOfTurn(work.unit, localDayOf(work.now))) return true;
  return !mayTalk(work.answer({ need: 'consultants', unitId: work.unitId }), notWith).some(isOnDuty);
}
