import { readFileSync } from 'node:fs';
import { companionsOf } from '../../flows/case/companions.ts';
import { createStore } from '../../functions/adapters/store.ts';
import { people } from '../../local/seed/people.ts';
import { favrskov2021 } from '../../local/seed/policies/favrskov-2021.ts';
import { municipalityOf, playable, policies } from '../../local/seed/policies/policies.ts';
import { supervisionMode } from '../../schemas/supervision.ts';
import type { Policy, Unit } from '../../schemas/unit.ts';
import { createMemoryTable, type Snapshot } from './memory-table.ts';

/** What stands in every world before anything happens: a unit, its number and its staff. */
export const publicUrl = 'https://line.example';
export const siteUrl = 'https://site.example';
export const lineNumber = '+4589640000';
export const unitId = 'favrskov';

/** So few callers may wait that one more comes now and then. */
const smallQueue = 1;

/** So few call-backs are made in an hour that two fill a window of two hours. */
const fewCallbacks = 1;

/** The unit under a shipped policy, played on any day. */
export function unitUnder(policy: Policy): Unit {
  return {
    entity: 'unit',
    unitId,
    version: 0,
    name: municipalityOf(policy),
    number: lineNumber,
    policies: [playable(policy)],
  };
}

/**
 * The same with a small queue, few call-backs, the question after a talk, and coordinators who may take part in one; from the first Friday
 * on the citizen is called before a consultant is rung.
 */
function withEverything(shipped: Policy): Unit {
  const policy: Policy = {
    ...shipped,
    asksSatisfaction: true,
    supervision: supervisionMode.options,
    routing: { ...shipped.routing, queueMost: smallQueue },
    callback: { ...shipped.callback, perHour: fewCallbacks },
  };
  const { policies: asShipped, ...rest } = unitUnder(policy);
  const callback = { ...policy.callback, first: 'citizen' as const };
  const citizenFirst = { ...playable(policy), validFrom: '2021-01-08', callback };
  return { ...rest, policies: [...asShipped, citizenFirst] };
}

export const unit: Unit = withEverything(favrskov2021);

/** So few wrong codes stop the codes of all: a history lasts some minutes and has a handful of callers. */
const wrongMost = 6;

/** The unit as histories are played under a shipped policy, by its name. */
export function unitBy(name: string): Unit {
  const found = policies[name];
  if (found === undefined) throw new Error(`There is no policy ${name}`);
  return withEverything({ ...found, codes: { wrongMost } });
}

/** The static document the carrier falls back on. */
export const fallbackFile = readFileSync(
  new URL('../../infra/fallback/fallback.xml', import.meta.url),
  'utf8',
).replaceAll('{PUBLIC_URL}', publicUrl);

/** The rows of an empty unit. */
export async function baseRows(ofUnit: Unit = unit): Promise<Snapshot> {
  const table = createMemoryTable();
  const store = createStore(table, { now: () => new Date(0).toISOString(), onSetAside: () => undefined });
  await store.overwrite(ofUnit);
  await store.overwrite({ entity: 'lineNumber', number: lineNumber, unitId });
  for (const { sub: subject, ...person } of people) {
    const staff = { entity: 'staff', subject, unitId, ...person } as const;
    for (const item of [staff, ...companionsOf(staff)]) await store.overwrite(item);
  }
  return table.snapshot();
}

/** The rows of an empty unit under the rules of a plan, made once for each policy. */
export function rowsUnder(): (plan: { policy: string }) => Promise<Snapshot> {
  const made = new Map<string, Promise<Snapshot>>();
  return ({ policy }) => {
    const rows = made.get(policy) ?? baseRows(unitBy(policy));
    made.set(policy, rows);
    return rows;
  };
}

function personOf(user: string): (typeof people)[number] {
  const found = people.find((person) => person.user === user);
  if (found === undefined) throw new Error(`There is no ${user}`);
  return found;
}

export function subjectOf(user: string): string {
  return personOf(user).sub;
}

export function staffIdOf(user: string): string {
  return personOf(user).staffId;
}
