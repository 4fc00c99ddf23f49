import { contactState } from '../../flows/visit/contact.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';
import { headOf } from './lines.ts';
import { danishNumber } from './routes/applicants.ts';

/** Names are sealed and cannot be searched in the table: the unit's open cases are opened and looked through. */
const MOST_OPEN = 500;
const MOST_FOUND = 20;

/** Open visits by code, telephone or part of a name. */
export const findVisits = async (deps: Deps, unitId: string, query: string) => {
  const { sealing } = deps;
  const typed = query.trim();
  if (typed === '') return [];
  const phone = danishNumber(typed);
  const kind = /^\d{6}$/.test(typed) ? 'code' : phone === undefined ? undefined : 'phone';
  const found =
    kind === undefined
      ? await byName(deps, unitId, typed)
      : await byHash(deps, unitId, kind, await sealing.hash(kind, phone ?? typed, unitId));
  return Promise.all(
    found
      .slice(0, MOST_FOUND)
      .map(async (visit) => ({ ...(await headOf(deps, visit)), state: contactState(visit), openedAt: visit.openedAt })),
  );
};

const byHash = async ({ store }: Deps, unitId: string, kind: 'code' | 'phone', hash: string): Promise<Visit[]> => {
  const applicants = await Promise.all((await store.lookUp(unitId, kind, hash)).map((id) => store.applicant(id)));
  const visits = await Promise.all(
    applicants.map((applicant) => (applicant === undefined ? undefined : store.visit(applicant.visitId))),
  );
  return visits.filter((visit) => visit !== undefined);
};

const byName = async (deps: Deps, unitId: string, part: string): Promise<Visit[]> => {
  const lists = await Promise.all(
    (['open', 'callback', 'unfinished'] as const).map((name) => deps.store.list(unitId, name, { limit: MOST_OPEN })),
  );
  // An unidentified caller has no name to be found by.
  const visits = lists
    .flat()
    .filter((entity) => entity.entity === 'visit')
    .filter((visit) => visit.applicantId !== undefined);
  const found: Visit[] = [];
  for (const visit of visits) {
    const { citizen } = await headOf(deps, visit);
    if (citizen?.name.toLocaleLowerCase('da').includes(part.toLocaleLowerCase('da')) === true) found.push(visit);
  }
  return found;
};
