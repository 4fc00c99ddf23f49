import type { Call } from '../../schemas/call.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Policy } from '../../schemas/unit.ts';
import { plus } from '../calendar/local-time.ts';
import type { Draft } from '../change.ts';
import { moveConsultant } from './presence.ts';

/** Should the carrier never tell how a ring ended, `sweep` asks after this long: more than any ring lasts. */
const RING_CHECK = 'PT2M';

const queueEntryOf = (call: Call) => ({
  entity: 'queueEntry' as const,
  unitId: call.unitId,
  placeAt: call.placeAt ?? call.startedAt,
  callId: call.callId,
  direction: call.direction,
});

/** Puts a call in the queue at its place; the place is given once and kept over releases. */
export const enqueue = (draft: Draft, call: Call): Call => {
  const after: Call = { ...call, routing: 'waiting', placeAt: call.placeAt ?? draft.now };
  draft.put(queueEntryOf(after));
  draft.tell(
    { type: 'callWaiting' },
    { visitId: call.visit.visitId, callId: call.callId, effects: [{ kind: 'match', unitId: call.unitId }] },
  );
  return after;
};

/**
 * The citizen no longer waits: takes the call out of the queue, or away from the consultant whose softphone rings for it (that leg is
 * hung up and its end frees the consultant), or from the one whose leg was lost, who is left in peace for the cool-off. `gone`: the
 * citizen has hung up, and the end of the call silences the softphone.
 */
export const leaveQueue = (
  draft: Draft,
  call: Call,
  { consultant, policy, gone }: { consultant: Consultant | undefined; policy: Policy; gone: boolean },
): Call => {
  const about = { visitId: call.visit.visitId, callId: call.callId };
  const staffId = call.reservation?.staffId ?? '';
  if (call.routing === 'waiting') draft.remove(queueEntryOf(call));
  if (call.routing === 'reserved' && call.reservation?.sid !== undefined && !gone) {
    const effects = [{ kind: 'hangUp' as const, sid: call.reservation.sid }];
    draft.tell({ type: 'callReleased', staffId, why: 'canceled' }, { ...about, effects });
  }
  if (call.routing !== 'lost') {
    const { lostAt: _back, ...kept } = call;
    return { ...kept, routing: 'none' };
  }
  const { lostAt: _lost, reservation: _released, ...kept } = call;
  draft.tell({ type: 'callReleased', staffId, why: 'notBack' }, about);
  freeConsultant(draft, consultant, call, plus(draft.now, policy.routing.coolOff));
  return { ...kept, routing: 'none' };
};

/** The claim: an available consultant and a waiting call become each other's, in one transaction. */
export const reserve = (draft: Draft, call: Call, consultant: Consultant): void => {
  const number = call.reservations + 1;
  draft.remove(queueEntryOf(call));
  moveConsultant(draft, consultant, 'reserved', { callId: call.callId });
  draft.put({
    ...call,
    routing: 'reserved',
    reservations: number,
    reservation: { number, staffId: consultant.staffId, user: consultant.user, at: draft.now },
    checkAt: plus(draft.now, RING_CHECK),
  });
  tellReserved(draft, call, consultant, number);
};

const tellReserved = (draft: Draft, call: Call, consultant: Consultant, number: number): void =>
  draft.tell(
    { type: 'callReserved', staffId: consultant.staffId, reservation: number },
    {
      visitId: call.visit.visitId,
      callId: call.callId,
      effects: [{ kind: 'ringConsultant', callId: call.callId, reservation: number, staffId: consultant.staffId }],
    },
  );

/** The consultant whose leg was lost comes back: the softphone is rung again for the same call. */
export const comeBack = (draft: Draft, call: Call, consultant: Consultant): void => {
  const number = call.reservations + 1;
  draft.put({
    ...call,
    routing: 'reserved',
    reservations: number,
    reservation: { number, staffId: consultant.staffId, user: consultant.user, at: draft.now },
    checkAt: plus(draft.now, RING_CHECK),
  });
  tellReserved(draft, call, consultant, number);
};

/**
 * A softphone did not take the call (rejected, silent, dead): the call goes back to its place, or to `lost` when the consultant was on
 * the way back to it; the consultant stays on duty but is left in peace for the cool-off (never signed off for a missed ring).
 */
export const release = (
  draft: Draft,
  call: Call,
  consultant: Consultant | undefined,
  why: 'rejected' | 'timeout' | 'canceled' | 'failed',
  policy: Policy,
): void => {
  const staffId = call.reservation?.staffId ?? '';
  const { reservation: _released, citizenSid, ...kept } = call;
  const backToLost = call.lostAt !== undefined;
  const callAfter: Call = {
    ...kept,
    routing: backToLost ? 'lost' : 'waiting',
    ...(call.direction === 'inbound' || backToLost ? citizenSid !== undefined && { citizenSid } : {}),
    ...(backToLost && call.reservation !== undefined && { reservation: call.reservation }),
  };
  if (!backToLost) draft.put(queueEntryOf(callAfter));
  draft.put(callAfter);
  draft.tell(
    { type: 'callReleased', staffId, why },
    {
      visitId: call.visit.visitId,
      callId: call.callId,
      effects: [
        ...(call.direction === 'callback' && !backToLost && citizenSid !== undefined
          ? [{ kind: 'hangUp' as const, sid: citizenSid }]
          : []),
        ...(backToLost ? [] : [{ kind: 'match' as const, unitId: call.unitId }]),
      ],
    },
  );
  if (!backToLost)
    freeConsultant(draft, consultant, call, why === 'canceled' ? draft.now : plus(draft.now, policy.routing.coolOff));
};

/** Frees a consultant who is held by this call and no other. */
export const freeConsultant = (
  draft: Draft,
  consultant: Consultant | undefined,
  call: Call,
  idleFrom: string,
): void => {
  if (consultant === undefined || consultant.callId !== call.callId) return;
  if (consultant.state !== 'reserved' && consultant.state !== 'busy') return;
  moveConsultant(draft, consultant, 'available', { idleFrom });
};

/** The softphone was answered: the consultant is busy and the citizen is fetched, from the line or by a call. */
export const accept = (draft: Draft, call: Call, consultant: Consultant): Call => {
  const after: Call = { ...call, routing: 'accepted', acceptedAt: draft.now };
  moveConsultant(draft, consultant, 'busy', { callId: call.callId });
  draft.put(after);
  draft.tell(
    { type: 'callAccepted', staffId: consultant.staffId },
    {
      visitId: call.visit.visitId,
      callId: call.callId,
      effects: [
        call.citizenSid === undefined
          ? { kind: 'dialCitizen', callId: call.callId }
          : { kind: 'moveCitizen', callId: call.callId },
      ],
    },
  );
  return after;
};
