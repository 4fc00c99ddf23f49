import { isInForce, policyOn } from '../../flows/calendar/policy.ts';
import { UnreadableItem } from '../../functions/adapters/readable.ts';
import type { Store } from '../../functions/adapters/store.ts';
import type { Staff } from '../../schemas/staff.ts';
import type { Unit } from '../../schemas/unit.ts';

/** Every unit with its number, the rules of the day and its staff. One that cannot be read is named, and the others are shown. */
export async function listUnits(store: Store, today: string): Promise<string[]> {
  const unitIds = await store.unitIds();
  if (unitIds.length === 0)
    return ['There is no unit yet. Add one: npm run unit -- add proeveby --name "Prøveby Kommune"'];
  return (await Promise.all(unitIds.map((unitId) => linesOf(store, unitId, today)))).flat();
}

async function linesOf(store: Store, unitId: string, today: string): Promise<string[]> {
  try {
    const unit = await store.get('unit', unitId);
    // Through an index that may be a moment old.
    if (unit === undefined) return [];
    const staff = await store.list(unitId, 'staff', ['staff']);
    return [showUnit(unit, today), ...(staff.length === 0 ? ['  no staff yet'] : staff.map(showStaff))];
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error;
    return [`${unitId}  cannot be read (docs/runbooks/item-set-aside.md)`];
  }
}

function showUnit(unit: Unit, today: string): string {
  const rules = isInForce(unit, today) ? policyOn(unit, today).name : 'none in force, so meetings only';
  return [unit.unitId, unit.name, unit.number === '' ? 'no number yet' : unit.number, `rules: ${rules}`].join('  ');
}

function showStaff({ user, role, name }: Staff): string {
  return `  ${user.padEnd(16)}  ${role.padEnd(13)}  ${name}`;
}
