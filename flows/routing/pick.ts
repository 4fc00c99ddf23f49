import type { CallId, StaffId } from '../../schemas/ids.ts';
import type { QueueEntry } from '../../schemas/queue.ts';
import type { Availability, Consultant } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Unit } from '../../schemas/unit.ts';
import { localDayOf } from '../calendar/local-time.ts';
import { policyOn } from '../calendar/policy.ts';
import { isAlive } from './presence.ts';

/**
 * Who is rung for whom next: the call that has waited longest, the consultant who has been idle longest; who cools off is passed over.
 * @param of both lists in their order, longest first
 */
export function pickPair(of: {
  waiting: readonly QueueEntry[];
  available: readonly Availability[];
  now: Instant;
}): { callId: CallId; staffId: StaffId } | undefined {
  const [first] = of.waiting;
  const free = of.available.find(({ idleFrom }) => idleFrom <= of.now);
  return first === undefined || free === undefined ? undefined : { callId: first.callId, staffId: free.staffId };
}

/** Desks that have gone silent, among those that were last heard of some time ago. */
export function silentDesks(seen: Consultant[], unit: Unit, now: Instant): Consultant[] {
  const policy = policyOn(unit, localDayOf(now));
  return seen.filter((consultant) => consultant.unitId === unit.unitId && !isAlive(consultant, now, policy));
}
