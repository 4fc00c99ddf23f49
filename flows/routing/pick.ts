import type { CallOwner } from '../../schemas/call-owner.ts';
import type { CallId, StaffId } from '../../schemas/ids.ts';
import type { QueueEntry } from '../../schemas/queue.ts';
import type { Availability, Consultant } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import { availabilityOf } from '../case/companions.ts';
import { mayTalk } from './not-with.ts';
import { canBeWaitedFor } from './presence.ts';
import { bestSuited, isUnsuited, type Skills } from './suited.ts';

/**
 * Who is rung for whom next: the call that has waited longest, the consultant who suits it best and has been idle longest; who cools off is
 * passed over, and a call that is one consultant's, or suits another better, waits for them while there is time. Where a citizen is on the
 * line, one who is free is kept for it meanwhile, and those behind get the others: else the last would be gone when its time is over, and
 * waiting for one person would cost more than that time. A call-back has a window of hours, for which nobody is kept. Whom the citizen wishes
 * not to talk with is never rung for them, nor kept.
 * @param of both lists in their order, longest first, and who can be waited for: `there` where a call is one consultant's, `onDuty` where
 * somebody who is not free may suit it better
 */
export function pickPair(of: {
  waiting: readonly QueueEntry[];
  available: readonly Availability[];
  there?: ReadonlySet<StaffId>;
  onDuty?: readonly (Skills & { staffId: StaffId })[];
  now: Instant;
}): { callId: CallId; staffId: StaffId } | undefined {
  const { waiting, available, there = new Set(), onDuty = [], now } = of;
  const free = available.filter(({ idleFrom }) => idleFrom <= now);
  const isThere = (staffId: StaffId) => there.has(staffId);
  for (const { callId, owner, direction, notWith, suitedBy } of waiting) {
    const may = mayTalk(free, notWith);
    const isTheirs = owner !== undefined && owner.until > now && isThere(owner.staffId);
    const found = isTheirs
      ? may.find(({ staffId }) => staffId === owner.staffId)
      : bestSuited(knownFirst(may, owner), suitedBy, { now, onDuty: mayTalk(onDuty, notWith) });
    if (found !== undefined) return { callId, staffId: found.staffId };
    const last = may.at(-1);
    if (direction === 'inbound' && last !== undefined) free.splice(free.indexOf(last), 1);
  }
  return undefined;
}

/** Whoever knows the citizen has the call before others who suit it as well, also when it does not wait for them. */
function knownFirst(free: readonly Availability[], owner: CallOwner | undefined): readonly Availability[] {
  if (owner === undefined) return free;
  return free.toSorted((a, b) => Number(b.staffId === owner.staffId) - Number(a.staffId === owner.staffId));
}

/** Who is on duty at a desk that has been heard of. */
export function thoseThere(consultants: readonly Consultant[], unit: Unit, now: Instant) {
  const policy = policyOn(unit, localDayOf(now));
  const onDuty = consultants.filter((one) => canBeWaitedFor(one, now, policy));
  return { onDuty, there: new Set(onDuty.map(({ staffId }) => staffId)) };
}

/** The list of who is free with these consultants on it, in its order, should it have been read no further than before them. */
export function withFree(available: readonly Availability[], consultants: readonly Consultant[]): Availability[] {
  const known = new Set(available.map(({ staffId }) => staffId));
  const further = consultants.flatMap((one): Availability[] => (known.has(one.staffId) ? [] : availabilityOf(one)));
  return [...available, ...further].toSorted((a, b) => (a.idleFrom < b.idleFrom ? -1 : 1));
}

/** How many consultants at most may not be given any of these calls, as far as their citizens' wishes go. */
export function mostNotWith(waiting: readonly QueueEntry[]): number {
  return new Set(waiting.flatMap(({ notWith = [] }) => notWith)).size;
}

/** Does one of these calls still wait for the consultant whose it is? Then who comes behind may be free to be rung for. */
export function isAnyOwned(waiting: readonly QueueEntry[], now: Instant): boolean {
  return waiting.some(({ owner }) => owner !== undefined && owner.until > now);
}

/** Does one of these calls wait for somebody who suits it better than those who are free? Then it matters who else is on duty. */
export function isAnyUnsuited(
  waiting: readonly QueueEntry[],
  available: readonly Availability[],
  now: Instant,
): boolean {
  const free = available.filter(({ idleFrom }) => idleFrom <= now);
  return free.length > 0 && waiting.some(({ suitedBy, notWith }) => isUnsuited(suitedBy, mayTalk(free, notWith), now));
}
