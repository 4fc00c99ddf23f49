import type { Commands } from '../../../flows/case/command.ts';
import type { LegEnd } from '../../../flows/routing/leg-ended.ts';
import type { Call } from '../../../schemas/call.ts';
import { itemOf } from '../items.ts';
import type { Move } from '../play.ts';
import { staffId, unitId, type World } from '../world.ts';

/** How a leg that we asked for can end; one by which a citizen calls us has been answered, and is only completed. */
const legEnds: LegEnd[] = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];

/** No leg of any call has this CallSid. */
export const strange = `CA${'f'.repeat(32)}`;

/** The CallSid of a leg of a call. */
export function sidOf(callId: string, leg: number): string {
  const sum = [...callId].reduce((before, letter) => (before * 31 + letter.charCodeAt(0)) % 0xffffffff, 7);
  return `CA${sum.toString(16).padStart(30, '0')}${String(leg).padStart(2, '0')}`;
}

/** What the carrier tells of every leg the call has ever had, of one it never had, and of the ring of an earlier call. */
export function carrierMoves({ items }: World, call: Call): Move[] {
  const { callId, leg } = itemOf(items, 'consultant', staffId) ?? {};
  const isEarlier = callId !== undefined && leg !== undefined && callId !== call.callId;
  return [
    ...Object.keys(call.legs).flatMap((number) => ofLeg(call, Number(number))),
    { ...ends(call.callId, 9, 'unknown leg ends', { sid: strange }), isStale: true },
    ...(isEarlier ? [ends(callId, leg, 'ring of an earlier call ends', { how: 'canceled' })] : []),
  ];
}

function ends(callId: Call['callId'], leg: number, label: string, more: Partial<Commands['endLeg']> = {}): Move {
  return { label, command: { type: 'endLeg', callId, leg, how: 'completed', sid: sidOf(callId, leg), ...more } };
}

function ofLeg({ callId, legs, direction, citizenLeg }: Call, leg: number): Move[] {
  const { party, sid: known } = legs[String(leg)] ?? {};
  const isOwnCall = direction === 'inbound' && leg === citizenLeg;
  const sid = known ?? sidOf(callId, leg);
  const isStale = known !== undefined;
  const refusals = [true, false].map((again) =>
    ends(callId, leg, `${party} refused`, { how: 'failed', sid: undefined, refused: { code: '21211', again } }),
  );
  const ring = { type: 'answerRing', unitId, callId, leg, staffId } as const;
  return [
    ...(isOwnCall ? legEnds.slice(0, 1) : legEnds).map((how) => ends(callId, leg, `${party} ${how}`, { how, sid })),
    { ...ends(callId, leg, `another ${party} completed`, { sid: strange }), isStale },
    ...(known === undefined ? refusals : []),
    { label: `${party} leg named`, command: { type: 'nameLeg', callId, leg, sid } },
    { label: `another ${party} leg named`, command: { type: 'nameLeg', callId, leg, sid: strange }, isStale },
    { label: 'ring answered', command: { ...ring, sid } },
    { label: 'another ring answered', command: { ...ring, sid: strange }, isStale },
  ];
}
