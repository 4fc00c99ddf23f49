import { contactState } from '../../../flows/visit/contact.ts';
import type { PersonId } from '../../../schemas/ids.ts';
import {
  birthdayRequest,
  educationRequest,
  personView,
  searchRequest,
  searchResponse,
} from '../../../schemas/staff-api.ts';
import { carryOut } from '../carry-out.ts';
import { openPerson } from '../citizens.ts';
import { findPersons } from '../find-persons.ts';
import { notFound, route } from '../route.ts';

const desk = ['intake', 'consultant', 'coordinator'] as const;

export const personRoutes = [
  route({
    method: 'POST',
    // A name or a number is a personal datum: it goes in the body, since addresses end up in logs.
    path: '/api/persons/search',
    summary: 'Finds persons by name, telephone, CPR or reference code',
    roles: [...desk],
    request: searchRequest,
    response: searchResponse,
    handle: async (deps, { unit, body }) => ({
      status: 200,
      body: await findPersons(deps, unit.unitId, body.text),
    }),
  }),
  route({
    method: 'GET',
    path: '/api/persons/{id}',
    summary: 'A person with every case, the oldest first',
    roles: [...desk],
    response: personView,
    handle: async (deps, { unit, path }) => {
      const person = await deps.store.get('person', path.id ?? '');
      if (person === undefined || person.unitId !== unit.unitId) return notFound;
      const visits = await deps.store.readable('visit', person.visits);
      return {
        status: 200,
        body: {
          personId: person.personId,
          citizen: await openPerson(deps, person),
          knownBefore: person.knownBefore,
          protectedAddress: person.protectedAddress,
          language: person.language,
          ...(person.education !== undefined && { education: person.education }),
          visits: visits.map((visit) => ({
            visitId: visit.visitId,
            openedAt: visit.openedAt,
            state: contactState(visit),
            ...(visit.conclusion !== undefined && { category: visit.conclusion.category }),
            ...(visit.conclusion?.finalCategory !== undefined && { finalCategory: visit.conclusion.finalCategory }),
          })),
        },
      };
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
