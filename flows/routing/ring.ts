import type { Call } from '../../schemas/call.ts';
import type { ReleaseReason } from '../../schemas/event/call.ts';
import type { CallId, CallSid, StaffId } from '../../schemas/ids.ts';
import type { Consultant } from '../../schemas/staff.ts';
import { plus, secondsBetween } from '../calendar/local-time.ts';
import { mayMake } from '../callback/owner.ts';
import { endUnwanted, isUnwanted } from '../callback/take-back.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { joinConsult } from './consult.ts';
import { callFirst, isCalledFirst } from './first.ts';
import { isLegOf, isServed, legOf, ringCheck, withLeg, withLegAs } from './legs.ts';
import { type MissedRing, missRing } from './missed.ts';
import { isNotWith } from './not-with.ts';
import { canBeWaitedFor, isAlive, setPresence, signOffIfStale } from './presence.ts';
import { movedTo } from './queue.ts';
import { isSomebodysBetter } from './suited.ts';
import { joinSupervision } from './supervise.ts';

/**
 * The claim: an available consultant and a waiting call become each other's, in one transaction. A desk that has gone silent is signed
 * off instead, and a call-back that nobody wants any more ends.
 */
export function claim(work: Work, callId: CallId, staffId: StaffId): void {
  work.preload({ entity: 'call', id: callId }, { entity: 'consultant', id: staffId });
  const call = work.demand('call', callId);
  const consultant = work.demand('consultant', staffId);
  const isFree = consultant.state === 'available' && (consultant.idleFrom ?? '') <= work.now;
  if (call.state.at !== 'waiting' || !isFree) refuse('superseded');
  if (!isAlive(consultant, work.now, work.policy)) return signOffIfStale(work, staffId);
  if (isUnwanted(work, call)) return endUnwanted(work, call);
  if (isNotWith(call.notWith, staffId)) refuse('superseded');
  if (isServedBeside(work, call) || isOthers(work, call, staffId)) refuse('superseded');
  if (isSomebodysBetter(work, call, consultant)) refuse('superseded');
  work.made.callId = callId;
  if (isCalledFirst(work, call)) return callFirst(work, call, consultant);
  const { leg } = ring(work, call, consultant);
  setPresence(work, consultant, 'reserved', { holds: { callId, leg } });
}

/** The call is another consultant's, who is there and has time left to make it. */
function isOthers(work: Work, { owner }: Call, staffId: StaffId): boolean {
  const { now, policy } = work;
  const isThere = (id: StaffId) => canBeWaitedFor(work.item('consultant', id), now, policy);
  return !mayMake(owner, staffId, { now, isThere });
}

/** A consultant has this case already by another of its calls, from another telephone: a second one waits for its end. */
export function isServedBeside(work: Work, { callId, visitId, besides, followedBy }: Call): boolean {
  return [besides, followedBy].some((id) => {
    const other = id === undefined || id === callId ? undefined : work.item('call', id);
    return other?.visitId === visitId && isServed(other);
  });
}

/** Lets a consultant's softphone ring for a call. `lost`: for the talk that the consultant was cut off from. */
export function ring(work: Work, call: Call, consultant: Consultant): { leg: number } {
  const { staffId, user } = consultant;
  const rung = withLeg(call, { party: 'consultant', staffId, user, at: work.now });
  const lost = call.state.at === 'lost' ? { since: call.state.since, leg: call.state.leg } : undefined;
  const leg = rung.number;
  const state = { at: 'reserved', leg, ...(lost !== undefined && { lost }) } as const;
  work.put(movedTo(rung.call, state, { checkAt: plus(work.now, ringCheck) }));
  work.record({ type: 'callReserved', staffId, leg }, { visitId: call.visitId, callId: call.callId });
  return { leg };
}

/**
 * A softphone did not take the call (rejected, silent, dead): the call goes back to its place, or to `lost` when the consultant was on
 * the way back to it; the consultant is left in peace for the cool-off.
 */
