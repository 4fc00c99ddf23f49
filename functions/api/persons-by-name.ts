import { searchTokens } from '../../flows/visit/names.ts';
import type { PersonId } from '../../schemas/ids.ts';
import type { Deps } from './deps.ts';

/** Opened at most, to see how they have what was typed. */
const mostOpened = 50;
/** Ids read for two words: far more people than share two names, and small enough to come in one answer of the table. */
const mostAlike = 500;

interface Named {
  persons: PersonId[];
  /** Others may have the name too. */
  more: boolean;
}

/**
 * Who has every word that was typed, as written or as it sounds. One word is looked for both ways, those who are written so first; of
 * several, two and two are looked for, and who has them all is in every answer. At most three requests, all at once.
 */
export async function personsByName(deps: Deps, unitId: string, typed: string): Promise<Named> {
  const tokens = searchTokens(typed);
  const { persons, more } =
    'anyOf' in tokens
      ? inAny(await Promise.all(tokens.anyOf.map((token) => named(deps, unitId, { token, limit: mostOpened }))))
      : inEach(await Promise.all(tokens.eachOf.map((token) => named(deps, unitId, { token, limit: mostAlike }))));
  return { persons: persons.slice(0, mostOpened), more: more || persons.length > mostOpened };
}

async function named(
  { store, sealing }: Deps,
  unitId: string,
  { token, limit }: { token: string; limit: number },
): Promise<Named> {
  const persons = await store.personsBy(unitId, 'name', await sealing.hash('name', token, unitId), limit);
  return { persons, more: persons.length === limit };
}

function inAny(found: readonly Named[]): Named {
  return { persons: [...new Set(found.flatMap(({ persons }) => persons))], more: found.some(({ more }) => more) };
}

/**
 * Who is missing from an answer that was cut may have the words all the same, so only whole answers leave anybody out; who is in most of
 * the answers comes first.
 */
function inEach(found: readonly Named[]): Named {
  const times = new Map<PersonId, number>();
  for (const { persons } of found) for (const id of persons) times.set(id, (times.get(id) ?? 0) + 1);
  const whole = found.filter(({ more }) => !more).map(({ persons }) => new Set(persons));
  const persons = [...times].filter(([id]) => whole.every((ids) => ids.has(id))).toSorted(([, a], [, b]) => b - a);
  return { persons: persons.map(([id]) => id), more: whole.length === 0 };
}
