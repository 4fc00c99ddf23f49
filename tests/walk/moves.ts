import { draftChange } from '../../flows/change.ts';
import { hear } from '../../flows/line/hear.ts';
import type { LineEvent } from '../../flows/line/machine.ts';
import { identifyCall, lineOf, nextLine, stepLine } from '../../flows/line/step.ts';
import { accept, comeBack, release, reserve } from '../../flows/routing/reservation.ts';
import { connect, endTalk, giveToNext, lose } from '../../flows/routing/talk.ts';
import type { Call } from '../../schemas/call.ts';
import {
  afterChange,
  applicantWith,
  consultant,
  OFFERS,
  policy,
  registeredVisits,
  slotsOffered,
  spareSlot,
  unit,
  type World,
} from './world.ts';

/** One thing that can happen to a call now. `says` is the caller's part in it. */
export interface Move {
  label: string;
  kind: 'wrongKey' | 'silence' | 'key' | 'hangUp' | 'ours';
  next: World;
}

/** Nothing at all, keys that mean something somewhere, one that never does, a code, a number we call and one we do not. */
const DIGITS = ['', ...'0123589#', '123456', '20123456', '90123456'];

const begin = (world: World) => draftChange(unit.unitId, world.now, `${world.call.callId}.walk`);
const held = { ...consultant, state: 'reserved' as const };
const talking = (world: World) => ({ ...consultant, state: 'busy' as const, callId: world.call.callId });

const withLine = (call: Call, event: LineEvent): Call => {
  const next = nextLine(lineOf(call), event);
  return { ...call, line: { value: next.value, context: { ...next.context }, step: call.line.step } };
};

const confirmedBy = (effects: readonly string[], value: string): World['confirmed'] => {
  if (value === 'promised' && effects.includes('promise')) return 'promise';
  return value === 'booked' && effects.includes('book') ? 'meeting' : undefined;
};

const step = (world: World, event: LineEvent, call = world.call, offers?: number): World => {
  const draft = begin(world);
  const next = nextLine(lineOf(call), event);
  const old =
    next.effects.includes('book') && world.visit.meeting !== undefined ? oldBookingOf(world.visit.meeting) : undefined;
  stepLine(draft, call, world.visit, event, {
    policy,
    old,
    keyedSealed: event.type === 'NUMBER_VALID' ? 'sealed' : undefined,
    offers: offers === undefined ? undefined : slotsOffered(offers),
    checkAt: world.now,
    consultant: call.routing === 'lost' ? talking(world) : undefined,
  });
  return afterChange(world, draft, confirmedBy(next.effects, next.value));
};

const oldBookingOf = ({ meetingId, slotId, startAt }: NonNullable<World['visit']['meeting']>) => ({
  meeting: {
    entity: 'meeting' as const,
    meetingId,
    unitId: unit.unitId,
    visitId: 'visit_known' as const,
    slotId,
    version: 1,
    startAt,
    endAt: startAt,
    purpose: 'visit' as const,
    state: 'booked' as const,
    bookedAt: startAt,
  },
  slot: { entity: 'slot' as const, unitId: unit.unitId, slotId, version: 1, startAt, endAt: startAt, meetingId },
});

/** What the citizen's leg says at a prompt: what `functions/voice` makes of it. */
const spoken = (world: World): Move[] => {
  const { call } = world;
  const { value } = lineOf(call);
  return DIGITS.flatMap((digits): Move[] => {
    const heard = hear(value, digits);
    const label = digits === '' ? 'silence' : `key ${digits}`;
    if (heard === 'code') return codes(world);
    const after = step(world, heard);
    const stays = after.call.line.value === value && after.call.line.context.reason !== 'repeat';
    const paging = value === 'meetingTimes' && digits === '8';
    const kind = digits === '' ? 'silence' : stays && !paging ? 'wrongKey' : 'key';
    const moves: Move[] = [{ label, kind, next: after }];
    if (nextLine(lineOf(call), heard).effects.includes('book')) {
      // Somebody else was first: the store refuses, and the caller chooses among what is free now.
      const chosen = withLine(call, heard);
      for (const offers of OFFERS)
        moves.push({
          label: `${label}, taken, ${offers} left`,
          kind: 'key',
          next: step(world, { type: 'SLOT_TAKEN', offers }, chosen, offers),
        });
    }
    return moves;
  });
};

