import { transition } from 'xstate';
import type { Applicant } from '../../schemas/applicant.ts';
import type { Call, CallOutcome } from '../../schemas/call.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { bookVisitMeeting, type OldBooking } from '../booking/book.ts';
import { isDue, openPromise, openTask, queueCallback } from '../callback/promise.ts';
import type { Draft } from '../change.ts';
import { enqueue, leaveQueue } from '../routing/reservation.ts';
import { isOpenContact } from '../visit/contact.ts';
import { type LineContext, type LineEffect, type LineEvent, lineMachine, TIMES_A_PAGE } from './machine.ts';

export interface StepFacts {
  policy: Policy;
  /** Needed only when a visit that has a meeting books another. */
  old?: OldBooking | undefined;
  /** The number keyed by the caller, sealed; only with NUMBER_VALID. */
  keyedSealed?: string | undefined;
  /** Fresh free times; only with SLOT_TAKEN. */
  offers?: Slot[] | undefined;
  checkAt: string;
  /** Whose leg was lost; only when the citizen chooses something else than to wait for that consultant. */
  consultant?: Consultant | undefined;
}

/** State and context as the machine has them; the stored snapshot is trusted, it was written by a step. */
export const lineOf = (call: Call): { value: string; context: LineContext } => ({
  value: call.line.value,
  context: call.line.context as unknown as LineContext,
});

/** The pure transition: next state, and the names of the effects in order. */
export const nextLine = (
  line: { value: string; context: LineContext },
  event: LineEvent,
): { value: string; context: LineContext; effects: LineEffect[] } => {
  const snapshot = lineMachine.resolveState({ value: line.value, context: line.context });
  const [next, actions] = transition(lineMachine, snapshot, event);
  return {
    value: String(next.value),
    context: next.context,
    effects: actions.map((action) => action.type as LineEffect),
  };
};

/** One event through the line: the call and its visit as they stand afterwards, with everything the effects mean written into the draft. */
export const stepLine = (draft: Draft, call: Call, visit: Visit, event: LineEvent, facts: StepFacts): Call => {
  const line = lineOf(call);
  const next = nextLine(line, event);
  let after: Visit = visit;
  let stepped: Call = {
    ...call,
    ...(facts.offers !== undefined && { offers: facts.offers }),
    line: { value: next.value, context: { ...next.context }, step: call.line.step + 1 },
    checkAt: facts.checkAt,
  };
  const about = { visitId: visit.visitId, callId: call.callId };
  for (const effect of next.effects) {
    switch (effect) {
      case 'enqueue':
        if (stepped.routing === 'none') {
          if (line.value === 'menu') draft.tell({ type: 'choiceMade', choice: 'talkNow' }, about);
          stepped = enqueue(draft, stepped);
        }
        break;
      case 'leaveQueue':
        stepped = leaveQueue(draft, stepped, {
          consultant: facts.consultant,
          policy: facts.policy,
          gone: next.value === 'gone',
        });
        break;
      case 'promise':
        draft.tell({ type: 'choiceMade', choice: 'callback' }, about);
        after = openPromise(draft, after, facts.policy, {
          kind: 'callback',
          placeAt: stepped.placeAt,
          number: facts.keyedSealed ?? call.callerSealed,
        });
        break;
      case 'book': {
        const slot = chosenSlot(call, line.context, event);
        if (slot === undefined) throw new Error('A time was chosen that was not offered');
        // The time that is theirs already: nothing changes, and nothing is taken.
        if (facts.old?.slot.startAt === slot.startAt) break;
        draft.tell({ type: 'choiceMade', choice: 'physical' }, about);
        after = bookVisitMeeting(draft, withNumber(after, call), slot, { old: facts.old });
        break;
      }
      case 'openNoTimesTask':
        openTask(draft, after, 'noTimes');
        break;
      case 'leftEarly':
        after = leaveEarly(draft, stepped, after, facts.policy);
        break;
    }
  }
  if (next.value === 'gone') {
    const ended = endLine(draft, stepped, after, line.value);
    stepped = ended.call;
    after = ended.visit;
  }
  if (after !== visit) draft.visit(visit, after);
  draft.put(stepped);
  return { ...stepped, visit: after };
};

/** The slot behind the key that was pressed. */
export const chosenSlot = (call: Call, context: LineContext, event: LineEvent): Slot | undefined =>
  event.type === 'KEY' ? call.offers[context.page * TIMES_A_PAGE + Number(event.key) - 1] : undefined;

/** An SMS about the meeting goes to the telephone the citizen has in hand, where it is Danish; else to the registered number. */
const withNumber = (visit: Visit, call: Call): Visit =>
  call.caller === 'danish' && call.callerSealed !== undefined ? { ...visit, callNumber: call.callerSealed } : visit;

/**
 * Hung up before a choice or while waiting (design.md §1): where there is a number, a missed call, due now, place kept; without one
 * the contact ends `abandoned`, unless a registration stands behind it. A confirmed choice stands whatever follows.
 */
