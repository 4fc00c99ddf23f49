import type { Call, CallOutcome } from '../../schemas/call.ts';
import type { Effect } from '../../schemas/effect.ts';
import type { Slot } from '../../schemas/meeting.ts';
import type { Consultant } from '../../schemas/staff.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { Visit } from '../../schemas/visit.ts';
import { plus, secondsBetween } from '../calendar/local-time.ts';
import { failAttempt, isDue, queueCallback } from '../callback/promise.ts';
import type { Draft } from '../change.ts';
import { moveConsultant } from './presence.ts';
import { enqueue, freeConsultant } from './reservation.ts';

/** The citizen's leg has joined the consultant's: here the wait ends. */
export const connect = (draft: Draft, call: Call): Call => {
  const { lostAt: _back, ...kept } = call;
  const after: Call = { ...kept, routing: 'connected', connectedAt: call.connectedAt ?? draft.now };
  draft.put(after);
  draft.tell(
    { type: 'callConnected', staffId: call.reservation?.staffId ?? '' },
    { visitId: call.visit.visitId, callId: call.callId },
  );
  return after;
};

/** The consultant's leg ended without *Afslut* (refresh, crash): the citizen hears a sentence, the consultant may come back. */
export const lose = (draft: Draft, call: Call): Call => {
  const after: Call = { ...call, routing: 'lost', lostAt: draft.now };
  draft.put(after);
  draft.tell(
    { type: 'callLost', staffId: call.reservation?.staffId ?? '' },
    { visitId: call.visit.visitId, callId: call.callId, effects: [{ kind: 'moveCitizen', callId: call.callId }] },
  );
  return after;
};

/** Until when the consultant of a lost call may come back. */
export const rejoinUntil = (call: Call, policy: Policy): string =>
  plus(call.lostAt ?? call.startedAt, policy.routing.rejoin);

/** The consultant did not come back: the citizen goes to the next one, at the place kept. */
export const giveToNext = (draft: Draft, call: Call, consultant: Consultant | undefined, policy: Policy): Call => {
  const { lostAt: _lost, reservation, ...kept } = call;
  draft.tell(
    { type: 'callReleased', staffId: reservation?.staffId ?? '', why: 'notBack' },
    { visitId: call.visit.visitId, callId: call.callId },
  );
  freeConsultant(draft, consultant, call, plus(draft.now, policy.routing.coolOff));
  return enqueue(draft, { ...kept, placeAt: call.placeAt ?? call.startedAt });
};

export interface TalkEnd {
  call: Call;
  /** As stored now; the copy in the call may be older. */
  visit: Visit;
  consultant: Consultant | undefined;
  outcome: Extract<CallOutcome, 'ended' | 'voicemail' | 'citizenHungUp' | 'noAnswer'>;
  policy: Policy;
  /** The first free time, for a call-back that was not reached for the last time. */
  freeSlot: Slot | undefined;
}

/** Has `endTalk` ended this call? Then nobody is held by it any more. */
export const isTalkOver = ({ routing, outcome }: Call): boolean =>
  routing === 'ended' &&
  (outcome === 'ended' || outcome === 'voicemail' || outcome === 'citizenHungUp' || outcome === 'noAnswer');

/** Ends a talk or an attempt at one, whichever side or button ended it, and says what becomes of the case. */
export const endTalk = (draft: Draft, { call, visit, consultant, outcome, policy, freeSlot }: TalkEnd): Call => {
  const conversation = call.connectedAt !== undefined && outcome !== 'voicemail' && outcome !== 'noAnswer';
  const { checkAt: _check, ...kept } = call;
  const { activeCallId, ...rest } = visit;
  const live = activeCallId !== undefined && activeCallId !== call.callId ? { activeCallId } : {};
  let after: Visit = { ...rest, ...live };
  const waitSeconds =
    conversation && visit.waitingSince !== undefined && call.connectedAt !== undefined
      ? secondsBetween(visit.waitingSince, call.connectedAt)
      : undefined;
  if (conversation) {
    const { waitingSince: _over, promise, ...talked } = after;
    after = {
      ...talked,
      talkedAt: draft.now,
      ...(call.reservation !== undefined && { talkedBy: call.reservation.staffId }),
    };
    if (promise !== undefined && call.direction === 'callback') {
      const inWindow = (call.connectedAt ?? draft.now) <= promise.until;
      draft.tell(
        { type: 'promiseKept', attempts: promise.attempts + 1, inWindow },
        { visitId: visit.visitId, callId: call.callId },
      );
    } else if (promise !== undefined) {
      draft.tell({ type: 'promiseReplaced' }, { visitId: visit.visitId, callId: call.callId });
    }
  } else if (call.direction === 'callback') {
    after = failAttempt(draft, after, policy, freeSlot);
  }
  draft.tell(
    {
      type: 'callEnded',
      direction: call.direction,
      outcome,
      conversation,
      ...(waitSeconds !== undefined && { waitSeconds }),
      ...(conversation &&
        call.connectedAt !== undefined && { talkSeconds: secondsBetween(call.connectedAt, draft.now) }),
      ...(call.reservation !== undefined && { staffId: call.reservation.staffId }),
    },
    { visitId: visit.visitId, callId: call.callId, effects: legsToEnd(call) },
  );
  if (isDue(after, draft.now)) after = queueCallback(draft, after);
  const ended: Call = { ...kept, routing: 'ended', endedAt: draft.now, outcome, visit: after };
  draft.visit(visit, after);
  draft.put(ended);
  if (
    consultant !== undefined &&
    consultant.callId === call.callId &&
    ['busy', 'reserved'].includes(consultant.state)
  ) {
    if (conversation) {
      moveConsultant(draft, consultant, 'wrapping', {
        callId: call.callId,
        wrapUntil: plus(draft.now, policy.routing.wrapUp),
      });
    } else {
      moveConsultant(draft, consultant, 'available');
    }
  }
  return ended;
};

/** A conference that ends lets each leg hear its last sentence; a leg that is not in it is moved or hung up by itself. */
const legsToEnd = (call: Call): Effect[] => {
  const effects: Effect[] = [{ kind: 'endConference', callId: call.callId }];
  if (call.routing === 'lost' || call.lostAt !== undefined) effects.push({ kind: 'moveCitizen', callId: call.callId });
  else if (call.connectedAt === undefined && call.citizenSid !== undefined)
    effects.push({ kind: 'hangUp', sid: call.citizenSid });
  if (call.reservation?.sid !== undefined && call.routing !== 'lost')
    effects.push({ kind: 'hangUp', sid: call.reservation.sid });
  return effects;
};
