import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createStore } from '../../functions/adapters/store.ts';
import { createTable } from '../../functions/adapters/table.ts';
import type { Unit } from '../../schemas/unit.ts';
import { demoApplicants } from './applicants.ts';
import { people } from './people.ts';
import { policies } from './policies/policies.ts';

export interface SeedOptions {
  lineUrl: string;
  identityUrl: string;
  /** Name of a shipped policy. */
  policy: string;
  /** A driven line is played by tests, which register their own applicants. */
  driven: boolean;
  storeEndpoint: string;
  tableName: string;
  unitNumber: string;
  /** Does what is due now. */
  sweep(): Promise<void>;
}

const UNIT_ID = 'favrskov';

/** Fills an empty line: a unit like Favrskov and its staff through the store, demo applicants through the staff routes. Once. */
export const seed = async ({
  lineUrl,
  identityUrl,
  policy,
  driven,
  storeEndpoint,
  tableName,
  unitNumber,
  sweep,
}: SeedOptions): Promise<void> => {
  const chosen = policies[policy];
  if (chosen === undefined) throw new Error(`Unknown policy ${policy}; known: ${Object.keys(policies).join(', ')}`);
  const client = new DynamoDBClient({
    endpoint: storeEndpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const store = createStore(createTable(tableName, client));
  const stored = await store.unit(UNIT_ID);
  const unit: Unit = {
    entity: 'unit',
    unitId: UNIT_ID,
    version: stored?.version ?? 0,
    name: 'Favrskov Kommune',
    number: unitNumber,
    policies: [chosen],
  };
  if (stored === undefined || stored.policies[0]?.name !== policy) await store.save(unit);
  if (stored !== undefined) {
    client.destroy();
    return sweep();
  }
  await store.save({ entity: 'lineNumber', number: unitNumber, unitId: UNIT_ID });
  for (const { sub, user, name, role } of people)
    await store.save({ entity: 'staff', staffId: sub, unitId: UNIT_ID, user, name, role });
  client.destroy();
  await sweep();
  if (!driven) await registerDemoApplicants(lineUrl, identityUrl);
};

const registerDemoApplicants = async (lineUrl: string, identityUrl: string): Promise<void> => {
  const signedIn = await fetch(`${identityUrl}/demo-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'borgerservice1' }),
  });
  const { access_token: token } = (await signedIn.json()) as { access_token: string };
  for (const applicant of demoApplicants) {
    const answer = await fetch(`${lineUrl}/api/applicants`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(applicant),
    });
    if (answer.status !== 201) throw new Error(`Demo applicant not registered: ${answer.status}`);
  }
};
