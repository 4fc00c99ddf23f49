import { localDayOf } from '../../flows/calendar/local-time.ts';
import { isClosedOutOfTurn } from '../../flows/calendar/policy.ts';
import { isLeftToday } from '../../flows/callback/left.ts';
import { changeCase } from '../case/change-case.ts';
import type { EffectDeps } from '../effects/deps.ts';

/** More open cases than a municipality of this size ever has. */
const mostMatters = 2000;
/** Promises moved in one run; the rest follow in the next, a minute later. */
const most = 100;

/**
 * The line was closed in the middle of the day: whoever was to be called today is told soon, not when the window is over. At the ordinary
 * end of a day each promise falls due by itself.
 */
export async function moveLeft(deps: EffectDeps, unitId: string): Promise<void> {
  const now = deps.now();
  const unit = await deps.unit(unitId);
  if (!isClosedOutOfTurn(unit, localDayOf(now))) return;
  const visits = await deps.store.list(unitId, 'matter', ['visit'], { limit: mostMatters });
  const left = visits.filter((visit) => isLeftToday(visit, now, unit)).slice(0, most);
  for (const { visitId } of left)
    await changeCase(deps, { type: 'fallDue', unitId, ref: { entity: 'visit', id: visitId } }, 'system');
}