const leaveEarly = (draft: Draft, call: Call, visit: Visit, policy: Policy): Visit => {
  // Who booked after waiting no longer waits, though the place is still written on the call.
  const waited = lineOf(call).context.queued;
  const arranged = visit.promise !== undefined || (visit.meeting !== undefined && !waited);
  if (arranged || !isOpenContact(visit)) return visit;
  const { callable } = lineOf(call).context;
  if (callable || call.callerSealed !== undefined) {
    return openPromise(draft, visit, policy, {
      kind: 'missed',
      placeAt: call.placeAt ?? call.startedAt,
      number: call.callerSealed,
    });
  }
  if (visit.openedBy === 'registration' || visit.applicantId !== undefined) {
    // Known by name but not by number: nobody can call, so the desk is asked at once, unless it is to look after the case anyway.
    const looked = visit.chooseBy !== undefined || visit.talkedAt !== undefined || visit.meeting !== undefined;
    return looked ? visit : { ...visit, chooseBy: draft.now };
  }
  draft.tell({ type: 'visitEnded', reason: 'abandoned' }, { visitId: visit.visitId, callId: call.callId });
  return { ...visit, ended: { at: draft.now, reason: 'abandoned' } };
};

/** The citizen's leg is gone and no talk was running: the call ends, and a call-back that is due follows at once. */
const endLine = (draft: Draft, call: Call, visit: Visit, wasIn: string): { call: Call; visit: Visit } => {
  const { activeCallId, ...rest } = visit;
  let after: Visit = activeCallId === undefined || activeCallId === call.callId ? rest : visit;
  const outcome = outcomeOf(after, wasIn);
  const { checkAt: _check, ...kept } = call;
  draft.tell(
    { type: 'callEnded', direction: call.direction, outcome, conversation: false },
    {
      visitId: visit.visitId,
      callId: call.callId,
      effects: [
        // A consultant who has accepted already sits in the conference.
        ...(call.acceptedAt !== undefined ? [{ kind: 'endConference' as const, callId: call.callId }] : []),
        // The softphone that rings for a caller who left is silenced; its end frees the consultant.
        ...(call.reservation?.sid !== undefined ? [{ kind: 'hangUp' as const, sid: call.reservation.sid }] : []),
      ],
    },
  );
  if (isDue(after, draft.now)) after = queueCallback(draft, after);
  return { call: { ...kept, routing: 'ended', endedAt: draft.now, outcome }, visit: after };
};

const outcomeOf = (visit: Visit, wasIn: string): CallOutcome => {
  if (wasIn === 'promised' || wasIn === 'booked') return wasIn;
  if (wasIn === 'farewell')
    return visit.promise !== undefined ? 'promised' : visit.meeting !== undefined ? 'booked' : 'farewell';
  return visit.ended !== undefined || visit.promise?.kind !== 'missed' ? 'abandoned' : 'missed';
};

/** A new applicant behind a call that came in unknown. */
export interface Identified {
  applicant: Applicant;
  visit: Visit;
}

/** The code was right: the call moves to the applicant's case, and the contact it had opened is joined to it. */
export const identifyCall = (
  draft: Draft,
  call: Call,
  visit: Visit,
  found: Identified,
  by: 'code' | 'staff',
): { call: Call; visit: Visit } => {
  if (found.visit.visitId === visit.visitId) return { call, visit };
  const about = { visitId: found.visit.visitId, callId: call.callId };
  if (!isOpenContact(found.visit)) {
    // The earlier case is closed: the caller's own contact goes on, now with a name.
    const named: Visit = { ...visit, applicantId: found.applicant.applicantId };
    draft.put({ ...found.applicant, visitId: visit.visitId });
    draft.visit(visit, named);
    draft.tell({ type: 'callIdentified', by }, { visitId: visit.visitId, callId: call.callId });
    return { call, visit: named };
  }
  const { activeCallId: _moved, promise, ...rest } = visit;
  const joined: Visit = { ...rest, ended: { at: draft.now, reason: 'joined' } };
  if (promise !== undefined) draft.tell({ type: 'promiseReplaced' }, { visitId: visit.visitId });
  draft.tell({ type: 'visitEnded', reason: 'joined' }, { visitId: visit.visitId, callId: call.callId });
  draft.visit(visit, joined);
  const earliest = found.visit.waitingSince ?? visit.waitingSince;
  const after: Visit = {
    ...found.visit,
    ...(call.endedAt === undefined && { activeCallId: call.callId }),
    ...(earliest !== undefined && { waitingSince: earliest }),
    ...(promise !== undefined && found.visit.promise === undefined && { promise, callNumber: visit.callNumber }),
    ...(visit.talkedAt !== undefined && { talkedAt: visit.talkedAt }),
    ...(visit.talkedBy !== undefined && { talkedBy: visit.talkedBy }),
  } as Visit;
  draft.tell({ type: 'callIdentified', by }, about);
  draft.visit(found.visit, after);
  return { call: { ...call, visit: after }, visit: after };
};
