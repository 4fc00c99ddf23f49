import type { Call } from '../../schemas/call.ts';
import type { CallOwner } from '../../schemas/call-owner.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import { minus, plus } from '../calendar/local-time.ts';
import type { Work } from '../case/work.ts';

/** Whose call it is and until when only theirs: the window must not be broken by waiting for one person. */
export function ownerOf(work: Work, { owner, until }: Callback): Pick<Call, 'owner' | 'checkAt'> {
  const others = minus(until, work.policy.callback.ownerFallback);
  if (owner === undefined || others <= work.now) return {};
  return { owner: { staffId: owner, until: others }, checkAt: others };
}

/** Who calls waits for the consultant who knows them, but never for longer than the rules let a preference delay anybody. */
export function firstFor({ now, policy }: Work, visit: Visit): Pick<Call, 'owner'> {
  const staffId = knownConsultant(visit);
  return staffId === undefined ? {} : { owner: { staffId, until: plus(now, policy.routing.knownWait) } };
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

/** The consultant who knows the citizen: of this case before anybody else. */
export function knownConsultant({ talkedBy, consultants }: Visit): StaffId | undefined {
  return talkedBy ?? consultants?.at(-1);
}
