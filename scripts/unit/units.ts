import type { Change } from '../../flows/case/work.ts';
import type { Store } from '../../functions/adapters/store.ts';
import type { EntityOf } from '../../schemas/entity.ts';
import { Refused } from './refused.ts';

/** The unit of that id. @throws Refused where there is none, with those that there are */
export async function demandUnit(store: Store, unitId: string): Promise<EntityOf<'unit'>> {
  const unit = await store.get('unit', unitId);
  if (unit !== undefined) return unit;
  const known = await store.unitIds();
  const others = known.length === 0 ? 'There is none yet' : `There are ${known.join(', ')}`;
  throw new Refused(
    `There is no unit ${unitId}. ${others}. Add it first: npm run unit -- add ${unitId} --name "Prøveby Kommune"`,
  );
}

/** Writes all of it, or nothing; the kinds that somebody else was first with. */
export async function write(store: Store, change: Partial<Pick<Change, 'puts' | 'removals'>>): Promise<string[]> {
  const written = await store.commit({ puts: [], removals: [], events: [], ...change });
  if (written.done) return [];
  if (written.doubtful)
    throw new Error('An answer of the table was lost. See with npm run unit -- list whether it was written.');
  return written.conflict;
}
