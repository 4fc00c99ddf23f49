import { compact } from '../../flows/booking/times.ts';
import type { CaseFile, Need, SealedNumber } from '../../flows/case/need.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { Sealing } from '../adapters/sealing.ts';
import type { Store } from '../adapters/store.ts';

export interface LoadDeps {
  store: Store;
  sealing: Sealing;
  /** Units by id, kept in the warm function for a while. Throws for a unit that does not exist. */
  unit(unitId: string): Promise<Unit>;
}

type ItemNeed = Extract<Need, { need: 'item' }>;

/** Loads what a decision asked for into the file: all items in one request, every list in one of its own. */
export async function load(deps: LoadDeps, file: CaseFile, needs: readonly Need[]): Promise<void> {
  const items = needs.filter((need) => need.need === 'item');
  await Promise.all([
    loadItems(deps, file, items),
    ...needs.map((need) => (need.need === 'item' ? undefined : loadList(deps, file, need))),
  ]);
}

async function loadItems({ store, unit }: LoadDeps, file: CaseFile, needs: readonly ItemNeed[]): Promise<void> {
  const [units, others] = [needs.filter(isUnit), needs.filter((need) => !isUnit(need))];
  for (const need of units) file.set(need, await unit(need.ref.id));
  if (others.length === 0) return;
  const found = await store.many(others);
  for (const [index, need] of others.entries()) file.set(need, found[index] ?? null);
}

function isUnit({ ref }: ItemNeed): boolean {
  return ref.entity === 'unit';
}

async function loadList({ store, sealing }: LoadDeps, file: CaseFile, need: Exclude<Need, ItemNeed>): Promise<void> {
  switch (need.need) {
    case 'sold':
      return file.set(need, await store.sold(need.unitId, compact(need.from), compact(need.until)));
    case 'promised':
      return file.set(need, await store.promised(need.unitId));
    case 'consultants':
      return file.set(need, await store.consultants(need.unitId));
    case 'numberOwners':
      return file.set(need, await store.numberOwners(need.unitId, need.hash));
    case 'numberUsers':
      return file.set(need, await store.numberUsers(need.unitId, need.hash));
    case 'cprOwners':
      return file.set(need, await store.personsBy(need.unitId, 'cpr', need.hash, 2));
    case 'codeOwner': {
      const hash = await sealing.hash('code', need.code, need.unitId);
      return file.set(need, (await store.get('codeLookup', hash, need.unitId))?.visitId ?? null);
    }
    case 'sealedNumber':
      return file.set(need, await sealNumber(sealing, need.number, need.unitId));
  }
}

/** A telephone number in E.164 as it may be stored. */
export async function sealNumber(sealing: Sealing, number: string, unitId: string): Promise<SealedNumber> {
  const [sealed, hash] = await Promise.all([sealing.seal(number, unitId), sealing.hash('phone', number, unitId)]);
  return { sealed, hash };
}
