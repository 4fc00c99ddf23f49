import { companionsOf } from '../../flows/case/companions.ts';
import type { Store } from '../../functions/adapters/store.ts';
import { Refused } from './refused.ts';
import { demandUnit, write } from './units.ts';
import type { WishOf } from './wish.ts';

export interface Hired extends WishOf<'staff'> {
  /** What the sign-in calls the person. */
  subject: string;
  newId: () => string;
}

/** @throws Refused where there is no such unit, or the name is somebody's: to be asked before a sign-in is made elsewhere */
export async function demandFree(
  store: Store,
  { unitId, user }: Pick<WishOf<'staff'>, 'unitId' | 'user'>,
): Promise<void> {
  await demandUnit(store, unitId);
  const owner = await store.get('userName', user);
  if (owner !== undefined) throw nameTaken(owner.unitId, { unitId, user });
}

function nameTaken(whose: string, { unitId, user }: { unitId: string; user: string }): Refused {
  const why = whose === unitId ? `${user} works in ${unitId} already` : `${user} is the name of somebody in ${whose}`;
  return new Refused(`${why}. Choose another sign-in name: each is one person’s in all units.`);
}

/** Gives somebody a role in a unit. A sign-in name is one person's in the whole deployment, since softphones share one account. */
export async function hire(store: Store, { unitId, user, name, role, subject, newId }: Hired): Promise<string[]> {
  const unit = await demandUnit(store, unitId);
  const staff = { entity: 'staff', subject, staffId: `staff_${newId()}`, unitId, user, name, role } as const;
  const taken = await write(store, { puts: [staff, ...companionsOf(staff)] });
  if (taken.includes('userName'))
    throw nameTaken((await store.get('userName', user))?.unitId ?? 'another unit', { unitId, user });
  if (taken.length > 0) {
    const other = await store.get('staff', subject);
    throw new Refused(
      `That sign-in is ${other?.user ?? 'somebody'} in ${other?.unitId ?? 'a unit'} already. Give the new person a sign-in of their own, and write its “sub”.`,
    );
  }
  return [
    `${name} works in ${unitId} as ${role}, and signs in as ${user}`,
    ...(unit.number === '' ? [`${unitId} has no number yet: npm run unit -- number ${unitId} +45…`] : []),
  ];
}
