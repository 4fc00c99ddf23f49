import { caseworkerOf } from '../../../flows/visit/whose.ts';
import {
  caseworkerRequest,
  caseworkerView,
  notWithRequest,
  notWithTakenBackRequest,
} from '../../../schemas/caseworker-api.ts';
import type { PersonId, StaffId } from '../../../schemas/ids.ts';
import { carryOut } from '../carry-out.ts';
import { purposeOf, purposeQuery, recordAccess } from '../record-access.ts';
import { notFound, route } from '../route.ts';

const desk = ['intake', 'consultant', 'coordinator'] as const;

export const caseworkerRoutes = [
  route({
    method: 'GET',
    path: '/api/persons/{id}/caseworker',
    summary: 'Whose citizen a person is, and with whom they wish not to talk',
    roles: [...desk],
    response: caseworkerView,
    query: purposeQuery,
    handle: async (deps, { staff, unit: { unitId }, now, path, query }) => {
      const { store } = deps;
      const person = await store.get('person', path.id ?? '');
      if (person === undefined || person.unitId !== unitId) return notFound;
      const { personId, visits, notWith = [] } = person;
      await recordAccess(deps, { staff, now }, [{ to: 'history', purpose: purposeOf(query), personId }]);
      const [[latest], consultants, names] = await Promise.all([
        store.readable('visit', visits.slice(-1)),
        store.consultants(unitId),
        deps.staffNames(unitId),
      ]);
      const named = (staffId: StaffId) => ({ staffId, name: names.get(staffId) ?? staffId });
      const known = caseworkerOf(person, latest);
      return {
        status: 200,
        body: {
          ...(known !== undefined && { caseworker: { ...named(known.staffId), isGiven: known.isGiven } }),
          notWith: notWith.map(({ staffId, at, reason }) => ({
            ...named(staffId),
            at,
            ...(reason !== undefined && { reason }),
          })),
          consultants: consultants
            .map(({ staffId }) => named(staffId))
            .toSorted((one, other) => one.name.localeCompare(other.name, 'da')),
        },
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/persons/{id}/not-with',
    summary: 'The citizen asks for another consultant: this one is not rung for them any more',
    roles: [...desk],
    request: notWithRequest,
    handle: (deps, { staff, unit: { unitId }, path, body: { staffId, reason } }) => {
      const personId = (path.id ?? '') as PersonId;
      const command = { type: 'wishNotWith', unitId, personId, staffId, by: staff.staffId, reason } as const;
      return carryOut(deps, { by: staff.staffId, command }, () => ({ status: 204 }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/persons/{id}/not-with/take-back',
    summary: 'The citizen would talk with this consultant after all, or never said otherwise',
    roles: ['coordinator'],
    request: notWithTakenBackRequest,
    handle: (deps, { staff, unit: { unitId }, path, body: { staffId } }) => {
      const personId = (path.id ?? '') as PersonId;
      const command = { type: 'takeBackNotWith', unitId, personId, staffId } as const;
      return carryOut(deps, { by: staff.staffId, command }, () => ({ status: 204 }));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/persons/{id}/caseworker',
    summary: 'Gives a person another caseworker, with a reason; what waits for the former one goes over',
    roles: ['coordinator'],
    request: caseworkerRequest,
    handle: (deps, { staff: { staffId }, unit: { unitId }, path, body: { to, reason } }) => {
      const personId = (path.id ?? '') as PersonId;
      const command = { type: 'changeCaseworker', unitId, personId, to, reason, staffId } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
];
