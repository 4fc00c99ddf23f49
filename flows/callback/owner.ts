import type { Call } from '../../schemas/call.ts';
import type { CallOwner } from '../../schemas/call-owner.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import { minus } from '../calendar/local-time.ts';
import type { Work } from '../case/work.ts';
import { isAlive, isOnDuty } from '../routing/presence.ts';

/** Whose call it is and until when only theirs: the window must not be broken by waiting for one person. */
export function ownerOf(work: Work, { owner, until }: Callback): Pick<Call, 'owner' | 'checkAt'> {
  const others = minus(until, work.policy.callback.ownerFallback);
  if (owner === undefined || others <= work.now) return {};
  return { owner: { staffId: owner, until: others }, checkAt: others };
}

/** May this consultant make the call? Anybody may once there is no time left to wait for its owner, or while the owner is not there. */
export function mayMake(
  owner: CallOwner | undefined,
  staffId: StaffId,
  { now, isThere }: { now: Instant; isThere: (owner: StaffId) => boolean },
): boolean {
  if (owner === undefined || owner.staffId === staffId || owner.until <= now) return true;
  return !isThere(owner.staffId);
}

/** Can this consultant be waited for: neither off duty nor on a break, at a desk that has been heard of? */
export function canBeWaitedFor(consultant: Consultant | undefined, now: Instant, policy: Policy): boolean {
  return consultant !== undefined && isOnDuty(consultant) && isAlive(consultant, now, policy);
}

/** The consultant who knows the citizen: of this case before anybody else. */
export function knownConsultant({ talkedBy, consultants }: Visit): StaffId | undefined {
  return talkedBy ?? consultants?.at(-1);
}
