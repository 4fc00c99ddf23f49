import { localDayOf, plus } from '../../flows/calendar/local-time.ts';
import { isInForce } from '../../flows/calendar/policy.ts';
import { silentBefore } from '../../flows/routing/presence.ts';
import type { UnitId } from '../../schemas/ids.ts';
import type { Instant } from '../../schemas/time.ts';
import { changeCase } from '../case/change-case.ts';
import { match } from '../case/match.ts';
import type { EffectDeps } from '../effects/deps.ts';
import { logCodes } from '../log-codes.ts';
import { doDuty, postpone } from './duty.ts';
import { moveLeft } from './move-left.ts';
import { reconcile } from './reconcile.ts';
import { giveUpSuspended } from './suspended.ts';

/** Duties taken up in one run, as many as one request reads; the rest follow in the next, a minute later. */
const most = 100;
/** And for so long: where each of them waits for something slow, what comes after them has its turn before the function's time is over. */
const patience = 'PT25S';

/**
 * Does what the clock demands of one unit and says when it next demands something: what falls due while the run goes on is the next one's.
 * One thing that fails never holds up the others.
 */
export async function sweepUnit(deps: EffectDeps, unitId: UnitId): Promise<string | undefined> {
  const began = deps.now();
  let isAllDone = false;
  const tasks: Record<string, (deps: EffectDeps, unitId: UnitId) => Promise<unknown>> = {
    due: async () => {
      isAllDone = await doDuties(deps, unitId, began);
    },
    policy: missRules,
    suspension: giveUpSuspended,
    presence: signOffSilentDesks,
    closing: moveLeft,
    match,
    reconcile,
  };
  for (const [kind, task] of Object.entries(tasks))
    await task(deps, unitId).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : 'unknown';
      deps.log.error(logCodes.dutyFailed, { kind, unitId, reason });
    });
  return isAllDone ? deps.store.nextDue(unitId, plus(began, 'PT0.001S')) : began;
}

/** True when nothing is left of what was due at the moment. */
async function doDuties(deps: EffectDeps, unitId: UnitId, now: Instant): Promise<boolean> {
  const until = plus(now, patience);
  const duties = await deps.store.due(unitId, now, most);
  for (const due of duties) {
    if (deps.now() > until) return false;
    await doDuty(deps, due).catch((error: unknown) => postpone(deps, due, error));
  }
  return duties.length < most;
}

/** A unit whose rules have ended, or have not begun, is in safe mode until somebody publishes others. */
async function missRules({ unit, now, log }: EffectDeps, unitId: UnitId): Promise<void> {
  if (!isInForce(await unit(unitId), localDayOf(now()))) log.error(logCodes.policyMissing, { unitId });
}

/** Desks that have not been heard of for too long; whether they still are is decided on what is stored. */
async function signOffSilentDesks(deps: EffectDeps, unitId: UnitId): Promise<void> {
  const quiet = silentBefore(await deps.unit(unitId), deps.now());
  for (const { staffId } of await deps.store.quietDesks(unitId, quiet, most))
    await changeCase(deps, { type: 'signOffIfStale', unitId, staffId }, 'system');
}
