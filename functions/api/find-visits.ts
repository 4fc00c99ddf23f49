import { contactState } from '../../flows/visit/contact.ts';
import { danishNumberOf } from '../../schemas/phone-number.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';
import { headOf } from './rows.ts';

/** Names are sealed and cannot be searched in the table: the unit's open cases are opened and looked through. */
const mostOpen = 500;
const mostFound = 20;

/** Open visits by code, telephone or part of a name. */
export async function findVisits(deps: Deps, unitId: string, query: string) {
  const { sealing } = deps;
  const typed = query.trim();
  if (typed === '') return [];
  const phone = danishNumberOf(typed);
  const kind = /^\d{6}$/.test(typed) ? 'code' : phone === undefined ? undefined : 'phone';
  const found =
    kind === undefined
      ? await byName(deps, unitId, typed)
      : await byHash(deps, unitId, kind, await sealing.hash(kind, phone ?? typed, unitId));
  return Promise.all(
    found
      .slice(0, mostFound)
      .map(async (visit) => ({ ...(await headOf(deps, visit)), state: contactState(visit), openedAt: visit.openedAt })),
  );
}

async function byHash({ store }: Deps, unitId: string, kind: 'code' | 'phone', hash: string): Promise<Visit[]> {
  const owner = kind === 'code' ? (await store.get('codeLookup', hash, unitId))?.applicantId : undefined;
  const ids = kind === 'code' ? [owner].filter((id) => id !== undefined) : await store.phoneOwners(unitId, hash);
  const applicants = await Promise.all(ids.map((id) => store.get('applicant', id)));
  const visits = await Promise.all(
    applicants.map((applicant) => (applicant === undefined ? undefined : store.get('visit', applicant.visitId))),
  );
  return visits.filter((visit) => visit !== undefined);
}

async function byName(deps: Deps, unitId: string, part: string): Promise<Visit[]> {
  const lists = await Promise.all(
    (['open', 'callback', 'unfinished'] as const).map((name) =>
      deps.store.list(unitId, name, 'visit', { limit: mostOpen }),
    ),
  );
  // An unidentified caller has no name to be found by.
  const visits = lists.flat().filter((visit) => visit.applicantId !== undefined);
  const found: Visit[] = [];
  for (const visit of visits) {
    const { citizen } = await headOf(deps, visit);
    if (citizen?.name.toLocaleLowerCase('da').includes(part.toLocaleLowerCase('da')) === true) found.push(visit);
  }
  return found;
}
