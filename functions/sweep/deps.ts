import type { UnitId } from '../../schemas/ids.ts';
import type { EffectDeps } from '../effects/deps.ts';

export interface SweepDeps extends EffectDeps {
  /** Asks for a run for one unit, which goes on by itself; rejects where it is not accepted. It may come twice, or not at all. */
  sweepLater(unitId: UnitId): Promise<void>;
}
