import type { Call } from '../../schemas/call.ts';
import { plus } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { isCalling } from '../routing/first.ts';
import { silentLeg } from '../routing/legs.ts';
import { isNotWith } from '../routing/not-with.ts';
import { freeConsultant, isAlive } from '../routing/presence.ts';
import { enqueue } from '../routing/queue.ts';
import { isServedBeside, ring } from '../routing/ring.ts';
import { endTalk } from '../routing/talk.ts';
import { calledAgain } from './attempt.ts';
import { nextAttempt } from './window.ts';

/** A key has proven that a person is there: the consultant who was kept is rung, or whoever is free once nobody else has the case. */
export function takeCall(work: Work, asked: Call): void {
  const call: Call = { ...omit(asked, 'heldFor'), reason: 'first', step: asked.step + 1 };
  const consultant = asked.heldFor === undefined ? undefined : work.item('consultant', asked.heldFor);
  const isKept =
    consultant?.state === 'reserved' && consultant.callId === call.callId && isAlive(consultant, work.now, work.policy);
  if (isKept && !isNotWith(call.notWith, asked.heldFor) && !isServedBeside(work, call)) {
    const { leg } = ring(work, call, consultant);
    return work.put({ ...consultant, callId: call.callId, leg });
  }
  freeConsultant(work, asked.heldFor, call.callId, work.now);
  enqueue(work, call, { checkAt: plus(work.now, silentLeg) });
}

/** Nobody said that they are there: a mailbox, or a telephone that was laid aside. It is an attempt that reached nobody. */
export function notThere(work: Work, call: Call): void {
  endTalk(work, call, 'noAnswer');
}

/** Whoever was called would rather meet: the consultant is free again, and the promise stands for later unless it is replaced. */
export function leaveCalled(work: Work, call: Call): Call {
  if (!isCalling(call)) return call;
  freeConsultant(work, call.heldFor, call.callId, work.now);
  postpone(work, call);
  return omit(call, 'heldFor');
}

/**
 * Whom we have called is not kept waiting for what we wanted of them: no consultant is there, or they would rather be called another time.
 */
export function isGivenBack(work: Work, call: Call, digits: string): boolean {
  const { calledFirst, connectedAt, state } = call;
  if (calledFirst !== true || connectedAt !== undefined) return false;
  const isLeftAlone = digits === '' && state.at === 'waiting';
  if (!isLeftAlone && !digits.startsWith('1')) return false;
  return work.demand('visit', call.visitId).callback !== undefined;
}

/** The citizen was there and no talk came of it: the promise stands, no attempt is counted, and we call again after the pause. */
export function giveBack(work: Work, call: Call): void {
  postpone(work, call);
  endTalk(work, call, 'nobodyFree');
}

function postpone(work: Work, { visitId }: Call): void {
  const visit = work.demand('visit', visitId);
  if (visit.callback === undefined) return;
  work.put({ ...visit, callback: calledAgain(work, visit.callback, nextAttempt(work.now, work.unit)) });
}
