import { plus } from '../../flows/calendar/local-time.ts';
import { guestLegs, legOf } from '../../flows/routing/legs.ts';
import type { Call } from '../../schemas/call.ts';
import { showNumber } from '../../schemas/phone/shown.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { DeskCall } from '../../schemas/staff-api.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { type Head, headsById } from './citizens.ts';
import type { Deps } from './deps.ts';

/** The call that rings at a consultant's desk or is talked in there, with whoever is in it. */
export async function deskCallOf(
  deps: Deps,
  { call, consultant, policy }: { call: Call; consultant: Consultant; policy: Policy },
): Promise<DeskCall | undefined> {
  const { state } = call;
  if (state.at === 'prompt' || state.at === 'waiting' || state.at === 'ended') return undefined;
  const leg = legOf(call, state.leg);
  if (leg?.staffId !== consultant.staffId) return undefined;
  const [{ visit, head } = { visit: undefined, head: { visitId: call.visitId } }] = await headsById(deps, [
    call.visitId,
  ]);
  const number = visit === undefined ? undefined : await numberShown(deps, call, { visit, head });
  const lostSince = state.at === 'lost' ? state.since : 'lost' in state ? state.lost?.since : undefined;
  const waitingSince = visit?.waitingSince ?? call.waitedSince;
  return {
    ...head,
    id: call.callId,
    callId: call.callId,
    direction: call.direction,
    routing: state.at,
    identified: visit?.personId !== undefined,
    provisional: call.through === 'number',
    ...(number !== undefined && { number }),
    since: leg.at,
    ...(waitingSince !== undefined && { waitingSince }),
    ...(call.connectedAt !== undefined && { connectedAt: call.connectedAt }),
    ...(state.at === 'connected' && state.heldSince !== undefined && { heldSince: state.heldSince }),
    ...guestsOf(call),
    ...(lostSince !== undefined && { rejoinUntil: plus(lostSince, policy.routing.rejoin) }),
  };
}

function guestsOf(call: Call): Pick<DeskCall, 'guests'> {
  const guests = guestLegs(call).flatMap((leg) => {
    const guest = legOf(call, leg);
    return guest?.role === undefined ? [] : [{ leg, role: guest.role, joined: guest.joinedAt !== undefined }];
  });
  return guests.length === 0 ? {} : { guests };
}

/** The number in hand, which need not be the registered one: who calls shows it, and who is called is dialled there. */
async function numberShown(
  { sealing }: Deps,
  { direction, callerSealed, unitId }: Call,
  { visit, head }: { visit: Visit; head: Head },
): Promise<string | undefined> {
  const inHand = direction === 'inbound' ? callerSealed : visit.callNumber;
  if (inHand !== undefined) return showNumber(await sealing.open(inHand, unitId));
  return direction === 'inbound' ? undefined : head.citizen?.phone;
}
