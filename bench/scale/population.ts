import { companionsOf } from '../../flows/case/companions.ts';
import { nameTokens } from '../../flows/visit/names.ts';
import { rowOf } from '../../functions/adapters/entities.ts';
import type { Row } from '../../functions/adapters/table.ts';
import type { Entity } from '../../schemas/entity.ts';
import type { PersonId, VisitId } from '../../schemas/ids.ts';
import { caseNow, personOf, visitOf } from '../../tests/fixtures/case.ts';
import type { LineInMemory } from '../../tests/fixtures/line-in-memory.ts';
import { hexOf } from '../../tests/world/luck.ts';
import type { DiskTable } from './disk-table.ts';
import { countersOf } from './report-days.ts';

const firstNames =
  'Anne Peter Mette Jens Kirsten Lars Hanne Michael Anna Henrik Helle Søren Susanne Jan Lene Niels Maria Martin Marianne Morten ' +
  'Inge Jesper Karen Ole Lone Rasmus Camilla Mads Pia Per Louise Hans Charlotte Kim Bente Jakob Jette Bo Inger Carsten ' +
  'Ida Frederik Emma Brian Laura Allan Tina Mikkel Julie Torben';
const lastNames =
  'Jensen Nielsen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristoffersen Olsen ' +
  'Thomsen Christiansen Poulsen Johansen Møller Mortensen Knudsen Jakobsen Mikkelsen Frederiksen Lund Holm Schmidt Eriksen ' +
  'Kjær Bech Clausen Simonsen Svendsen Andreasen Iversen Østergaard Jeppesen Vestergaard Nissen Lauridsen Mogensen Jespersen ' +
  'Berg Frandsen Nygaard Dahl Winther Bruun Kruse Toft';
const [firsts, lasts] = [firstNames.split(' '), lastNames.split(' ')];
const names = firsts.length * lasts.length;

/** All names are equally common. */
export function fullName(index: number): string {
  return `${firsts[index % firsts.length]} ${lasts[Math.floor(index / firsts.length) % lasts.length]}`;
}

/** Contacts whose rows are put at once. */
const batch = 5000;
const days = 500;
const dayMs = 24 * 3_600_000;

interface Where {
  table: DiskTable;
  line: LineInMemory;
  unitId: string;
}

/**
 * So many contacts that are over, each of a person of its own, as they lie in the table: the items with their companions, by the shapes
 * of the repository. Numbers are hashed by a hash of our own, since nobody looks for them; names as the line does it.
 */
export async function fillContacts({ table, line, unitId }: Where, count: number): Promise<void> {
  const hashes = await nameHashes(line, unitId);
  for (let from = 0; from < count; from += batch) {
    const rows: Row[] = [];
    for (let index = from; index < Math.min(count, from + batch); index += 1)
      for (const item of contactAt(index, hashes, unitId)) rows.push(rowOf(item));
    table.fill(rows);
  }
  for (let day = 0; day < days; day += 1)
    await line.deps.rollUps.replace(unitId, dayAt(day), undefined, countersOf(Math.ceil((count - day) / days)));
}

interface Named {
  sealed: string;
  tokens: string[];
}

/** What is stored of each name. */
async function nameHashes({ deps: { sealing } }: LineInMemory, unitId: string): Promise<Named[]> {
  const all = Array.from({ length: names }, (_, index) => fullName(index));
  return Promise.all(
    all.map(async (name) => ({
      sealed: await sealing.seal(name, unitId),
      tokens: await Promise.all(nameTokens(name).map((token) => sealing.hash('name', token, unitId))),
    })),
  );
}

function contactAt(index: number, named: readonly Named[], unitId: string): Entity[] {
  const number = String(index).padStart(7, '0');
  const [personId, visitId]: [PersonId, VisitId] = [`person_z${number}`, `visit_z${number}`];
  const { sealed = '', tokens = [] } = named[index % names] ?? {};
  const at = `${dayAt(index % days)}T09:00:00.000Z`;
  const hashes = { cpr: hexOf(1, number, 43), phone: hexOf(2, number, 43), name: tokens };
  const person = personOf({
    personId,
    unitId,
    visits: [visitId],
    registeredAt: at,
    name: sealed,
    cpr: sealed,
    phone: sealed,
    hashes,
  });
  const visit = visitOf({
    visitId,
    unitId,
    personId,
    openedAt: at,
    contactDay: dayAt(index % days),
    talkedAt: at,
    talkedBy: 'staff_karen',
    talks: 1,
    consultants: ['staff_karen'],
    conclusion: { at, by: 'staff_karen', channel: 'phone', category: 'jobparat', certainty: 'sikker', flags: [] },
  });
  return [person, ...companionsOf(person), visit, ...companionsOf(visit)];
}

/** Days before today, five of seven. */
function dayAt(index: number): string {
  return new Date(Date.parse(caseNow) - Math.ceil(((index + 1) * 7) / 5) * dayMs).toISOString().slice(0, 10);
}
