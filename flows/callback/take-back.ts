import type { Call } from '../../schemas/call.ts';
import type { Visit } from '../../schemas/visit.ts';
import { secondsBetween } from '../calendar/local-time.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { isPromised } from '../visit/contact.ts';
import { mayRing } from '../visit/safe-contact.ts';
import { isQueuedCallback } from './request.ts';

/** Ends a call-back for which nobody was called yet; a softphone that rings for it is silenced, and its end frees the consultant. */
export function endQueuedCallback(work: Work, call: Call): void {
  work.put({ ...omit(call, 'checkAt'), state: { at: 'ended', outcome: 'superseded' }, endedAt: work.now });
  work.record(
    {
      type: 'callEnded',
      direction: 'callback',
      outcome: 'superseded',
      conversation: false,
      callSeconds: secondsBetween(call.startedAt, work.now),
      endLegs: call.state.at === 'reserved' ? [call.state.leg] : [],
      endsConference: false,
    },
    { visitId: call.visitId, callId: call.callId },
  );
}

/**
 * A call-back that stands in the queue, or rings at a desk, for a wish that no longer holds (withdrawn, concluded, a meeting chosen
 * instead) is taken out in the same write: nobody is called for nothing. One that is under way ends by itself.
 */
export function takeBackCallback(work: Work, visit: Visit): void {
  if (!isPromised(visit)) takeBackQueued(work, visit);
}

/** Takes a call-back out of the queue though the promise stands, since its time is another now. */
export function takeBackQueued(work: Work, visit: Visit): void {
  const call = visit.activeCallId === undefined ? undefined : work.item('call', visit.activeCallId);
  if (call === undefined || !isQueuedCallback(call)) return;
  work.put(omit(visit, 'activeCallId'));
  endQueuedCallback(work, call);
}

/**
 * A call-back in the queue is no longer wanted when its wish is gone, the citizen is on the line by another call, or may not be called now;
 * nor is one that its consultant wanted to make of their own accord, and did not take.
 */
export function isUnwanted(work: Work, call: Call): boolean {
  if (!isQueuedCallback(call)) return false;
  if (call.out !== undefined) return true;
  const visit = work.demand('visit', call.visitId);
  return visit.activeCallId !== call.callId || !isPromised(visit) || !mayRing(visit, work.now);
}

/** Ends a call-back that is no longer wanted, instead of giving it to a consultant. */
export function endUnwanted(work: Work, call: Call): void {
  const visit = work.demand('visit', call.visitId);
  if (visit.activeCallId === call.callId) work.put(omit(visit, 'activeCallId'));
  endQueuedCallback(work, call);
}
