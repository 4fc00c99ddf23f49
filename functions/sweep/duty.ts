import { legsUp } from '../../flows/routing/legs.ts';
import type { Call } from '../../schemas/call.ts';
import { type EntityOf, refOf } from '../../schemas/entity.ts';
import { changeCase } from '../case/change-case.ts';
import type { EffectDeps } from '../effects/deps.ts';
import { settleAgain } from '../effects/settle.ts';
import { logCodes } from '../log-codes.ts';

export type Due = EntityOf<
  'visit' | 'call' | 'followUp' | 'meeting' | 'birthday' | 'note' | 'watchMark' | 'task' | 'consultant' | 'event'
>;

/** A duty that fails is tried again after a minute, then two, four, and so on up to an hour. */
const firstPauseMs = 60_000;
const longestPauseMs = 3_600_000;

/** One thing that is due by the clock. The index may be behind, so everything is decided on what is stored. */
export async function doDuty(deps: EffectDeps, due: Due): Promise<void> {
  if (due.entity === 'event') {
    deps.log.info(logCodes.effectUnknown, { eventId: due.eventId });
    return settleAgain(deps, due);
  }
  if (due.entity === 'call' && (await findLegsGone(deps, due.callId)) > 0) return;
  await changeCase(deps, { type: 'fallDue', unitId: due.unitId, ref: refOf(due) }, 'system');
}

/** Puts a duty that failed off, so that it never stands in the way of the others. */
export async function postpone(deps: EffectDeps, due: Due, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : 'unknown';
  deps.log.error(logCodes.dutyFailed, { kind: due.entity, unitId: due.unitId, reason });
  try {
    const failures = await deps.store.dutyFailures(due);
    const pause = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
    await deps.store.postpone(due, new Date(Date.parse(deps.now()) + pause).toISOString(), failures + 1);
  } catch {
    // A table that takes nothing just now: the duty stands where it stood, for the next run.
    deps.log.error(logCodes.dutyFailed, { kind: 'postpone', unitId: due.unitId });
  }
}

/** Legs we have not heard of for a while: are they still there? Returns how many are not. */
async function findLegsGone(deps: EffectDeps, callId: Call['callId']): Promise<number> {
  const call = await deps.store.get('call', callId);
  if (call?.checkAt === undefined || call.checkAt > deps.now()) return 0;
  let gone = 0;
  for (const { leg, sid } of legsUp(call)) {
    // A leg we meant to make and never learnt of is as gone as one that the carrier knows no more.
    const status = sid === undefined ? ({ ok: true, value: 'failed' } as const) : await deps.carrier.legStatus(sid);
    if (!status.ok || status.value === 'live') continue;
    deps.log.info(logCodes.callGone, { callId });
    await changeCase(deps, { type: 'endLeg', callId, leg, sid, how: status.value }, 'system');
    gone += 1;
  }
  return gone;
}
