import type { Instant } from '../../schemas/time.ts';
import { type Flag, isDoubted } from './flags.ts';

/**
 * By when a follow-up is due: on its target, the next working day, for a doubt; where only the law demands the meeting, as long as the
 * week of § 31 runs, if that is longer.
 * @param week its last moment; absent once a first talk that counts was held
 */
export function followUpDue(flags: readonly Flag[], target: Instant, week: Instant | undefined): Instant {
  return isDoubted(flags) || week === undefined || week < target ? target : week;
}
