import type { EffectDeps } from '../effects/deps.ts';
import { sweepUnit } from './sweep-unit.ts';

/** Does every timed duty that is due and says when the next one will be. */
export function createSweep(deps: EffectDeps) {
  return async (): Promise<{ nextDueAt: string | null }> => {
    const next: string[] = [];
    for (const unitId of await deps.store.unitIds()) next.push((await sweepUnit(deps, unitId)) ?? '');
    return { nextDueAt: next.filter((at) => at !== '').toSorted()[0] ?? null };
  };
}