export function release(
  work: Work,
  call: Call,
  { why, missed }: { why: Exclude<ReleaseReason, 'notBack'>; missed: MissedRing },
): void {
  if (call.state.at !== 'reserved' && call.state.at !== 'accepted') return;
  const { leg, lost } = call.state;
  const rung = legOf(call, leg);
  if (rung?.staffId === undefined) return;
  const isDialled = isDialledFor(call);
  const dialled = isDialled && call.state.at === 'accepted' ? call.citizenLeg : undefined;
  // Whoever does not take their own call leaves it to the others.
  const given = omit(call, 'owner');
  const kept = dialled === undefined ? given : withoutCitizen(given);
  const back = movedTo(kept, lost === undefined ? { at: 'waiting' } : { at: 'lost', ...lost });
  // The wish may have gone while the citizen was to be called: the queue does not take it back.
  const ends = isUnwanted(work, back);
  work.put(back);
  work.record(
    {
      type: 'callReleased',
      staffId: rung.staffId,
      leg,
      why,
      ringSeconds: secondsBetween(rung.at, work.now),
      endLegs: dialled === undefined ? [] : [dialled],
      waits: lost === undefined && !ends,
    },
    { visitId: call.visitId, callId: call.callId },
  );
  if (lost !== undefined) return;
  missRing(work, { staffId: rung.staffId, callId: call.callId, how: missed });
  if (ends) endUnwanted(work, back);
}

/** Is the citizen called for the consultant, and not on the line already? */
function isDialledFor({ state, direction, connectedAt, calledFirst }: Call): boolean {
  const isBack = 'lost' in state && state.lost !== undefined;
  return !isBack && direction === 'callback' && connectedAt === undefined && calledFirst !== true;
}

/** A call-back whose citizen is being called for a consultant who is gone: that leg is given up, and counts for nothing more. */
function withoutCitizen(call: Call): Call {
  const { citizenLeg: _given, ...rest } = call;
  return rest;
}

export interface AnsweredRing {
  callId: CallId;
  leg: number;
  sid: CallSid;
  /** Whose softphone it is. */
  staffId: StaffId;
}

/** The softphone was answered: the consultant is busy, and the citizen is fetched from the line or called. */
export function answerRing(work: Work, { callId, leg, sid, staffId }: AnsweredRing): void {
  work.preload({ entity: 'call', id: callId }, { entity: 'consultant', id: staffId });
  const call = work.demand('call', callId);
  if (call.unitId !== work.unitId) refuse('superseded');
  const rung = legOf(call, leg);
  if (rung?.party === 'colleague') return joinConsult(work, call, { leg, sid });
  if (rung?.party === 'supervisor') return joinSupervision(work, call, { leg, sid });
  const { state } = call;
  const isNamed = 'leg' in state && state.leg === leg;
  if (rung?.staffId === undefined || rung.endedAt !== undefined || !isNamed || !isLegOf(rung, sid))
    refuse('superseded');
  // The same webhook again: the same answer.
  if (state.at === 'accepted' || state.at === 'connected') return;
  if (state.at !== 'reserved') refuse('superseded');
  const consultant = work.item('consultant', rung.staffId);
  if (consultant?.callId !== callId) refuse('superseded');
  accept(work, withLegAs(call, leg, { sid }), consultant, leg);
}

function accept(work: Work, call: Call, consultant: Consultant, leg: number): void {
  const lost = call.state.at === 'reserved' ? call.state.lost : undefined;
  const isCalled = call.citizenLeg === undefined;
  const joined = isCalled ? withLeg(call, { party: 'citizen', at: work.now }) : { call, number: call.citizenLeg ?? 0 };
  work.put(
    movedTo(
      joined.call,
      { at: 'accepted', leg, ...(lost !== undefined && { lost }) },
      { acceptedAt: work.now, citizenLeg: joined.number },
    ),
  );
  setPresence(work, omit(consultant, 'missed'), 'busy', { holds: { callId: call.callId, leg } });
  work.record(
    {
      type: 'callAccepted',
      staffId: consultant.staffId,
      leg,
      citizenLeg: joined.number,
      citizen: isCalled ? 'called' : 'onLine',
    },
    { visitId: call.visitId, callId: call.callId },
  );
}
