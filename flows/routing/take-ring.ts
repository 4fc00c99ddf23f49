import type { Call } from '../../schemas/call.ts';
import type { StaffId } from '../../schemas/ids.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { endConsult } from './consult.ts';
import { colleagueLeg, consultantLegOf, legOf, staffOf } from './legs.ts';
import { movedTo } from './queue.ts';
import { giveToNext } from './talk.ts';

/**
 * A softphone that rings for a call is silenced, and the way back to a lost talk ends: the citizen goes on waiting, for somebody else. Who
 * talks with the citizen talks on, since they do; nothing that is said is cut off.
 */
export function takeRing(work: Work, call: Call, staffId: StaffId): void {
  const asked = legOf(call, colleagueLeg(call));
  if (asked?.staffId === staffId && asked.joinedAt === undefined) return endConsult(work, call, { staffId });
  if (staffOf(call) !== staffId) return;
  const { state } = call;
  if (state.at === 'lost' || ('lost' in state && state.lost !== undefined)) return giveToNext(work, call);
  const leg = consultantLegOf(call);
  if (state.at !== 'reserved' || leg === undefined) return;
  work.put(movedTo(omit(call, 'owner'), { at: 'waiting' }));
  const { visitId, callId } = call;
  // The end of the leg frees the consultant.
  work.record(
    { type: 'callReleased', staffId, leg, why: 'canceled', endLegs: [leg], waits: true },
    { visitId, callId },
  );
}
