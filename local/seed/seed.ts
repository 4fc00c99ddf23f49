import { companionsOf } from '../../flows/case/companions.ts';
import { UnreadableItem } from '../../functions/adapters/readable.ts';
import type { Store } from '../../functions/adapters/store.ts';
import type { Policy } from '../../schemas/unit.ts';
import type { DemoStaff } from './people.ts';
import { demoPersons } from './persons.ts';
import { municipalityOf, playable, policies } from './policies/policies.ts';

export interface SeedOptions {
  lineUrl: string;
  identityUrl: string;
  /** Name of a shipped policy. */
  policy: string;
  /** A driven line is played by tests, which register their own persons. */
  driven: boolean;
  store: Store;
  unitNumber: string;
  people: readonly DemoStaff[];
  /** Does what is due now. */
  sweep(): Promise<void>;
}

const unitId = 'favrskov';

/** Fills an empty line: a unit like Favrskov and its staff through the store, demo persons through the staff routes. Once. */
export async function seed(options: SeedOptions): Promise<void> {
  const { policy, sweep, driven, lineUrl, identityUrl } = options;
  const chosen = policies[policy];
  if (chosen === undefined) throw new Error(`Unknown policy ${policy}; known: ${Object.keys(policies).join(', ')}`);
  const isNew = await seedUnit(options, playable(chosen));
  await sweep();
  if (isNew && !driven) await registerDemoPersons(lineUrl, identityUrl);
}

/** Writes unit, number and staff where there are none; true where they were new. Throws for a folder that an older line has filled. */
async function seedUnit({ store, unitNumber, people }: SeedOptions, policy: Policy): Promise<boolean> {
  const stored = await store.get('unit', unitId).catch(refuseOlder);
  if (stored === undefined || stored.policies[0]?.name !== policy.name)
    await store.overwrite({
      entity: 'unit',
      unitId,
      version: stored?.version ?? 0,
      name: municipalityOf(policy),
      number: stored?.number ?? unitNumber,
      policies: [policy],
    });
  if (stored !== undefined) return false;
  await store.overwrite({ entity: 'lineNumber', number: unitNumber, unitId });
  for (const { sub: subject, ...person } of people) {
    const staff = { entity: 'staff', subject, unitId, ...person } as const;
    const hired = await store.commit({ puts: [staff, ...companionsOf(staff)], removals: [], events: [] });
    // On a machine that is busy an answer comes too late to be heard: then it was this very write that stands in its way.
    const isOurs = async () => (await store.get('userName', staff.user))?.staffId === staff.staffId;
    if (!hired.done && !(hired.doubtful && (await isOurs()))) throw new Error(`The name ${staff.user} is taken`);
  }
  return true;
}

function refuseOlder(error: unknown): never {
  if (!(error instanceof UnreadableItem)) throw error;
  throw new Error('The data folder was filled by an older version of the line. Start with another one: --data DIR');
}

async function registerDemoPersons(lineUrl: string, identityUrl: string): Promise<void> {
  const signedIn = await fetch(`${identityUrl}/demo-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'borgerservice1' }),
  });
  const { access_token: token } = (await signedIn.json()) as { access_token: string };
  for (const person of demoPersons) {
    const answer = await fetch(`${lineUrl}/api/applicants`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(person),
    });
    if (answer.status !== 201) throw new Error(`Demo person not registered: ${answer.status}`);
  }
}
