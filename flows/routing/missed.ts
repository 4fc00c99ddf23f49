import type { CallId, StaffId } from '../../schemas/ids.ts';
import type { Work } from '../case/work.ts';
import { coolOff, freeConsultant, heldBy, setPresence } from './presence.ts';

/**
 * How a ring ended that was not taken. `silent`: a softphone rang, or is not there, and nobody answered; `broken`: it says nothing about
 * whoever was rung, as where the carrier would not ring at all.
 */
export type MissedRing = 'silent' | 'refused' | 'broken' | 'withdrawn';

/**
 * A ring was not taken: the consultant is left in peace for a while. After so many in turn that nobody answered they are taken off duty, as
 * each of them is time that a citizen waits; a refusal shows that somebody is there.
 */
export function missRing(
  work: Work,
  { staffId, callId, how }: { staffId: StaffId; callId: CallId; how: MissedRing },
): void {
  if (how === 'withdrawn' || how === 'broken')
    return freeConsultant(work, staffId, callId, how === 'broken' ? coolOff(work) : work.now);
  const held = heldBy(work, staffId, callId);
  if (held === undefined) return;
  const unanswered = how === 'refused' ? 0 : (held.missed?.unanswered ?? 0) + 1;
  const consultant = { ...held, missed: { unanswered, isRefused: how === 'refused', at: work.now } };
  if (unanswered >= work.policy.routing.missedMost) setPresence(work, consultant, 'off');
  else setPresence(work, consultant, 'available', { idleFrom: coolOff(work) });
}
