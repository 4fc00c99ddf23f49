import type { RaisedFlag } from '../../../schemas/staff-api.ts';
import type { Certainty } from '../../../schemas/visit.ts';

/**
 * Does this conclusion need a physical follow-up? The line decides when it is stored; this only shows the times in good time
 * (usikker and every mandatory flag; F06 becomes mandatory with nogenlunde).
 */
export function followUpNeeded(flags: readonly RaisedFlag[], certainty: Certainty | undefined): boolean {
  if (certainty === 'usikker') return true;
  return flags.some((flag) => flag.level === 'mandatory' || (flag.id === 'F06' && certainty === 'nogenlunde'));
}
