import { localDayOf, plus } from '../../flows/calendar/local-time.ts';
import { isInForce } from '../../flows/calendar/policy.ts';
import { silentDesks } from '../../flows/routing/pick.ts';
import type { Consultant } from '../../schemas/staff.ts';
import { changeCase } from '../case/change-case.ts';
import { match } from '../case/match.ts';
import type { EffectDeps } from '../effects/deps.ts';
import { logCodes } from '../log-codes.ts';
import { doDuty, postpone } from './duty.ts';
import { moveLeft } from './move-left.ts';
import { reconcile } from './reconcile.ts';
import { giveUpSuspended } from './suspended.ts';

/** Duties taken up in one run; the rest follow in the next, a minute later. */
const most = 100;

/** Does every timed duty that is due and says when the next one will be. One duty that fails never holds up the others. */
export function createSweep(deps: EffectDeps) {
  return async (): Promise<{ nextDueAt: string | null }> => {
    const now = deps.now();
    for (const due of await deps.store.due(now, most))
      await doDuty(deps, due).catch((error: unknown) => postpone(deps, due, error));
    const seen = await deps.store.presences(now, most);
    for (const unitId of await deps.store.unitIds()) {
      await missRules(deps, unitId).catch(report(deps, 'policy'));
      await giveUpSuspended(deps, unitId).catch(report(deps, 'suspension'));
      await signOffSilentDesks(deps, unitId, seen).catch(report(deps, 'presence'));
      await moveLeft(deps, unitId).catch(report(deps, 'closing'));
      await match(deps, unitId).catch(report(deps, 'match'));
      await reconcile(deps, unitId).catch(report(deps, 'reconcile'));
    }
    const next = await deps.store.nextDue(plus(now, 'PT0.001S'));
    return { nextDueAt: next ?? null };
  };
}

function report({ log }: EffectDeps, kind: string): (error: unknown) => void {
  return (error) =>
    log.error(logCodes.dutyFailed, { kind, reason: error instanceof Error ? error.message : 'unknown' });
}

/** A unit whose rules have ended, or have not begun, is in safe mode until somebody publishes others. */
async function missRules({ unit, now, log }: EffectDeps, unitId: string): Promise<void> {
  if (!isInForce(await unit(unitId), localDayOf(now()))) log.error(logCodes.policyMissing, { unitId });
}

/** Desks that have not been heard of for too long; whether they still are is decided on what is stored. */
async function signOffSilentDesks(deps: EffectDeps, unitId: string, seen: Consultant[]): Promise<void> {
  for (const { staffId } of silentDesks(seen, await deps.unit(unitId), deps.now()))
    await changeCase(deps, { type: 'signOffIfStale', unitId, staffId }, 'system');
}
