import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { draftChange } from '../../flows/change.ts';
import { freeConsultant, release } from '../../flows/routing/reservation.ts';
import { isTalkOver, lose } from '../../flows/routing/talk.ts';
import type { Call } from '../../schemas/call.ts';
import { type MoveDeps, TRIES } from './deps.ts';

export type ConsultantLeft = 'rejected' | 'timeout' | 'canceled' | 'failed';

/** How the carrier's last word on a softphone's leg is to be read (twilio.md §1.3). */
export const howLeft = (callStatus: string): ConsultantLeft => {
  switch (callStatus) {
    case 'busy':
      return 'rejected';
    case 'no-answer':
      return 'timeout';
    case 'canceled':
      return 'canceled';
    default:
      return 'failed';
  }
};

/** A consultant's leg has ended: a ring that was not taken is released, a talk that lost its consultant is `lost`. */
export const consultantLeft = async (
  deps: MoveDeps,
  callId: string,
  reservation: number,
  why: ConsultantLeft,
): Promise<void> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const call = await deps.store.call(callId);
    if (call?.reservation === undefined || call.reservation.number !== reservation) return;
    if (await move(deps, call, why)) return;
  }
  throw new Error('The call changed again and again');
};

const move = async (deps: MoveDeps, call: Call, why: ConsultantLeft): Promise<boolean> => {
  const { store } = deps;
  // The end of a talk has freed its consultant in the same write.
  if (call.routing === 'lost' || call.routing === 'waiting' || isTalkOver(call)) return true;
  const now = deps.now();
  const draft = draftChange(call.unitId, now, `${call.callId}.${call.version}`);
  const consultant =
    call.reservation === undefined ? undefined : await store.consultant(call.unitId, call.reservation.staffId);
  switch (call.routing) {
    case 'reserved':
    case 'accepted':
      release(draft, call, consultant, why, policyOn(await deps.unit(call.unitId), localDayOf(now)));
      break;
    case 'connected':
      lose(draft, call);
      break;
    default:
      // The citizen left while the softphone rang: only the consultant is still held.
      if (consultant?.callId !== call.callId || (consultant.state !== 'reserved' && consultant.state !== 'busy'))
        return true;
      freeConsultant(draft, consultant, call, now);
  }
  return (await store.commit(draft.finish())).done;
};
