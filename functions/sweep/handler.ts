import { daysWithSlots, slotsOfDay } from '../../flows/booking/slots.ts';
import { localDayOf, plus } from '../../flows/calendar/local-time.ts';
import { policyOn } from '../../flows/calendar/policy.ts';
import { openTask } from '../../flows/callback/promise.ts';
import { draftChange } from '../../flows/change.ts';
import { SILENT_LEG } from '../../flows/line/receive.ts';
import { lineOf, nextLine } from '../../flows/line/step.ts';
import { isAlive, moveConsultant } from '../../flows/routing/presence.ts';
import { giveToNext, rejoinUntil } from '../../flows/routing/talk.ts';
import type { Call } from '../../schemas/call.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { Unit } from '../../schemas/unit.ts';
import { keyOf } from '../adapters/keys.ts';
import { settle } from '../effects/settle.ts';
import { logCodes } from '../log-codes.ts';
import { citizenLeft } from '../moves/citizen-left.ts';
import { consultantLeft } from '../moves/consultant-left.ts';
import { match } from '../moves/match.ts';
import { startCallback } from '../moves/start-callback.ts';
import type { Deps } from './deps.ts';
import { reconcile } from './reconcile.ts';

/** Duties taken up in one run; the rest follow in the next, a minute later. */
const MOST = 100;
/** A talk is asked after seldom: its legs tell of their own end, this is for the telling that got lost. */
const LONG_CHECK = 'PT10M';

/** Does every timed duty that is due and says when the next one will be. One duty that fails never holds up the others. */
export const createSweep = (deps: Deps) => async (): Promise<{ nextDueAt: string | null }> => {
  const now = deps.now();
  for (const entity of await deps.store.due(now, MOST)) await duty(deps, entity).catch(report(deps, entity.entity));
  for (const unitId of await deps.store.unitIds()) await unitDuties(deps, unitId).catch(report(deps, 'unit'));
  const next = await deps.store.nextDue(plus(now, 'PT0.001S'));
  return { nextDueAt: next ?? null };
};

const report =
  ({ log }: Deps, kind: string) =>
  (error: unknown): void => {
    log.error(logCodes.dutyFailed, { kind, reason: error instanceof Error ? error.message : 'unknown' });
  };

const duty = async (deps: Deps, due: Entity): Promise<void> => {
  const { store, now } = deps;
  switch (due.entity) {
    case 'visit': {
      if (due.promise !== undefined) return startCallback(deps, due.visitId);
      const visit = await store.visit(due.visitId);
      if (visit?.chooseBy === undefined || visit.chooseBy > now()) return;
      const draft = draftChange(visit.unitId, now(), `${visit.visitId}.${visit.version}`);
      const { chooseBy: _asked, ...rest } = visit;
      openTask(draft, visit, 'noChoice');
      draft.visit(visit, rest);
      await store.commit(draft.finish());
      return;
    }
    case 'call':
      return checkCall(deps, due.callId);
    case 'event': {
      const event = await store.event(keyOf(due));
      if (event === undefined) return;
      deps.log.info(logCodes.effectUnknown, { eventId: event.eventId });
      return settle(deps, event);
    }
    case 'followUp': {
      const followUp = await store.followUp(due.followUpId);
      if (
        followUp === undefined ||
        followUp.closed !== undefined ||
        followUp.overdueAt !== undefined ||
        followUp.dueAt > now()
      )
        return;
      const draft = draftChange(followUp.unitId, now(), `${followUp.followUpId}.${followUp.version}`);
      draft.put({ ...followUp, overdueAt: draft.now });
      draft.tell({ type: 'followUpOverdue', followUpId: followUp.followUpId }, { visitId: followUp.visitId });
      await store.commit(draft.finish());
      return;
    }
    case 'consultant': {
      const consultant = await store.consultant(due.unitId, due.staffId);
      if (consultant?.state === 'available' && (consultant.idleFrom ?? '') <= now()) {
        // The cool-off is over; the match below gives the next call.
        await store.save({ ...consultant, since: now() });
        return;
      }
      if (consultant?.state !== 'wrapping' || (consultant.wrapUntil ?? '') > now()) return;
      const draft = draftChange(due.unitId, now(), `wrap.${due.staffId}.${consultant.version}`);
      moveConsultant(draft, consultant, 'available');
      await store.commit(draft.finish());
      return;
    }
    default:
      return;
  }
};

