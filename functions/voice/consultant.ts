import { draftChange } from '../../flows/change.ts';
import { accept } from '../../flows/routing/reservation.ts';
import type { Call } from '../../schemas/call.ts';
import type { Deps } from './deps.ts';

const TRIES = 4;

/** A softphone was answered. Returns the call when its leg may join; nothing when the reservation is no longer valid. */
export const consultantAnswers = async (deps: Deps, callId: string, reservation: number): Promise<Call | undefined> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const call = await deps.store.call(callId);
    if (call?.reservation === undefined || call.reservation.number !== reservation) return undefined;
    // The same webhook again: the same answer.
    if (call.routing === 'accepted' || call.routing === 'connected') return call;
    if (call.routing !== 'reserved') return undefined;
    const consultant = await deps.store.consultant(call.unitId, call.reservation.staffId);
    if (consultant === undefined || consultant.callId !== callId) return undefined;
    const draft = draftChange(call.unitId, deps.now(), `${call.callId}.${call.version}`);
    const accepted = accept(draft, call, consultant);
    if ((await deps.store.commit(draft.finish())).done) return accepted;
  }
  throw new Error('The call changed again and again');
};
