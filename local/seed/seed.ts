import { companionsOf } from '../../flows/case/companions.ts';
import { createClient } from '../../functions/adapters/dynamo-client.ts';
import { openTable } from '../../functions/adapters/open-table.ts';
import { UnreadableItem } from '../../functions/adapters/readable.ts';
import { createStore } from '../../functions/adapters/store.ts';
import type { Table } from '../../functions/adapters/table.ts';
import type { Unit } from '../../schemas/unit.ts';
import type { DemoStaff } from './people.ts';
import { municipalityOf, playable, policies } from './policies/policies.ts';

export interface SeedOptions {
  /** Name of a shipped policy. */
  policy: string;
  storeEndpoint: string;
  tableName: string;
  unitNumber: string;
  people: readonly DemoStaff[];
}

const unitId = 'favrskov';

/** Fills an empty line: a unit like Favrskov and its staff. Once; later only the policy may be another. */
export function seed(options: SeedOptions): Promise<void> {
  return withTable(options, (table) => seedUnit(table, options));
}

/** Works on the line's table from outside the line. */
export async function withTable<Answer>(
  { storeEndpoint, tableName }: Pick<SeedOptions, 'storeEndpoint' | 'tableName'>,
  work: (table: Table) => Promise<Answer>,
): Promise<Answer> {
  const client = createClient({
    endpoint: storeEndpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    return await work(openTable(tableName, client));
  } finally {
    client.destroy();
  }
}

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

/** Writes unit, number and staff where there are none. Throws for a folder that an older line has filled. */
async function seedUnit(table: Table, options: SeedOptions): Promise<void> {
  const unit = unitOf(options);
  const store = createStore(table, { now: () => new Date().toISOString(), onSetAside: () => undefined });
  const stored = await store.get('unit', unitId).catch(refuseOlder);
  if (stored === undefined || stored.policies[0]?.name !== unit.policies[0]?.name)
    await store.overwrite({ ...unit, version: stored?.version ?? 0 });
  if (stored !== undefined) return;
  await store.overwrite({ entity: 'lineNumber', number: unit.number, unitId });
  for (const { sub: subject, ...person } of options.people) {
    const staff = { entity: 'staff', subject, unitId, ...person } as const;
    const hired = await store.commit({ puts: [staff, ...companionsOf(staff)], removals: [], events: [] });
    if (!hired.done) throw new Error(`The name ${staff.user} is taken`);
  }
}

function refuseOlder(error: unknown): never {
  if (!(error instanceof UnreadableItem)) throw error;
  throw new Error('The data folder was filled by an older version of the line. Start with another one: --data DIR');
}
