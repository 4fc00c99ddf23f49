import type { Call } from '../../schemas/call.ts';
import type { SuitedBy } from '../../schemas/skills.ts';
import type { Instant } from '../../schemas/time.ts';
import type { Visit } from '../../schemas/visit.ts';
import { minus, plus } from '../calendar/local-time.ts';
import { isQueuedCallback } from '../callback/request.ts';
import { omit } from '../case/omit.ts';
import type { Work } from '../case/work.ts';
import { whomItSuits } from './suited.ts';

/**
 * Every call that is written carries whom it suits best, as it is known by then; what its case learns without it, the next round of waiting
 * says. Done last in each decision, beside the wishes, and asks for nothing that has not been loaded.
 */
export function carrySuited(work: Work): void {
  for (const call of work.changedOf('call')) {
    const visit = work.seen(call.visitId);
    if (visit === undefined || call.state.at === 'ended') continue;
    const suitedBy = timed(work, { call, visit }, whomItSuits(call, visit, work.policy));
    if (JSON.stringify(suitedBy) === JSON.stringify(call.suitedBy)) continue;
    const { checkAt } = call;
    const until = isQueuedCallback(call) && call.state.at === 'waiting' ? suitedBy?.until : undefined;
    const isSooner = until !== undefined && until > work.now && until < (checkAt ?? '~');
    work.put({
      ...omit(call, 'suitedBy'),
      ...(suitedBy !== undefined && { suitedBy }),
      // Who waits on the line asks again by themselves.
      ...(isSooner && { checkAt: until }),
    });
  }
}

/** The time runs from when the call begins to wait, and not anew with what is learnt while it does, nor after a ring that nobody took. */
function timed(work: Work, of: { call: Call; visit: Visit }, suitedBy: SuitedBy | undefined): SuitedBy | undefined {
  const { state, suitedBy: before } = of.call;
  const until = before?.until ?? (state.at === 'waiting' ? widensAt(work, of) : undefined);
  return suitedBy && until !== undefined ? { ...suitedBy, until } : suitedBy;
}

/** As for whoever a call-back belongs to: its window is not broken by waiting for somebody. */
function widensAt({ now, policy }: Work, { call, visit }: { call: Call; visit: Visit }): Instant {
  const until = plus(now, policy.routing.widenAfter);
  if (call.direction === 'inbound' || visit.callback === undefined) return until;
  const others = minus(visit.callback.until, policy.callback.ownerFallback);
  return others < until ? others : until;
}

/** The call waits anew, and so does its time for whoever suits it best. */
export function waitsAnew(call: Call): Call {
  return call.suitedBy === undefined ? call : { ...call, suitedBy: omit(call.suitedBy, 'until') };
}

/** When a call-back that waits is to be looked at again: each time more people may be rung for it. */
export function nextLookAt({ owner, suitedBy }: Call, now: Instant): Instant | undefined {
  return [owner?.until, suitedBy?.until].filter((at) => at !== undefined && at > now).toSorted()[0];
}
