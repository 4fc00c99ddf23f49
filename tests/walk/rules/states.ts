import { companionsOf } from '../../../flows/case/companions.ts';
import { staffOf } from '../../../flows/routing/legs.ts';
import { contactState, isOpenContact, isPromised } from '../../../flows/visit/contact.ts';
import type { Entity } from '../../../schemas/entity.ts';
import type { Event } from '../../../schemas/event.ts';
import type { Consultant } from '../../../schemas/staff.ts';
import { endReason, type Visit } from '../../../schemas/visit.ts';
import { allOf, type Items, itemOf, storedName } from '../items.ts';
import { type Changed, eventsOf, isLive, written } from '../step.ts';
import type { Rules } from './rule.ts';

/** What must be stored, whatever has happened. */
export const states: Rules = {
  'a call that is live has its contact, and no other call of that contact is live': ({ after, move }) =>
    move.command.type !== 'receiveCall' &&
    allOf(after.items, 'call').some(
      (call) =>
        isLive(call) &&
        call.callId === after.callId &&
        itemOf(after.items, 'visit', call.visitId)?.activeCallId !== call.callId,
    ),

  'a call that has ended holds no contact': ({ after }) =>
    allOf(after.items, 'visit').some(
      ({ activeCallId }) => itemOf(after.items, 'call', activeCallId)?.state.at === 'ended',
    ),

  'whoever hangs up, wherever, is called back, booked, served, on a list, or has ended for an allowed reason': (step) =>
    endedCalls(step).some(({ visitId }) => {
      const visit = itemOf(step.after.items, 'visit', visitId);
      return visit === undefined || !isLookedAfter(visit, step.after.items);
    }),

  'whoever is to be called has a number': (step) =>
    written(step, 'visit').some(({ is }) => is.callback !== undefined && !hasNumber(is, step.after.items)),

  'nobody ends abandoned who could be called back': (step) =>
    eventsOf(step, 'visitEnded').some(({ payload, visitId, callId }) => {
      const call = itemOf(step.before.items, 'call', callId);
      const visit = itemOf(step.before.items, 'visit', visitId);
      const isKnown = visit?.personId !== undefined || visit?.openedBy === 'registration';
      return payload.reason === 'abandoned' && (call?.callable === true || call?.callerSealed !== undefined || isKnown);
    }),

  'what was promised or booked goes only with a talk, another choice, the end of the case, or when the citizen did not come':
    (step) =>
      written(step, 'visit').some(({ was, is }) => {
        const tells = (...types: Event['payload']['type'][]) =>
          step.change.events.some(({ payload, visitId }) => visitId === is.visitId && types.includes(payload.type));
        // A split gives back what the case had, and to the call what was promised in it.
        const isClosed = tells('visitEnded', 'visitConcluded', 'callSplit');
        const isUncalled = was?.callback !== undefined && is.callback?.madeAt !== was.callback.madeAt;
        const isUnmet = was?.meeting !== undefined && is.meeting?.meetingId !== was.meeting.meetingId;
        const isCalled =
          isClosed ||
          tells(
            'callEnded',
            'callbackPromised',
            'callbackBroken',
            'meetingBooked',
            'callbackMissed',
            'callIdentified',
          ) ||
          tells('callbackCancelled');
        const isMet = isClosed || tells('meetingBooked', 'meetingEnded', 'callIdentified', 'meetingCancelled');
        return (isUncalled && !isCalled) || (isUnmet && !isMet);
      }),

  'what the caller was told as settled stands when the call ends': ({ before, call, callAfter, visitAfter }) => {
    if (before.confirmed === undefined || !isLive(call) || isLive(callAfter)) return false;
    if (visitAfter === undefined || !isOpenContact(visitAfter)) return false;
    const { callback, meeting, talkedAt, desk } = visitAfter;
    // It was another person's, and the desk asks this one.
    if (desk?.what === 'choose') return false;
    return before.confirmed === 'meeting'
      ? meeting === undefined
      : [callback, meeting, talkedAt].every((one) => one === undefined);
  },

  'a place in the queue is given once and kept': ({ call, callAfter }) =>
    call?.placeAt !== undefined && callAfter !== undefined && callAfter.placeAt !== call.placeAt,

  'whoever waited keeps the place in the call-back that is promised': (step) =>
    eventsOf(step, 'callbackPromised').some(({ callId, visitId }) => {
      const call = itemOf(step.before.items, 'call', callId ?? step.call?.callId);
      const callback = itemOf(step.after.items, 'visit', visitId)?.callback;
      const isTheirs = call?.direction === 'inbound' && call.visitId === visitId && step.move.isStaffs !== true;
      return isTheirs && call.placeAt !== undefined && callback?.placeAt !== call.placeAt;
    }),

  'queue entries, entries of who is free, sold times, telephones in use and all by which one is found stand exactly while their owner says so':
    ({ after }) =>
      !sameNames([...after.items.values()].flatMap(ownedBy), [...after.items.values()].filter(isCompanion)),

  'a consultant is held by a call that is live, or until the leg that rings has ended': ({ after }) =>
    allOf(after.items, 'consultant').some((consultant) => isHeld(consultant) && !mayHold(consultant, after.items)),

  'nothing is left to do for a contact that has ended': (step) =>
    written(step, 'visit').some(
      ({ is }) => is.ended !== undefined && (is.callback !== undefined || is.meeting !== undefined),
    ),

  'whatever is open has one next step, and what is not has none': ({ after }) =>
    allOf(after.items, 'visit').some(
      (visit) => (isOpenContact(visit) || isPromised(visit)) && visit.step === undefined,
    ) || allOf(after.items, 'followUp').some(({ closed, step }) => (closed === undefined) !== (step !== undefined)),

  'no doubt is closed that nobody was met about': (step) =>
    written(step, 'followUp').some(
      ({ is }) =>
        is.closed !== undefined && is.closed.outcome !== 'withdrawn' && (is.meeting?.startAt ?? '9') > step.after.now,
    ),

  'no consultant is rung for a call-back that is no longer wished': (step) =>
    written(step, 'call').some(({ was, is }) => {
      const visit = itemOf(step.after.items, 'visit', is.visitId);
      const isRung = is.state.at === 'reserved' && was?.state.at !== 'reserved';
      const isCallback = is.direction === 'callback' && is.connectedAt === undefined;
      return isRung && isCallback && (visit?.callback === undefined || visit.ended !== undefined);
    }),

  'nobody has two meetings at once': (step) =>
    written(step, 'meeting').some(({ is }) => {
      const booked = allOf(step.after.items, 'meeting').filter(
        (one) => one.state === 'booked' && one.visitId === is.visitId,
      );
      return booked.filter(({ purpose }) => purpose === 'visit').length > 1;
    }),
};

