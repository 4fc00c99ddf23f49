import type { Call } from '../../schemas/call.ts';
import type { CallId } from '../../schemas/ids.ts';
import { refuse, type Work } from '../case/work.ts';
import { isToBeDialled } from './first.ts';
import { isCitizenUp, isServed } from './legs.ts';

export interface NumberToRing {
  callId: CallId;
  leg: number;
  /** Keyed hash of the telephone number. */
  hash: string;
}

/**
 * A call-back takes the telephone that it is about to ring, until it ends: several cases may stand behind one telephone, and it rings
 * for one of them at a time. Refused as `numberBusy` while another call has it, or while the person is on the line or talks with us
 * by another telephone: also who has called since it was taken, by a run that was cut off before it could ring.
 */
export function takeNumber(work: Work, { callId, leg, hash }: NumberToRing): void {
  const call = work.demand('call', callId);
  work.enter(call.unitId);
  if (!isToBeDialled(call, leg)) refuse('superseded');
  const users = work.answer({ need: 'numberUsers', unitId: call.unitId, hash });
  if (users.some((user) => user !== callId)) refuse('numberBusy');
  if (isInOtherTalk(work, call) || isOnTheLine(work, call)) refuse('numberBusy');
  if (call.holdsNumber !== hash) work.put({ ...call, holdsNumber: hash });
}

/** Who has called about the case meanwhile, from another telephone, is on the line already. */
function isOnTheLine(work: Work, { visitId, followedBy }: Call): boolean {
  const later = followedBy === undefined ? undefined : work.item('call', followedBy);
  return later?.visitId === visitId && later.state.at !== 'ended' && isCitizenUp(later);
}

/** The person's case before this one may have been closed in the middle of its talk. */
function isInOtherTalk(work: Work, { visitId }: Call): boolean {
  const { personId } = work.demand('visit', visitId);
  const person = personId === undefined ? undefined : work.item('person', personId);
  const earlier = person?.visits.filter((one) => one !== visitId).at(-1);
  const active = earlier === undefined ? undefined : work.item('visit', earlier)?.activeCallId;
  const talk = active === undefined ? undefined : work.item('call', active);
  return talk !== undefined && isServed(talk);
}
