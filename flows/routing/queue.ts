import type { Call, CallState } from '../../schemas/call.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { colleagueLeg, consultantLegOf, legOf, staffOf } from './legs.ts';
import { coolOff, freeConsultant } from './presence.ts';

/** Puts a call in the queue at its place; the place is given once and kept over releases. Who waits already goes on waiting, and nothing is told. */
export function enqueue(work: Work, call: Call, change: Partial<Call> = {}): Call {
  const placeAt = call.placeAt ?? work.now;
  const after: Call = { ...call, ...change, state: { at: 'waiting' }, placeAt };
  work.put(after);
  if (call.state.at !== 'waiting')
    work.record(
      { type: 'callWaiting', direction: call.direction, place: placeAt },
      { visitId: call.visitId, callId: call.callId },
    );
  return after;
}

/**
 * The citizen no longer waits. A softphone that rings is silenced, and its end frees the consultant; a consultant whose leg was lost
 * is left in peace for the cool-off. `silenced`: what follows hangs up the ringing leg anyway.
 */
export function leaveQueue(work: Work, call: Call, silenced: boolean): void {
  const staffId = staffOf(call);
  const leg = consultantLegOf(call);
  if (staffId === undefined || leg === undefined) return;
  const about = { visitId: call.visitId, callId: call.callId };
  if (call.state.at === 'reserved' && !silenced) {
    work.record({ type: 'callReleased', staffId, leg, why: 'canceled', endLegs: [leg], waits: false }, about);
  }
  if (call.state.at === 'lost') {
    const endLegs = openConsultantLegs(call);
    work.record({ type: 'callReleased', staffId, leg, why: 'notBack', endLegs, waits: false }, about);
    freeConsultant(work, staffId, call.callId, coolOff(work));
  }
}

/** The legs that still ring or stand for a consultant, and for a colleague of theirs. */
export function openConsultantLegs(call: Call): number[] {
  return [consultantLegOf(call), colleagueLeg(call)].filter((leg) => {
    const found = legOf(call, leg);
    return found !== undefined && found.endedAt === undefined;
  }) as number[];
}

/** The call in another state, without the times that belong to the former one. */
export function movedTo(call: Call, state: CallState, change: Partial<Call> = {}): Call {
  return { ...(state.at === 'ended' ? omit(call, 'checkAt') : call), ...change, state };
}