function endedCalls(step: Changed) {
  return written(step, 'call').flatMap(({ was, is }) => (isLive(was) && !isLive(is) ? [is] : []));
}

/** Somebody will hear from us or has us on a list: a promise with a time, a talk to conclude, or what the desk was asked. */
function isLookedAfter(visit: Visit, items: Items): boolean {
  const { callback, meeting, talkedAt, desk, conclusion, ended, activeCallId } = visit;
  switch (contactState(visit)) {
    case 'ended':
      return endReason.safeParse(ended?.reason).success;
    case 'served':
      return conclusion !== undefined;
    case 'booked':
      return itemOf(items, 'meeting', meeting?.meetingId)?.state === 'booked' || talkedAt !== undefined;
    case 'waiting': {
      if (callback !== undefined) return callback.from < callback.until;
      return talkedAt !== undefined || desk !== undefined || isLive(itemOf(items, 'call', activeCallId));
    }
  }
}

function hasNumber({ callNumber, personId }: Visit, items: Items): boolean {
  return callNumber !== undefined || itemOf(items, 'person', personId)?.phone !== undefined;
}

const companions = new Set<Entity['entity']>([
  'queueEntry',
  'availability',
  'slot',
  'numberInUse',
  'queueSeat',
  'promised',
  'personLookup',
  'codeLookup',
  'openNumber',
]);
const owned = new WeakMap<Entity, Entity[]>();

function ownedBy(owner: Entity): Entity[] {
  const found = owned.get(owner) ?? companionsOf(owner);
  owned.set(owner, found);
  return found;
}

function isCompanion({ entity }: Entity): boolean {
  return companions.has(entity);
}

function sameNames(some: Entity[], others: Entity[]): boolean {
  const names = new Set(some.map(storedName));
  return names.size === others.length && others.every((one) => names.has(storedName(one)));
}

function isHeld({ state }: Consultant): boolean {
  return state === 'reserved' || state === 'busy';
}

function mayHold({ callId, leg, staffId }: Consultant, items: Items): boolean {
  const call = itemOf(items, 'call', callId);
  const held = call?.legs[String(leg)];
  if (call === undefined || held?.staffId !== staffId) return false;
  // Whose leg was lost is kept for the call for a while, to come back to it.
  return held.endedAt === undefined || staffOf(call) === staffId;
}
