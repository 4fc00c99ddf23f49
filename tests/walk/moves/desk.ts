import { compact } from '../../../flows/booking/times.ts';
import type { Command } from '../../../flows/case/command.ts';
import type { Call } from '../../../schemas/call.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { colleague, kinds, registered } from '../cases.ts';
import type { Move } from '../play.ts';
import { lastTimes, unitId, type World } from '../world.ts';

/** What a consultant or clerk does with the case meanwhile. */
export function deskMoves(world: World, { callId }: Call, visit: Visit): Move[] {
  const { visitId } = visit;
  const conclusion = {
    type: 'conclude',
    unitId,
    visitId,
    version: 0,
    category: 'jobparat',
    staffId: colleague,
  } as const;
  const person = {
    type: 'register',
    unitId,
    callId,
    sealed: { name: 'sealed', referenceCode: 'sealed', phone: 'sealed' },
    hashes: { code: `7${String(world.depth).padStart(5, '0')}`, phone: `phone ${world.depth}` },
    knownBefore: false,
    protectedAddress: false,
    language: 'da',
  } as const;
  // Once is enough for each: in a call in which staff has acted before, what the citizen chooses makes no other difference.
  const choices = world.staffed ? (['none'] as const) : (['callback', 'physical', 'none'] as const);
  return [
    does('withdrawn', { type: 'withdraw', unitId, visitId }),
    does('concluded', { ...conclusion, certainty: 'sikker' }),
    does('concluded in doubt', { ...conclusion, certainty: 'usikker', slotId: deskSlot(world, visit, 2) }),
    does('concluded in doubt', { ...conclusion, certainty: 'usikker' }),
    does('booked', { type: 'bookMeeting', unitId, visitId, slotId: deskSlot(world, visit, 2) }),
    ...withMeeting(world, visit),
    ...choices.map((choice) => does('registered', { ...person, choice })),
    // Whoever is known already is refused, whichever case it is.
    ...(visit.applicantId === undefined ? kinds : kinds.slice(0, 1)).map((kind) => {
      const { visit: other, entities } = registered(kind, true);
      return { ...does('linked', { type: 'linkCall', unitId, callId, visitId: other.visitId }), given: entities };
    }),
  ];
}

function does(label: string, command: Command): Move {
  return { label, command, by: colleague, isStaffs: true };
}

/** Moved, or over: days later, so the walk does not go on from there. */
function withMeeting(world: World, visit: Visit): Move[] {
  const { meeting } = visit;
  if (meeting === undefined) return [];
  const { meetingId, startAt } = meeting;
  const outcomes = (['held', 'noShow'] as const).map((outcome) => ({
    ...does(outcome, { type: 'endMeeting', unitId, meetingId, outcome }),
    at: startAt,
    isLast: true,
  }));
  return [does('moved', { type: 'moveMeeting', unitId, meetingId, slotId: deskSlot(world, visit, 1) }), ...outcomes];
}

/** A chair at one of the last times, and not at the one that the case has. */
function deskSlot({ now }: World, { meeting }: Visit, chair: 1 | 2): string {
  const startAt = lastTimes(now).find((time) => time !== meeting?.startAt) ?? now;
  return `${compact(startAt)}-${chair}`;
}
