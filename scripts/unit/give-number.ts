import type { Store } from '../../functions/adapters/store.ts';
import type { EntityOf } from '../../schemas/entity.ts';
import { Refused } from './refused.ts';
import { demandUnit, write } from './units.ts';
import type { WishOf } from './wish.ts';

/** A unit is written by others too, such as by desks that begin to look on. */
const mostTries = 5;

/** Lets a unit answer a number, in one write with letting go of the one before: of two who want a number one gets it. */
export async function giveNumber(store: Store, { unitId, number }: WishOf<'number'>): Promise<string[]> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const unit = await demandUnit(store, unitId);
    const own = await readOwn(store, unit, number);
    const taken = await write(store, {
      puts: [{ ...unit, number }, ...(own.isLed ? [] : [{ entity: 'lineNumber', number, unitId } as const])],
      removals: own.before === undefined ? [] : [own.before],
    });
    if (taken.length === 0) return told(unitId, number, own.before);
  }
  throw new Refused(`Others are changing ${unitId} at this moment. Try again.`);
}

/** Whether the number leads to the unit already, and the one that did so before. @throws Refused where it leads to another */
async function readOwn(store: Store, unit: EntityOf<'unit'>, number: string) {
  const { unitId } = unit;
  if (unit.number === number) throw new Refused(`${unitId} answers ${number} already. There is nothing to do.`);
  const owner = await store.get('lineNumber', number);
  if (owner !== undefined && owner.unitId !== unitId)
    throw new Refused(
      `${number} is answered by ${owner.unitId}. Give ${unitId} another number, or ${owner.unitId} another one first.`,
    );
  const before = unit.number === '' ? undefined : await store.get('lineNumber', unit.number);
  return { isLed: owner !== undefined, before: before?.unitId === unitId ? before : undefined };
}

function told(unitId: string, number: string, before: EntityOf<'lineNumber'> | undefined): string[] {
  const now = `${unitId} answers ${number}, within a minute at the latest`;
  if (before === undefined) return [now];
  return [now, `${before.number} is answered by nobody any more: who calls it hears that it is not in use here.`];
}
