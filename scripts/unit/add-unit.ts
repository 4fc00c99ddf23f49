import type { Store } from '../../functions/adapters/store.ts';
import type { Policy } from '../../schemas/unit.ts';
import { Refused } from './refused.ts';
import { write } from './units.ts';
import type { WishOf } from './wish.ts';

/** Makes a unit without number and staff, under the rules given. Another municipality's street is nobody's place to meet. */
export async function addUnit(store: Store, rules: Policy, { unitId, name, place }: WishOf<'add'>): Promise<string[]> {
  const policies = [{ ...rules, meetings: { ...rules.meetings, place: place ?? name } }];
  const taken = await write(store, { puts: [{ entity: 'unit', unitId, version: 0, name, number: '', policies }] });
  if (taken.length > 0)
    throw new Refused(
      `There is a unit ${unitId} already. Choose another id, or go on with it: npm run unit -- number ${unitId} +45…`,
    );
  return [
    `added ${unitId}, ${name}, under the rules “${rules.label}” (${rules.name})`,
    ...(place === undefined
      ? [`Citizens are told to meet at “${name}”: no street was given with --place "Torvet 1, Prøveby".`]
      : []),
    `next: npm run unit -- number ${unitId} +45…, then npm run unit -- staff ${unitId} …`,
  ];
}
