import type { Call } from '../../schemas/call.ts';
import type { StaffId } from '../../schemas/ids.ts';
import { secondsBetween } from '../calendar/local-time.ts';
import { refuse, type Work } from '../case/work.ts';
import { staffOf } from './legs.ts';

/**
 * Puts the citizen on hold, or takes them off it: nobody but the consultant who talks with them. Asked for twice, it is done once. However
 * the talk ends, or goes on with somebody else, so does the hold.
 */
export function hold(work: Work, call: Call, { staffId, held }: { staffId: StaffId; held: boolean }): void {
  const { state, citizenLeg: leg } = call;
  if (state.at !== 'connected' || leg === undefined) refuse('notTalking');
  if (staffOf(call) !== staffId) refuse('notYours');
  const { heldSince, ...talking } = state;
  if ((heldSince !== undefined) === held) return;
  const about = { visitId: call.visitId, callId: call.callId };
  work.put({ ...call, state: held ? { ...talking, heldSince: work.now } : talking });
  if (heldSince === undefined) work.record({ type: 'callHeld', staffId, leg }, about);
  else work.record({ type: 'callResumed', staffId, leg, heldSeconds: secondsBetween(heldSince, work.now) }, about);
}
