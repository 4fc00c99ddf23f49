import { contactState } from '../../../flows/visit/contact.ts';
import { personView, searchRequest, searchResponse } from '../../../schemas/staff-api.ts';
import { findPersons } from '../find-persons.ts';
import { notFound, route } from '../route.ts';
import { openPerson } from '../rows.ts';

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
      body: { persons: await findPersons(deps, unit.unitId, body.text) },
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
      const visits = (await deps.store.readable('visit', person.visits)).filter((visit) => visit !== undefined);
      return {
        status: 200,
        body: {
          personId: person.personId,
          citizen: await openPerson(deps, person),
          knownBefore: person.knownBefore,
          protectedAddress: person.protectedAddress,
          language: person.language,
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
];
