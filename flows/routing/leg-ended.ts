import type { Call, Leg } from '../../schemas/call.ts';
import type { CallId, CallSid } from '../../schemas/ids.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { leaveLine } from '../ivr/leave-line.ts';
import { colleagueLeft, goOnWith } from './consult.ts';
import { isCalling } from './first.ts';
import { forwardedLegEnded } from './forward.ts';
import { guestLeft } from './guests.ts';
import {
  colleagueLeg,
  consultantLegOf,
  isForwarded,
  isInTalk,
  isLegOf,
  isOnTelephone,
  isTalkOver,
  legOf,
  outlivesTalk,
  withLegAs,
} from './legs.ts';
import type { MissedRing } from './missed.ts';
import { isNotWith } from './not-with.ts';
import { freeConsultant } from './presence.ts';
import { release } from './ring.ts';
import { supervisorLeft } from './supervise.ts';
import { endTalk, lose, type NotDialled } from './talk.ts';

/** The carrier's last word on a leg. */
export type LegEnd = 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';

export interface EndedLeg {
  callId: CallId;
  leg: number;
  /** Absent where no leg ever came to be. */
  sid?: CallSid | undefined;
  how: LegEnd;
  /** The carrier refused to make the leg. */
  refused?: { code: string; again: boolean };
}

/**
 * A leg has ended. It counts only for the leg that the call knows by this number and CallSid; the same news twice, late, or about a leg
 * that was given up changes nothing more.
 */
export function endLeg(work: Work, ended: EndedLeg): void {
  const stored = work.demand('call', ended.callId);
  work.enter(stored.unitId);
  const leg = legOf(stored, ended.leg);
  if (leg === undefined || leg.endedAt !== undefined || !isLegOf(leg, ended.sid)) return;
  // Nobody asks for the legs of a talk that is over, and it has freed its own consultant: one rung before may still be held.
  const isOver = isTalkOver(stored) || (stored.state.at === 'ended' && leg.party === 'citizen');
  const isTalkingOn = isForwarded(stored) && (leg.party === 'citizen' || leg.party === 'guest');
  const isHeld = isTalkingOn || (stored.citizenLeg === ended.leg && isOnTelephone(stored));
  if (isOver && !isHeld) return freeEarlier(work, stored, ended.leg);
  const call = withLegAs(stored, ended.leg, { endedAt: work.now, ...(ended.sid !== undefined && { sid: ended.sid }) });
  if (isForwarded(stored)) return forwardedLegEnded(work, call, ended.leg);
  // The last sentence has been heard: the telephone may ring again.
  if (isOver) return work.put(omit(call, 'checkAt'));
  work.put(call);
  legLeft(work, call, { ended, leg });
}

/** What becomes of the call depends on whose leg it was. */
function legLeft(work: Work, call: Call, { ended, leg }: { ended: EndedLeg; leg: Leg }): void {
  switch (leg.party) {
    case 'guest':
      return guestLeft(work, call, { leg: ended.leg, guest: leg, how: ended.how });
    case 'colleague':
      return colleagueLeft(work, call, { leg, how: missedIn(ended) });
    case 'supervisor':
      return supervisorLeft(work, call, { leg: ended.leg, rung: leg });
    case 'citizen':
      return call.citizenLeg === ended.leg ? citizenLeft(work, call, ended) : undefined;
    case 'consultant':
      if (consultantLegOf(call) === ended.leg) return consultantLeft(work, call, ended);
      return freeIfHeld(work, call, ended.leg, leg.staffId);
  }
}

function freeEarlier(work: Work, call: Call, leg: number): void {
  if (outlivesTalk(call, leg)) freeIfHeld(work, call, leg, legOf(call, leg)?.staffId);
}

/** Hung up, not answered, or never reached: what was running ends. */
function citizenLeft(work: Work, call: Call, { how, refused }: EndedLeg): void {
  if (isInTalk(call)) return endTalk(work, call, 'citizenHungUp');
  // In the line, in the queue, or on the way to a consultant: also who was given on, or chose anew, after a lost talk.
  if (call.direction === 'inbound' || call.connectedAt !== undefined || isElsewhere(call)) return leaveLine(work, call);
  const notDialled = notDialledOf(how, refused);
  endTalk(work, call, notDialled === undefined ? 'noAnswer' : 'notDialled', notDialled);
}

/** Whom we called first has gone on to other questions: times of meetings, a promise, a goodbye. */
function isElsewhere(call: Call): boolean {
  return call.calledFirst === true && call.state.at === 'prompt' && !isCalling(call);
}

function notDialledOf(how: LegEnd, refused: EndedLeg['refused']): NotDialled | undefined {
  if (refused !== undefined) return { code: refused.code, how: refused.again ? 'again' : 'never' };
  return how === 'failed' ? { code: 'failed', how: 'unreachable' } : undefined;
}

const releases = {
  completed: 'failed',
  busy: 'rejected',
  'no-answer': 'timeout',
  failed: 'failed',
  canceled: 'canceled',
} as const;

const misses = {
  completed: 'broken',
  busy: 'refused',
  'no-answer': 'silent',
  failed: 'silent',
  canceled: 'withdrawn',
} as const;

/** A ring that was not taken is released, a talk that lost its consultant is `lost`. */
function consultantLeft(work: Work, call: Call, ended: EndedLeg): void {
  const why = releases[ended.how];
  if (call.state.at === 'reserved' || call.state.at === 'accepted')
    release(work, call, { why, missed: missedIn(ended) });
  if (call.state.at !== 'connected') return;
  const colleague = colleagueLeg(call);
  const { joinedAt, staffId } = legOf(call, colleague) ?? {};
  // Whoever is in the talk already goes on with it: the citizen is on hold with them. Not with whom the citizen wishes not to talk.
  const goesOn = joinedAt !== undefined && !isNotWith(call.notWith, staffId);
  if (colleague !== undefined && goesOn) goOnWith(work, call, colleague);
  else lose(work, call, false);
}

function missedIn({ how, refused }: EndedLeg): MissedRing {
  return refused === undefined ? misses[how] : 'broken';
}

/** The state has moved on from this leg: only its consultant is still held. */
function freeIfHeld(work: Work, call: Call, leg: number, staffId: string | undefined): void {
  const consultant = staffId === undefined ? undefined : work.item('consultant', staffId);
  if (consultant?.callId === call.callId && consultant.leg === leg)
    freeConsultant(work, staffId, call.callId, work.now);
}
