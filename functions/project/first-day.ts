import type { UnitId } from '../../schemas/ids.ts';
import type { LocalDay } from '../../schemas/time.ts';
import type { RollUps } from '../adapters/roll-ups.ts';
import type { Store } from '../adapters/store.ts';

/**
 * A day before which a unit can have neither events nor roll-ups: that of its first rules, or of its first roll-up. Events lie by unit
 * and day, so that reading them needs a day to begin with. @throws for a unit that does not exist.
 */
export async function firstDayOf(
  { store, rollUps }: { store: Store; rollUps: RollUps },
  unitId: UnitId,
): Promise<LocalDay> {
  const unit = await store.get('unit', unitId);
  if (unit === undefined) throw new Error(`No unit ${unitId}`);
  const [first] = await rollUps.between(unitId, '0', '9');
  const days = unit.policies.map(({ validFrom }) => validFrom);
  return [...days, ...(first === undefined ? [] : [first.day])].toSorted()[0] ?? '';
}
