import type { Call } from '../../../schemas/call.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { colleague } from '../cases.ts';
import { itemOf } from '../items.ts';
import type { Move } from '../play.ts';
import { after, staffId, unitId, type World } from '../world.ts';

/** Rings, ends and presence, each by the consultant who is walked and by one who has nothing to do with the call; and every duty. */
export function routingMoves(world: World, call: Call, visit: Visit): Move[] {
  const { callId } = call;
  const who = [staffId, colleague] as const;
  const endings = who.flatMap((by) =>
    (['ended', 'voicemail'] as const).map(
      (outcome): Move => ({
        label: `desk says ${outcome}`,
        by,
        command: { type: 'endCall', unitId, callId, staffId: by, outcome },
      }),
    ),
  );
  const presences = (['available', 'pause', 'off'] as const).map(
    (state): Move => ({
      label: `presence ${state}`,
      by: staffId,
      command: { type: 'choosePresence', unitId, staffId, user: 'konsulent1', state },
    }),
  );
  return [
    { label: 'claimed', command: { type: 'claim', unitId, callId, staffId } },
    ...who.map((by): Move => ({ label: 'rejoins', by, command: { type: 'rejoinCall', unitId, callId, staffId: by } })),
    ...endings,
    ...([undefined, colleague] as const).map(
      (to): Move => ({
        label: 'puts through',
        by: staffId,
        command: { type: 'transferCall', unitId, callId, staffId, to },
      }),
    ),
    { label: 'holds', by: staffId, command: { type: 'holdCall', unitId, callId, staffId, held: true } },
    { label: 'resumes', by: staffId, command: { type: 'holdCall', unitId, callId, staffId, held: false } },
    ...presences,
    { label: 'signed off if silent', command: { type: 'signOffIfStale', unitId, staffId } },
    ...duties(world, call, visit),
  ];
}

export function falls(entity: 'visit' | 'call' | 'consultant', id: string, at?: string): Move {
  return {
    label: `${entity} due`,
    command: { type: 'fallDue', unitId, ref: { entity, id } },
    ...(at !== undefined && { at }),
  };
}

/** Each duty when it is due, and while it may not be. */
function duties({ items, now }: World, call: Call, visit: Visit): Move[] {
  const soon = after(now, 10);
  const notBefore = (at: string | undefined) => (at === undefined || at < soon ? soon : at);
  const consultant = itemOf(items, 'consultant', staffId);
  return [
    falls('visit', visit.visitId),
    falls('visit', visit.visitId, notBefore(visit.callback?.nextAt)),
    ...(visit.callback === undefined ? [] : [falls('visit', visit.visitId, notBefore(visit.callback.until))]),
    falls('call', call.callId),
    falls('call', call.callId, notBefore(call.checkAt)),
    falls('consultant', staffId, notBefore(consultant?.wrapUntil ?? consultant?.idleFrom)),
  ];
}
