import { compact } from '../../../flows/booking/times.ts';
import type { Command } from '../../../flows/case/command.ts';
import type { Call } from '../../../schemas/call.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { answered, decisiveAnswers } from '../../fixtures/case.ts';
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
    version: 1,
    category: 'jobparat',
    staffId: colleague,
  } as const;
  const doubt = { certainty: 'usikker', arrangements: 'keep' } as const;
  const followUp = { slotId: deskSlot(world, visit, 2), lateReason: 'other' } as const;
  const person = {
    type: 'register',
    unitId,
    callId,
    sealed: { name: 'sealed', referenceCode: 'sealed' },
    hashes: { name: [], code: `7${String(world.depth).padStart(5, '0')}` },
    phone: { sealed: 'sealed', hash: `phone ${world.depth}` },
    knownBefore: false,
    protectedAddress: false,
    language: 'da',
  } as const;
  // Once is enough for each: in a call in which staff has acted before, what the citizen chooses makes no other difference.
  const choices = world.staffed ? (['none'] as const) : (['callback', 'physical', 'none'] as const);
  return [
    does('withdrawn', { type: 'withdraw', unitId, visitId }),
    ...(['keep', 'cancel'] as const).map((arrangements) =>
      asked(visitId, does('concluded', { ...conclusion, certainty: 'sikker', arrangements })),
    ),
    asked(visitId, does('concluded in doubt', { ...conclusion, ...doubt, followUp })),
    asked(visitId, does('concluded in doubt', { ...conclusion, ...doubt })),
    does('talked elsewhere', { type: 'noteTalk', unitId, visitId, form: 'phone', at: world.now, staffId: colleague }),
    does('promised', { type: 'promiseCallback', unitId, visitId }),
    // Judged wherever it can happen; a call that has been split goes on as one that never was joined.
    { ...does('split', { type: 'splitCall', unitId, callId }), isLast: true },
    does('booked', { type: 'bookMeeting', unitId, visitId, slotId: deskSlot(world, visit, 2) }),
    ...withMeeting(world, visit),
    ...choices.map((choice) => does('registered', { ...person, choice })),
    // Whoever is known already is refused, whichever case it is.
    ...(visit.personId === undefined ? kinds : kinds.slice(0, 1)).map((kind) => {
      const { visit: other, entities } = registered(kind, true);
      return { ...does('linked', { type: 'linkCall', unitId, callId, visitId: other.visitId }), given: entities };
    }),
  ];
}

/** Everything has been asked that a conclusion demands. */
function asked(visitId: Visit['visitId'], move: Move): Move {
  return { ...move, given: [answered(visitId, decisiveAnswers)] };
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
