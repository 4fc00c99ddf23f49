import type { Call } from '../../schemas/call.ts';
import type { CallOwner } from '../../schemas/call-owner.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Callback, Visit } from '../../schemas/visit.ts';
import { minus, plus } from '../calendar/local-time.ts';
import type { Work } from '../case/work.ts';
import { caseloadOf } from '../routing/caseload.ts';
import { isNotWith } from '../routing/not-with.ts';

/** Whose call it is and until when only theirs: the window must not be broken by waiting for one person. */
export function ownerOf(
  work: Work,
  { owner, until }: Callback,
  { notWith }: Pick<Visit, 'notWith'> = {},
): Pick<Call, 'owner' | 'checkAt'> {
  const others = minus(until, work.policy.callback.ownerFallback);
  if (owner === undefined || others <= work.now || isNotWith(notWith, owner)) return {};
  return { owner: { staffId: owner, until: others }, checkAt: others };
}

/**
 * Who calls waits for the consultant who knows them, but never for longer than the rules let a preference delay anybody. Whose citizens are a
 * team's wait for nobody in person, and have the one who knows them first of those who are free.
 */
export function firstFor({ now, policy }: Work, visit: Visit): Pick<Call, 'owner'> {
  const own = ownConsultant(policy, visit);
  if (own !== undefined) return { owner: { staffId: own, until: plus(now, policy.routing.knownWait) } };
  const staffId = caseloadOf(policy, visit) === 'team' ? knownConsultant(visit) : undefined;
  return staffId === undefined ? {} : { owner: { staffId, until: now } };
}

/** Whom a citizen waits for: whom a coordinator has given them, or the one who knows them where the rules give each citizen one. */
export function ownConsultant(policy: Policy, visit: Visit): StaffId | undefined {
  const known = knownConsultant(visit);
  return known === visit.caseworker || caseloadOf(policy, visit) === 'fixed' ? known : undefined;
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

/**
 * The consultant whose citizen it is: whom a coordinator has given them, else who talked with them last, of this case before anybody else.
 * Never one whom the citizen wishes not to talk with.
 */
export function knownConsultant(visit: Pick<Visit, 'caseworker' | 'talkedBy' | 'consultants' | 'notWith'>) {
  const { caseworker, talkedBy, consultants = [], notWith } = visit;
  return [caseworker, talkedBy, ...consultants.toReversed()].find(
    (one): one is StaffId => one !== undefined && !isNotWith(notWith, one),
  );
}
