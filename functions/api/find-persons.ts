import { contactState } from '../../flows/visit/contact.ts';
import { bareCpr, isCpr } from '../../flows/visit/cpr.ts';
import { likenessOf } from '../../flows/visit/names.ts';
import type { PersonId, VisitId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import { e164Of } from '../../schemas/phone/number.ts';
import type { Visit } from '../../schemas/visit.ts';
import { contactOf, openPerson } from './citizens.ts';
import type { Deps } from './deps.ts';
import { personsByName } from './persons-by-name.ts';

/** Shown at most; who has more hits types a word more. */
const mostShown = 20;
interface Found {
  persons: PersonId[];
  visits: VisitId[];
  /** What was typed is a name: who is written so comes before who only sounds so. */
  isName?: boolean;
  /** Others may have the name too. */
  more?: boolean;
}

/**
 * Persons by name, telephone, CPR or reference code: always the same few requests, however many people there are. `more` where not
 * everybody is shown whom the text may mean.
 */
export async function findPersons(deps: Deps, unitId: string, text: string) {
  const typed = text.trim();
  const found: Found = typed === '' ? { persons: [], visits: [] } : await lookUp(deps, unitId, typed);
  const strangers = await deps.store.readable('visit', found.visits);
  const ids = [
    ...new Set([...strangers.flatMap(({ personId }) => (personId === undefined ? [] : [personId])), ...found.persons]),
  ];
  const persons = await deps.store.readable('person', ids);
  const latest = await latestVisits(deps, persons);
  const rows = await Promise.all(persons.map((person) => rowOf(deps, person, latest.get(person.visits.at(-1)))));
  const named = found.isName === true ? alike(rows, typed) : rows;
  const unnamed = await Promise.all(
    strangers.filter(({ personId }) => personId === undefined).map((visit) => strangerRow(deps, visit)),
  );
  const all = [...named, ...unnamed];
  return { persons: all.slice(0, mostShown), more: found.more === true || all.length > mostShown };
}

/** Those who have each word, they who are written so first. */
function alike<Row extends { citizen: { name: string } }>(rows: readonly Row[], typed: string): Row[] {
  const of = Object.groupBy(rows, ({ citizen }) => likenessOf(citizen.name, typed) ?? 'other');
  return [...(of.written ?? []), ...(of.sounding ?? [])];
}

async function lookUp(deps: Deps, unitId: string, typed: string): Promise<Found> {
  const { store, sealing } = deps;
  const digits = bareCpr(typed);
  // Before the CPR number: 45 and eight digits are ten as well, and no birthday begins with 45.
  const phone = e164Of(typed, 'desk');
  if (phone !== undefined) {
    const owners = await store.numberOwners(unitId, await sealing.hash('phone', phone, unitId));
    return { persons: owners.persons, visits: owners.open.map(({ visitId }) => visitId) };
  }
  if (isCpr(digits)) {
    const hash = await sealing.hash('cpr', digits, unitId);
    return { persons: await store.personsBy(unitId, 'cpr', hash, mostShown), visits: [] };
  }
  if (/^\d{6}$/.test(digits)) {
    const visitId = (await store.get('codeLookup', await sealing.hash('code', digits, unitId), unitId))?.visitId;
    return { persons: [], visits: visitId === undefined ? [] : [visitId] };
  }
  return { ...(await personsByName(deps, unitId, typed)), visits: [], isName: true };
}

/** The last case of each person, by its id: the open one, if there is one. */
async function latestVisits({ store }: Deps, persons: Person[]): Promise<Map<VisitId | undefined, Visit>> {
  const ids = persons.flatMap(({ visits }) => visits.slice(-1));
  const visits = await store.readable('visit', ids);
  return new Map(visits.map((visit) => [visit.visitId, visit]));
}

async function rowOf(deps: Deps, person: Person, visit: Visit | undefined) {
  return {
    personId: person.personId,
    citizen: await openPerson(deps, person),
    ...contactOf(visit),
    ...(visit !== undefined && { visitId: visit.visitId, state: contactState(visit), openedAt: visit.openedAt }),
  };
}

/** Somebody who called and whom nobody has named yet. */
async function strangerRow({ sealing }: Deps, visit: Visit) {
  const phone = visit.callNumber === undefined ? undefined : await sealing.open(visit.callNumber, visit.unitId);
  return {
    citizen: { name: 'Ukendt', ...(phone !== undefined && { phone }) },
    ...contactOf(visit),
    visitId: visit.visitId,
    state: contactState(visit),
    openedAt: visit.openedAt,
  };
}
