import type { Call } from '../../schemas/call.ts';
import type { CallId } from '../../schemas/ids.ts';
import type { Consultant, Presence } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import { localDayOf, minus, plus, secondsBetween } from '../calendar/local-time.ts';
import { isOpen } from '../calendar/opening-hours.ts';
import { isClosedOutOfTurn, policyOn } from '../calendar/policy.ts';
import { omit } from '../case/omit.ts';
import { refuse, type Work } from '../case/work.ts';
import { colleagueLeg, legOf, staffOf } from './legs.ts';
import { mayTalk } from './not-with.ts';

export interface PresenceMore {
  /** Decides who is rung first, longest idle first; later than now while a missed ring cools off. */
  idleFrom?: Instant;
  reason?: string | undefined;
  holds?: { callId: CallId; leg?: number };
  wrapUntil?: Instant;
}

/** Holds a consultant with a call, or its wrap-up: a break goes on after it. */
const held: readonly Presence[] = ['reserved', 'busy', 'wrapping'];

/** Moves a consultant to another presence; who called out on a break is on it again instead of free. */
export function setPresence(work: Work, consultant: Consultant, to: Presence, more: PresenceMore = {}): Consultant {
  const { pausing } = consultant;
  const state = to === 'available' && pausing !== undefined ? 'pause' : to;
  const reason = more.reason ?? (state === to ? undefined : pausing?.reason);
  const idleFrom = state === 'available' ? (more.idleFrom ?? work.now) : undefined;
  const after: Consultant = {
    ...omit(consultant, 'idleFrom', 'reason', 'callId', 'leg', 'wrapUntil', 'pausing'),
    state,
    since: work.now,
    ...(idleFrom !== undefined && { idleFrom }),
    ...(reason !== undefined && { reason }),
    ...(pausing !== undefined && held.includes(state) && { pausing }),
    ...more.holds,
    ...(more.wrapUntil !== undefined && { wrapUntil: more.wrapUntil }),
  };
  work.put(after);
  work.record({
    type: 'presenceChanged',
    staffId: consultant.staffId,
    state,
    was: consultant.state,
    seconds: secondsBetween(consultant.since, work.now),
    ...(idleFrom !== undefined && { idleFrom }),
  });
  return after;
}

/** Frees a consultant whom this call holds with a ring or a talk. */
export function freeConsultant(work: Work, staffId: string | undefined, callId: CallId, idleFrom: Instant): void {
  const consultant = heldBy(work, staffId, callId);
  if (consultant !== undefined) setPresence(work, consultant, 'available', { idleFrom });
}

/** The consultant, if this call holds them with a ring or a talk. */
export function heldBy(work: Work, staffId: string | undefined, callId: CallId): Consultant | undefined {
  const consultant = staffId === undefined ? undefined : work.item('consultant', staffId);
  const isHeld = consultant?.state === 'reserved' || consultant?.state === 'busy';
  return isHeld && consultant.callId === callId ? consultant : undefined;
}

/** Left in peace until then after a ring that was not taken. */
export function coolOff(work: Work): Instant {
  return plus(work.now, work.policy.routing.coolOff);
}

/** Can this consultant's softphone be rung now? */
export function isAlive(consultant: Consultant, now: Instant, policy: Policy): boolean {
  return plus(consultant.aliveAt, policy.routing.presenceGrace) >= now;
}

/** Desks that were last heard of before that moment have gone silent. */
export function silentBefore(unit: Unit, now: Instant): Instant {
  return minus(now, policyOn(unit, localDayOf(now)).routing.presenceGrace);
}

/** Whether somebody is there is asked of a moment, under the rules of its day. */
interface Moment {
  now: Instant;
  unit: Unit;
  policy: Policy;
}

/**
 * Is somebody there to talk with: within opening hours, or a consultant at a living desk whatever the hour? Nobody is while the line is
 * closed out of turn. Consultants are asked for only where they decide, and those do not whom the citizen wishes not to talk with.
 */
export function isStaffed(
  { now, unit, policy }: Moment,
  consultants: () => readonly Consultant[],
  { notWith }: Pick<Call, 'notWith'>,
): boolean {
  if (isOpen(now, policy.openingHours)) return true;
  if (isClosedOutOfTurn(unit, localDayOf(now))) return false;
  return mayTalk(consultants(), notWith).some(
    (consultant) => consultant.state === 'available' && isAlive(consultant, now, policy),
  );
}

/** Nobody is on duty who is off or pauses. */
export function isOnDuty({ state }: Consultant): boolean {
  return state !== 'off' && state !== 'pause';
}

/** Can this consultant be waited for: neither off duty nor on a break, at a desk that has been heard of? */
export function canBeWaitedFor(consultant: Consultant | undefined, now: Instant, policy: Policy): boolean {
  return consultant !== undefined && isOnDuty(consultant) && isAlive(consultant, now, policy);
}

export interface PresenceWish {
  staffId: Consultant['staffId'];
  user: string;
  state: 'available' | 'pause' | 'off';
  reason?: string | undefined;
}

/**
 * A consultant goes on duty, pauses or leaves. Who has a call keeps it: `available` is then only a sign of life. Whoever cools off after a
 * ring that they missed may be rung at once when they say so.
 */
export function choosePresence(work: Work, { staffId, user, state, reason }: PresenceWish): void {
  const consultant = consultantOf(work, { staffId, user });
  const inCall = consultant.state === 'reserved' || consultant.state === 'busy';
  if (inCall && state !== 'available' && isHeld(work, consultant)) refuse('inCall');
  const isReady = consultant.state === 'available' && (consultant.idleFrom ?? '') <= work.now;
  if ((inCall || isReady) && state === 'available') return;
  setPresence(work, { ...omit(consultant, 'missed', 'pausing'), aliveAt: work.now }, state, { reason });
}

/** A consultant as they stand, or whom nobody has heard of yet. */
export function consultantOf(work: Work, { staffId, user }: Pick<Consultant, 'staffId' | 'user'>): Consultant {
  const known = work.item('consultant', staffId);
  if (known !== undefined) return known;
  const { unitId, now } = work;
  return { entity: 'consultant', unitId, staffId, user, version: 0, state: 'off', since: now, aliveAt: now };
}

/** Does the call still name this consultant? One that let go frees them by the end of their leg, and that word may get lost. */
function isHeld(work: Work, { callId, staffId }: Consultant): boolean {
  const call = callId === undefined ? undefined : work.item('call', callId);
  if (call === undefined) return false;
  const isAsked = call.state.at !== 'ended' && legOf(call, colleagueLeg(call))?.staffId === staffId;
  return isAsked || staffOf(call) === staffId;
}

/** A desk that has not been heard of for too long is signed off. */
export function signOffIfStale(work: Work, staffId: string): void {
  const consultant = work.demand('consultant', staffId);
  if (isAlive(consultant, work.now, work.policy)) return;
  if (consultant.state !== 'available' && consultant.state !== 'pause') return;
  // It is off duty for its silence, and not for calls that it missed before.
  setPresence(work, omit(consultant, 'missed'), 'off', { reason: 'ingen forbindelse' });
}
