import { maskCpr } from '../../flows/visit/cpr.ts';
import { isSafeContact } from '../../flows/visit/safe-contact.ts';
import type { VisitId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import { showNumber } from '../../schemas/phone/shown.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';

export interface Citizen {
  name: string;
  cpr?: string;
  phone?: string;
}

/** The visit's id with the citizen, as every row of a list begins. */
export interface Head extends Contact {
  visitId: VisitId;
  citizen?: Citizen;
}

/** How somebody may be contacted; for staff of every role, and without the reason. */
export interface Contact {
  safeContact?: true;
}

/** Of a case, where it can be read. */
export function contactOf(visit: Visit | undefined): Contact {
  return visit !== undefined && isSafeContact(visit) ? { safeContact: true } : {};
}

/** A person as staff who may see cases sees them. */
export async function openPerson({ sealing }: Deps, person: Person): Promise<Citizen> {
  const { unitId } = person;
  const [name, cpr, phone] = await Promise.all([
    sealing.open(person.name, unitId),
    person.cpr === undefined ? undefined : sealing.open(person.cpr, unitId),
    person.phone === undefined ? undefined : sealing.open(person.phone, unitId),
  ]);
  return {
    name,
    ...(cpr !== undefined && { cpr: maskCpr(cpr) }),
    ...(phone !== undefined && { phone: showNumber(phone) }),
  };
}

/** Who is behind each visit, read together; nobody where neither a person nor a number is known. */
export async function citizensOf(deps: Deps, visits: readonly (Visit | undefined)[]): Promise<(Citizen | undefined)[]> {
  const ids = [...new Set(visits.flatMap((visit) => (visit?.personId === undefined ? [] : [visit.personId])))];
  const read = await deps.store.readable('person', ids);
  const persons = new Map(read.map((person) => [person.personId, person]));
  return Promise.all(
    visits.map((visit) => {
      const person = visit?.personId === undefined ? undefined : persons.get(visit.personId);
      return person === undefined ? callerOf(deps, visit) : openPerson(deps, person);
    }),
  );
}

async function callerOf({ sealing }: Deps, visit: Visit | undefined): Promise<Citizen | undefined> {
  if (visit?.callNumber === undefined) return undefined;
  return { name: 'Ukendt', phone: showNumber(await sealing.open(visit.callNumber, visit.unitId)) };
}

/** The heads of rows whose visits are at hand: their people are read in one request, however many there are. */
export async function headsOf(deps: Deps, visits: readonly Visit[]): Promise<Head[]> {
  const citizens = await citizensOf(deps, visits);
  return visits.map((visit, index) => headOf({ visitId: visit.visitId, visit, citizen: citizens[index] }));
}

/** A row's visit, where it can be read, with its head; where not, the row stands without a citizen, so that the list is shown all the same. */
export interface ReadHead {
  visit: Visit | undefined;
  head: Head;
}

/** The heads of rows whose visits have to be read: two requests, however many there are. */
export async function headsById(deps: Deps, visitIds: readonly VisitId[]): Promise<ReadHead[]> {
  const read = await deps.store.readable('visit', [...new Set(visitIds)]);
  const byId = new Map(read.map((visit) => [visit.visitId, visit]));
  const visits = visitIds.map((visitId) => byId.get(visitId));
  const citizens = await citizensOf(deps, visits);
  return visitIds.map((visitId, index) => {
    const visit = visits[index];
    return { visit, head: headOf({ visitId, visit, citizen: citizens[index] }) };
  });
}

interface HeadParts {
  visitId: VisitId;
  visit: Visit | undefined;
  citizen: Citizen | undefined;
}

function headOf({ visitId, visit, citizen }: HeadParts): Head {
  return { visitId, ...(citizen !== undefined && { citizen }), ...contactOf(visit) };
}
