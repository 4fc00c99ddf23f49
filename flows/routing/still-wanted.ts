import type { Call } from '../../schemas/call.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';
import { isOpenContact, isPromised } from '../visit/contact.ts';
import { mayRing } from '../visit/safe-contact.ts';
import { colleagueLeg, legOf } from './legs.ts';

/** Is the softphone of a leg still to be rung? Not once the call has been given to somebody else or has gone on, or the talk is over. */
export function isRingWanted(call: Call, leg: number): boolean {
  if (call.state.at === 'connected' && colleagueLeg(call) === leg) return true;
  if (legOf(call, leg)?.supervision?.mode !== undefined) return true;
  return call.state.at === 'reserved' && call.state.leg === leg && legOf(call, leg)?.endedAt === undefined;
}

/**
 * Is the citizen still to be called for the consultant who has accepted? Nobody is called for nothing: not once the contact was withdrawn
 * or concluded while the softphone rang (a promise that was kept beyond the conclusion is made good, and a consultant may call out from a
 * case that is concluded), another call of theirs is on the line, or the window that was agreed in safe contact is over.
 */
export function isDialWanted({ callId, out }: Call, visit: Visit, now: Instant): boolean {
  const isCalledOut = out !== undefined && visit.ended === undefined;
  const isToBeCalled = isOpenContact(visit) || isPromised(visit) || isCalledOut;
  return isToBeCalled && visit.activeCallId === callId && mayRing(visit, now);
}
