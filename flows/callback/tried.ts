import type { Callback } from '../../schemas/visit.ts';

/** Was the citizen called in the window that stands now? Attempts in an earlier one keep no later promise. */
export function isTried({ attempts, triedBefore = 0 }: Pick<Callback, 'attempts' | 'triedBefore'>): boolean {
  return attempts > triedBefore;
}
