import type { Unit } from '../../../schemas/unit.ts';
import type { Check, Complain } from './check.ts';
import { createGuessCheck } from './guesses.ts';
import type { Mirror } from './mirror.ts';
import { createSeatCheck } from './seats.ts';

/** Nothing goes past the limits in the rules of the unit. */
export function createLimitChecks(mirror: Mirror, complain: Complain, unit: Pick<Unit, 'policies'>): Check[] {
  return [
    createSeatCheck(mirror, complain, unit),
    ...unit.policies.map((policy) => createGuessCheck(complain, policy)),
  ];
}