const codes = (world: World): Move[] => [
  { label: 'code unknown', kind: 'wrongKey', next: step(world, { type: 'CODE_UNKNOWN' }) },
  ...registeredVisits().flatMap((visit, index) =>
    [true, false].map((phone): Move => {
      const draft = begin(world);
      const applicant = applicantWith(phone);
      const identified = identifyCall(draft, world.call, world.visit, { applicant, visit }, 'code');
      const event: LineEvent = { type: 'CODE_FOUND', callable: phone };
      stepLine(draft, identified.call, identified.visit, event, { policy, checkAt: world.now });
      return {
        label: `code of case ${index}${phone ? '' : ' without number'}`,
        kind: 'key',
        next: afterChange(world, draft, undefined),
      };
    }),
  ),
];

/** The citizen's leg is gone: what `functions/moves/citizen-left` makes of it. */
const hangUp = (world: World): Move[] => {
  const { call } = world;
  const talked = call.connectedAt !== undefined;
  const movedOn = talked && call.lostAt === undefined && call.routing !== 'connected' && call.routing !== 'lost';
  if (movedOn || (!talked && call.direction === 'inbound')) {
    const queued: Call = call.routing === 'accepted' ? { ...call, routing: 'reserved' } : call;
    return [{ label: 'hangs up', kind: 'hangUp', next: step(world, { type: 'HANGUP' }, queued) }];
  }
  return [undefined, spareSlot].map((freeSlot): Move => {
    const draft = begin(world);
    endTalk(draft, {
      call,
      visit: world.visit,
      consultant: talking(world),
      outcome: talked ? 'citizenHungUp' : 'noAnswer',
      policy,
      freeSlot,
    });
    return { label: 'hangs up', kind: 'hangUp', next: afterChange(world, draft, undefined) };
  });
};

const ours = (label: string, world: World, run: (draft: ReturnType<typeof begin>) => void): Move => {
  const draft = begin(world);
  run(draft);
  return { label, kind: 'ours', next: afterChange(world, draft, undefined) };
};

const endedAtTheDesk = (world: World): Move[] =>
  (world.call.direction === 'callback' ? (['ended', 'voicemail'] as const) : (['ended'] as const)).flatMap((outcome) =>
    [undefined, spareSlot].map((freeSlot) =>
      ours(`desk ends: ${outcome}`, world, (draft) =>
        endTalk(draft, {
          call: world.call,
          visit: world.visit,
          consultant: talking(world),
          outcome,
          policy,
          freeSlot,
        }),
      ),
    ),
  );

/** What routing, the desk and the carrier can do with the call as it stands. */
const routed = (world: World): Move[] => {
  const { call } = world;
  const { value } = lineOf(call);
  switch (call.routing) {
    case 'waiting':
      return [
        ours('softphone rings', world, (draft) => reserve(draft, call, consultant)),
        ...(value === 'waiting'
          ? [{ label: 'line closes', kind: 'ours', next: step(world, { type: 'CLOSED' }) } as Move]
          : []),
      ];
    case 'reserved':
      return [
        ours('softphone answers', world, (draft) => accept(draft, call, held)),
        ours('softphone silent', world, (draft) =>
          release(draft, call, { ...held, callId: call.callId }, 'timeout', policy),
        ),
      ];
    case 'accepted':
      return [
        ours('joined', world, (draft) => draft.put(connect(draft, withLine(call, { type: 'TAKEN' })))),
        ours('consultant lost', world, (draft) => release(draft, call, talking(world), 'failed', policy)),
      ];
    case 'connected':
      return [
        ours('consultant lost', world, (draft) => draft.put(withLine(lose(draft, call), { type: 'LOST' }))),
        ...endedAtTheDesk(world),
      ];
    case 'lost':
      return [
        ours('consultant comes back', world, (draft) => comeBack(draft, call, talking(world))),
        ...(value === 'lost'
          ? [
              ours('not back', world, (draft) =>
                draft.put(withLine(giveToNext(draft, call, talking(world), policy), { type: 'NOT_BACK' })),
              ),
            ]
          : []),
        ...endedAtTheDesk(world),
      ];
    default:
      return [];
  }
};

/** Everything that can happen to the call in this moment. */
export const movesOf = (world: World): Move[] => {
  const { routing } = world.call;
  if (routing === 'ended') return [];
  const unheard = routing === 'accepted' || routing === 'connected' || world.call.line.value === 'dialled';
  return [...(unheard ? [] : spoken(world)), ...routed(world), ...hangUp(world)];
};
