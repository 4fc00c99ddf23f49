import type { Call, Leg } from '../../schemas/call.ts';
import type { GuestRole } from '../../schemas/guest.ts';
import type { CallId, CallSid, StaffId } from '../../schemas/ids.ts';
import type { SealedNumber } from '../case/need.ts';
import { refuse, type Work } from '../case/work.ts';
import { forwardAnswered, officeNotReached } from './forward.ts';
import { guestLegs, isLegOf, legOf, staffOf, withLeg, withLegAs } from './legs.ts';

/** A talk is one of few: more people than these are a meeting. */
const mostGuests = 3;

export interface NewGuest {
  staffId: StaffId;
  number: SealedNumber;
  role: GuestRole;
}

/** The consultant calls somebody into the talk. The citizen's own telephone is in it already, and nobody is called twice. */
export function callGuest(work: Work, call: Call, { staffId, number, role }: NewGuest): void {
  if (call.state.at !== 'connected') refuse('notTalking');
  if (staffOf(call) !== staffId) refuse('notYours');
  const guests = guestLegs(call);
  if (guests.length >= mostGuests) refuse('tooManyGuests');
  const taken = [call.holdsNumber, ...guests.map((leg) => legOf(call, leg)?.numberHash)];
  if (taken.includes(number.hash)) refuse('numberBusy', 'phone');
  const rung = withLeg(call, {
    party: 'guest',
    role,
    number: number.sealed,
    numberHash: number.hash,
    at: work.now,
  });
  work.put(rung.call);
  record(work, call, { type: 'guestCalled', staffId, leg: rung.number, role });
}

/** The consultant ends a third party's part in the talk, or the attempt to call them. */
export function removeGuest(work: Work, call: Call, { staffId, leg }: { staffId: StaffId; leg: number }): void {
  if (staffOf(call) !== staffId) refuse('notYours');
  const guest = legOf(call, leg);
  if (guest?.party !== 'guest' || guest.forward !== undefined) refuse('notFound', 'leg');
  if (guest.endedAt !== undefined) return;
  // One that the carrier has not made yet is not made any more.
  if (guest.sid === undefined) work.put(withLegAs(call, leg, { endedAt: work.now }));
  record(work, call, { type: 'guestRemoved', staffId, leg });
}

/** A third party has answered, or asks where the talk has gone. Refused where there is none for them any more. */
export function guestSays(work: Work, { callId, leg, sid }: { callId: CallId; leg: number; sid: CallSid }): void {
  const call = work.demand('call', callId);
  work.enter(call.unitId);
  const guest = legOf(call, leg);
  if (guest?.party !== 'guest' || guest.endedAt !== undefined || !isLegOf(guest, sid)) refuse('superseded');
  if (guest.forward !== undefined)
    return forwardAnswered(work, withLegAs(call, leg, { sid }), { leg, ...guest.forward });
  if (call.state.at === 'ended') refuse('superseded');
  if (guest.joinedAt !== undefined) return;
  const { role = 'office' } = guest;
  work.put(withLegAs(call, leg, { sid, joinedAt: work.now }));
  const visit = work.demand('visit', call.visitId);
  work.put({ ...visit, guests: [...new Set([...(visit.guests ?? []), role])] });
  record(work, call, { type: 'guestJoined', leg, role });
}

/** A third party is gone, or was never reached; the talk goes on. */
export function guestLeft(work: Work, call: Call, { leg, guest, how }: { leg: number; guest: Leg; how: string }): void {
  if (guest.forward !== undefined) return officeNotReached(work, call, { leg, rung: guest, how });
  const { role = 'office', joinedAt } = guest;
  record(work, call, { type: 'guestLeft', leg, role, joined: joinedAt !== undefined, isBusy: how === 'busy' });
}

type Told = Extract<Parameters<Work['record']>[0], { type: `guest${string}` }>;

function record(work: Work, { visitId, callId }: Call, told: Told): void {
  work.record(told, { visitId, callId });
}
