import type { EffectOutcome, Event } from '../../schemas/event.ts';
import { logCodes } from '../log-codes.ts';
import { carryOut } from './carry-out.ts';
import type { EffectDeps as Deps } from './deps.ts';

/** Carries out the effects of an event that have no final outcome yet, and records what became of each. */
export const settle = async (deps: Deps, event: Event): Promise<void> => {
  const outcomes: EffectOutcome[] = [];
  for (const [index, effect] of event.effects.entries()) {
    const earlier = event.outcomes?.[index];
    if (earlier !== undefined && earlier.result !== 'retry') {
      outcomes.push(earlier);
      continue;
    }
    const outcome = await carryOut(deps, event, effect, earlier?.tries ?? 0);
    if (outcome.result === 'refused')
      deps.log.info(logCodes.effectRefused, { eventId: event.eventId, effect: effect.kind, code: outcome.code });
    if (outcome.result === 'retry')
      deps.log.warn(logCodes.effectRetry, { eventId: event.eventId, effect: effect.kind, tries: outcome.tries });
    outcomes.push(outcome);
  }
  const retryAt = outcomes.flatMap((outcome) => (outcome.result === 'retry' ? [outcome.retryAt] : [])).toSorted()[0];
  await deps.store.settleEffects(event, outcomes, retryAt);
};
