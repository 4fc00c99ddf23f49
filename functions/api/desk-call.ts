import { plus } from '../../flows/calendar/local-time.ts';
import { colleagueLeg, consultantLegOf, guestLegs, legOf, supervisorLeg } from '../../flows/routing/legs.ts';
import { officeOf } from '../../flows/routing/office.ts';
import type { Call, Leg } from '../../schemas/call.ts';
import { showNumber } from '../../schemas/phone/shown.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { DeskCall } from '../../schemas/staff-api.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { type Head, headsById } from './citizens.ts';
import type { Deps } from './deps.ts';
import { whyMine } from './why-mine.ts';

/** The call that rings at a consultant's desk or is talked in there, with whoever is in it. */
export async function deskCallOf(
  deps: Deps,
  { call, consultant, policy }: { call: Call; consultant: Consultant; policy: Policy },
): Promise<DeskCall | undefined> {
  const { state } = call;
  if (state.at === 'prompt' || state.at === 'waiting' || state.at === 'ended') return undefined;
  const { leg, isAsked } = ownLeg(call, consultant);
  if (leg === undefined) return undefined;
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
    routing: isAsked && leg.joinedAt === undefined ? 'reserved' : state.at,
    identified: visit?.personId !== undefined,
    provisional: call.through === 'number',
    ...(number !== undefined && { number }),
    since: leg.at,
    ...(waitingSince !== undefined && { waitingSince }),
    ...(call.connectedAt !== undefined && { connectedAt: call.connectedAt }),
    ...(state.at === 'connected' && state.heldSince !== undefined && { heldSince: state.heldSince }),
    ...whyMine(call, consultant),
    ...(await consultOf(deps, call, !isAsked)),
    ...(await supervisorOf(deps, call)),
    ...guestsOf(call, policy),
    ...(lostSince !== undefined && { rejoinUntil: plus(lostSince, policy.routing.rejoin) }),
  };
}

/** The consultant's leg of a call: their own talk, or one in which a colleague asks them. */
function ownLeg(call: Call, { staffId }: Consultant): { leg?: Leg | undefined; isAsked: boolean } {
  const asked = legOf(call, colleagueLeg(call));
  if (asked?.staffId === staffId) return { leg: asked, isAsked: true };
  const leg = legOf(call, consultantLegOf(call));
  return { leg: leg?.staffId === staffId ? leg : undefined, isAsked: false };
}

/** Who is asked, or who asks. */
async function consultOf(deps: Deps, call: Call, isMine: boolean): Promise<Pick<DeskCall, 'consult'>> {
  const asked = legOf(call, colleagueLeg(call));
  if (asked === undefined) return {};
  const other = isMine ? asked : legOf(call, consultantLegOf(call));
  const names = await deps.staffNames(call.unitId);
  const name = (other?.staffId && names.get(other.staffId)) ?? other?.user ?? '';
  return { consult: { isMine, name, joined: asked.joinedAt !== undefined } };
}

/** A coordinator who takes part, or is about to. */
async function supervisorOf(deps: Deps, call: Call): Promise<Pick<DeskCall, 'supervisor'>> {
  const leg = legOf(call, supervisorLeg(call));
  const mode = leg?.supervision?.mode ?? leg?.supervision?.asked;
  if (leg?.staffId === undefined || mode === undefined) return {};
  const names = await deps.staffNames(call.unitId);
  return { supervisor: { mode, name: names.get(leg.staffId) ?? leg.user ?? '', joined: leg.joinedAt !== undefined } };
}

function guestsOf(call: Call, policy: Policy): Pick<DeskCall, 'guests'> {
  const office = officeOf(call, policy)?.name;
  const guests = guestLegs(call).flatMap((leg) => {
    const { role, joinedAt, forward } = legOf(call, leg) ?? {};
    if (role === undefined || forward?.withdrawn === true) return [];
    const isOffice = forward !== undefined && office !== undefined;
    return [{ leg, role, joined: joinedAt !== undefined, ...(isOffice && { office }) }];
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
