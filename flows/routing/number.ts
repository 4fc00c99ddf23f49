import type { CallId } from '../../schemas/ids.ts';
import { refuse, type Work } from '../case/work.ts';

export interface NumberToRing {
  callId: CallId;
  leg: number;
  /** Keyed hash of the telephone number. */
  hash: string;
}

/**
 * A call-back takes the telephone that it is about to ring, until it ends: several cases may stand behind one telephone, and it rings
 * for one of them at a time. Refused as `numberBusy` while another call has it.
 */
export function takeNumber(work: Work, { callId, leg, hash }: NumberToRing): void {
  const call = work.demand('call', callId);
  work.enter(call.unitId);
  if (call.state.at !== 'accepted' || call.citizenLeg !== leg) refuse('superseded');
  if (call.holdsNumber === hash) return;
  const users = work.answer({ need: 'numberUsers', unitId: call.unitId, hash });
  if (users.some((user) => user !== callId)) refuse('numberBusy');
  work.put({ ...call, holdsNumber: hash });
}
