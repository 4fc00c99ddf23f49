import { companionsOf } from '../../flows/case/companions.ts';
import { UnreadableItem } from '../../functions/adapters/readable.ts';
import type { Store } from '../../functions/adapters/store.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { DemoStaff } from './people.ts';
import { municipalityOf, playable, policies } from './policies/policies.ts';

export interface SeedOptions {
  /** Name of a shipped policy. */
  policy: string;
  store: Store;
  unitNumber: string;
  people: readonly DemoStaff[];
}

const unitId = 'favrskov';

/** The unit as it stands in a new line. */
export function unitOf({ policy, unitNumber: number }: Pick<SeedOptions, 'policy' | 'unitNumber'>): Unit {
  const chosen = policies[policy];
  if (chosen === undefined) throw new Error(`Unknown policy ${policy}; known: ${Object.keys(policies).join(', ')}`);
  return {
    entity: 'unit',
    unitId,
    version: 0,
    name: municipalityOf(chosen),
    number,
    policies: [playable(chosen)],
  };
}

/**
 * Fills an empty line: a unit like Favrskov, its number and its staff. Once; later only the policy may be another.
 * @throws for a folder that an older line has filled
 */
export async function seed({ store, people, ...options }: SeedOptions): Promise<void> {
  const unit = unitOf(options);
  const stored = await store.get('unit', unitId).catch(refuseOlder);
  if (stored === undefined || stored.policies[0]?.name !== unit.policies[0]?.name)
    await store.overwrite({ ...unit, version: stored?.version ?? 0, number: stored?.number ?? unit.number });
  if (stored !== undefined) return;
  await store.overwrite({ entity: 'lineNumber', number: unit.number, unitId });
  for (const { sub: subject, ...person } of people) {
    const staff = { entity: 'staff', subject, unitId, ...person } as const;
    const hired = await store.commit({ puts: [staff, ...companionsOf(staff)], removals: [], events: [] });
    // On a machine that is busy an answer comes too late to be heard: then it was this very write that stands in its way.
    const isOurs = async () => (await store.get('userName', staff.user))?.staffId === staff.staffId;
    if (!hired.done && !(hired.doubtful && (await isOurs()))) throw new Error(`The name ${staff.user} is taken`);
  }
}

function refuseOlder(error: unknown): never {
  if (!(error instanceof UnreadableItem)) throw error;
  throw new Error('The data folder was filled by an older version of the line. Start with another one: --data DIR');
}
