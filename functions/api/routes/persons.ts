import type * as z from 'zod/mini';
import type { Look } from '../../../flows/visit/access.ts';
import { contactState } from '../../../flows/visit/contact.ts';
import { conversationTypeOf } from '../../../flows/visit/conversation-types.ts';
import { showCpr } from '../../../flows/visit/cpr.ts';
import type { PersonId } from '../../../schemas/ids.ts';
import {
  birthdayRequest,
  cprRequest,
  cprResponse,
  educationRequest,
  type personRow,
  personView,
  searchRequest,
  searchResponse,
} from '../../../schemas/staff-api.ts';
import type { Visit } from '../../../schemas/visit.ts';
import { carryOut } from '../carry-out.ts';
import { contactOf, openPerson } from '../citizens.ts';
import { correctionsView } from '../correction-rows.ts';
import { findPersons } from '../find-persons.ts';
import { purposeOf, purposeQuery, recordAccess } from '../record-access.ts';
import { notFound, route } from '../route.ts';
import { watchMarksView } from '../watch-mark-rows.ts';

type PastVisit = z.infer<typeof personView>['visits'][number];

const desk = ['intake', 'consultant', 'coordinator'] as const;

/** A hit that is shown; a caller whom nobody has named is known by the case alone. */
function hitOf({ personId, visitId }: z.infer<typeof personRow>): Look {
  return { to: 'hit', purpose: 'search', personId, visitId };
}

/** What the talk of a case was, where there was one or somebody has said what it is to be. */
function talkView({ conversationType, talkedAt, conclusion }: Visit): Pick<PastVisit, 'talk'> {
  if ((conversationType ?? talkedAt ?? conclusion) === undefined) return {};
  const { title, purpose } = conversationTypeOf(conversationType);
  return { talk: { title, purpose } };
}

export const personRoutes = [
  route({
    method: 'POST',
    // A name or a number is a personal datum: it goes in the body, since addresses end up in logs.
    path: '/api/persons/search',
    summary: 'Finds persons by name, telephone, CPR or reference code',
    roles: [...desk],
    request: searchRequest,
    response: searchResponse,
    handle: async (deps, { staff, unit, now, body }) => {
      const found = await findPersons(deps, unit.unitId, body.text);
      await recordAccess(deps, { staff, now }, found.persons.map(hitOf));
      return { status: 200, body: found };
    },
  }),
  route({
    method: 'GET',
    path: '/api/persons/{id}',
    summary: 'A person with every case, the oldest first',
    roles: [...desk],
    response: personView,
    query: purposeQuery,
    handle: async (deps, { staff, unit, now, path, query }) => {
      const person = await deps.store.get('person', path.id ?? '');
      if (person === undefined || person.unitId !== unit.unitId) return notFound;
      const { personId } = person;
      await recordAccess(deps, { staff, now }, [{ to: 'history', purpose: purposeOf(query), personId }]);
      const visits = await deps.store.readable('visit', person.visits);
      return {
        status: 200,
        body: {
          personId,
          citizen: await openPerson(deps, person),
          ...contactOf(visits.at(-1)),
          knownBefore: person.knownBefore,
          protectedAddress: person.protectedAddress,
          language: person.language,
          ...(person.needs !== undefined && { needs: person.needs }),
          ...(person.education !== undefined && { education: person.education }),
          ...(await watchMarksView(deps, person, staff)),
          ...(await correctionsView(deps, visits, staff)),
          visits: visits.map((visit) => ({
            visitId: visit.visitId,
            openedAt: visit.openedAt,
            state: contactState(visit),
            ...talkView(visit),
            ...(visit.conclusion !== undefined && { category: visit.conclusion.category }),
            ...(visit.conclusion?.finalCategory !== undefined && { finalCategory: visit.conclusion.finalCategory }),
          })),
        },
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/persons/{id}/cpr',
    summary: 'Shows the whole CPR number of a person, to look them up elsewhere; what for is kept in the access log',
    roles: [...desk],
    request: cprRequest,
    response: cprResponse,
    handle: async (deps, { staff, unit, now, path, body: { purpose } }) => {
      const person = await deps.store.get('person', path.id ?? '');
      if (person?.cpr === undefined || person.unitId !== unit.unitId) return notFound;
      const { personId } = person;
      await recordAccess(deps, { staff, now }, [{ to: 'cpr', purpose, personId }]);
      return { status: 200, body: { cpr: showCpr(await deps.sealing.open(person.cpr, unit.unitId)) } };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/persons/{id}/education',
    summary: 'Says whether a person has an education that qualifies for a job; it decides the categories of the young',
    roles: [...desk],
    request: educationRequest,
    handle: (deps, { staff, unit, path, body: { education } }) => {
      const personId = (path.id ?? '') as PersonId;
      const command = { type: 'noteEducation', unitId: unit.unitId, personId, education } as const;
      return carryOut(deps, { by: staff.staffId, command }, () => ({ status: 204 }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/persons/{id}/birthday',
    summary: 'Says how the move into the older group was settled; from three months before the birthday on',
    roles: ['consultant', 'coordinator'],
    request: birthdayRequest,
    handle: (deps, { staff: { staffId }, unit, path, body: { outcome } }) => {
      const personId = (path.id ?? '') as PersonId;
      const command = { type: 'settleBirthday', unitId: unit.unitId, personId, outcome, staffId } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
];
