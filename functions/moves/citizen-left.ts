import { localDayOf } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { draftChange } from '../../flows/change.ts';
import { stepLine } from '../../flows/line/step.ts';
import { endTalk } from '../../flows/routing/talk.ts';
import type { Call } from '../../schemas/call.ts';
import { type MoveDeps, TRIES } from './deps.ts';
import { firstFreeSlot } from './free-slot.ts';

/**
 * The citizen's leg has ended (hang-up, no answer, or gone at the carrier): ends what was running and says what becomes of the case.
 * A leg that is no longer the call's, and an end told twice, change nothing.
 */
export const citizenLeft = async (deps: MoveDeps, callId: string, sid: string | undefined): Promise<void> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const call = await deps.store.call(callId);
    if (call === undefined || call.routing === 'ended') return;
    if (sid !== undefined && call.citizenSid !== undefined && call.citizenSid !== sid) return;
    if (await end(deps, call)) return;
  }
  throw new Error('The call changed again and again');
};

const end = async (deps: MoveDeps, call: Call): Promise<boolean> => {
  const { store } = deps;
  const [unit, visit] = await Promise.all([deps.unit(call.unitId), store.visit(call.visit.visitId)]);
  if (visit === undefined) throw new Error('A call without its visit');
  const now = deps.now();
  const policy = policyOn(unit, localDayOf(now));
  const draft = draftChange(unit.unitId, now, `${call.callId}.${call.version}`);
  const talked = call.connectedAt !== undefined;
  // After a lost talk the citizen may have been given on, or have chosen something else: that choice or place stands.
  const movedOn = talked && call.lostAt === undefined && call.routing !== 'connected' && call.routing !== 'lost';
  if (movedOn || (!talked && call.direction === 'inbound')) {
    // In the line, in the queue, or on the way to a consultant who accepted this moment.
    const queued: Call = call.routing === 'accepted' ? { ...call, routing: 'reserved' } : call;
    stepLine(draft, queued, visit, { type: 'HANGUP' }, { policy, checkAt: now });
    return (await store.commit(draft.finish())).done;
  }
  const consultant =
    call.reservation === undefined ? undefined : await store.consultant(unit.unitId, call.reservation.staffId);
  const last =
    call.direction === 'callback' && !talked && (visit.promise?.attempts ?? 0) + 1 >= policy.callback.attempts;
  endTalk(draft, {
    call,
    visit,
    consultant,
    outcome: talked ? 'citizenHungUp' : 'noAnswer',
    policy,
    freeSlot: last ? await firstFreeSlot(store, unit, now) : undefined,
  });
  return (await store.commit(draft.finish())).done;
};