/** A leg we have not heard of for a while: is it still there? A contact whose call no longer exists becomes a missed call. */
const checkCall = async (deps: Deps, callId: string): Promise<void> => {
  const { store, now, carrier } = deps;
  const call = await store.call(callId);
  if (call === undefined || call.routing === 'ended' || (call.checkAt ?? '') > now()) return;
  const unit = await deps.unit(call.unitId);
  if (call.citizenSid !== undefined) {
    const live = await carrier.isLive(call.citizenSid);
    if (live.ok && !live.value) {
      deps.log.info(logCodes.callGone, { callId });
      return citizenLeft(deps, callId, call.citizenSid);
    }
  } else if (call.routing === 'accepted') {
    // We meant to dial the citizen and never learnt that we did.
    return citizenLeft(deps, callId, undefined);
  }
  const leg = call.reservation;
  const rings = call.routing === 'reserved' || call.routing === 'accepted' || call.routing === 'connected';
  if (leg !== undefined && rings) {
    const live = leg.sid === undefined ? { ok: true as const, value: false } : await carrier.isLive(leg.sid);
    if (live.ok && !live.value) return consultantLeft(deps, callId, leg.number, 'failed');
  }
  await keepChecking(deps, call, unit);
};

/** The legs are there: look again later, and let nobody wait for a consultant who will not come back. */
const keepChecking = async ({ store, now }: Deps, call: Call, unit: Unit): Promise<void> => {
  const at = now();
  const policy = policyOn(unit, localDayOf(at));
  const draft = draftChange(unit.unitId, at, `${call.callId}.${call.version}`);
  if (call.routing === 'lost' && at >= rejoinUntil(call, policy)) {
    const consultant =
      call.reservation === undefined ? undefined : await store.consultant(unit.unitId, call.reservation.staffId);
    const given = giveToNext(draft, call, consultant, policy);
    const next = nextLine(lineOf(call), { type: 'NOT_BACK' });
    draft.put({
      ...given,
      line: { value: next.value, context: { ...next.context }, step: call.line.step },
      checkAt: plus(at, SILENT_LEG),
    });
  } else {
    draft.put({ ...call, checkAt: plus(at, call.routing === 'connected' ? LONG_CHECK : SILENT_LEG) });
  }
  await store.commit(draft.finish());
};

/** What is looked after in passing for each unit: slots ahead, desks gone silent, queues that wait for a cool-off, calls we never heard of. */
const unitDuties = async (deps: Deps, unitId: string): Promise<void> => {
  const unit = await deps.unit(unitId);
  const now = deps.now();
  const policy = policyOn(unit, localDayOf(now));
  await layOutSlots(deps, unit, now);
  for (const seen of await deps.store.presences(now, MOST)) {
    if (seen.unitId !== unitId || isAlive(seen, now, policy)) continue;
    const consultant = await deps.store.consultant(unitId, seen.staffId);
    if (consultant === undefined || isAlive(consultant, now, policy)) continue;
    if (consultant.state !== 'available' && consultant.state !== 'pause') continue;
    const draft = draftChange(unitId, now, `stale.${seen.staffId}.${consultant.version}`);
    moveConsultant(draft, consultant, 'off', { reason: 'ingen forbindelse' });
    await deps.store.commit(draft.finish());
  }
  await match(deps, unitId);
  await reconcile(deps, unit);
};

/** Slots exist as far ahead as the policy says; a day is laid out once. */
const layOutSlots = async ({ store, laidOut }: Deps, unit: Unit, now: string): Promise<void> => {
  const policy = policyOn(unit, localDayOf(now));
  for (const day of daysWithSlots(now, policy)) {
    const name = `${unit.unitId} ${day}`;
    if (laidOut.has(name)) continue;
    const slots = slotsOfDay(unit.unitId, day, policy);
    const [first, last] = [slots[0], slots.at(-1)];
    if (first !== undefined && last !== undefined) {
      const there = new Set((await store.slots(unit.unitId, first.startAt, last.startAt)).map((slot) => slot.slotId));
      for (const slot of slots) if (!there.has(slot.slotId)) await store.save(slot);
    }
    laidOut.add(name);
  }
};
