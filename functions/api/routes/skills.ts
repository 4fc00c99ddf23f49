import { skillsRequest, skillsResponse } from '../../../schemas/skills-api.ts';
import { carryOut } from '../carry-out.ts';
import { type Deps, everyName, mostStaff } from '../deps.ts';
import { notFound, route } from '../route.ts';

/** Those who take calls, as they stand now: somebody new is there at once. */
async function consultantsOf({ store }: Deps, unitId: string) {
  const staff = await store.list(unitId, 'staff', ['staff'], { ...everyName, limit: mostStaff });
  return staff.filter(({ role }) => role === 'consultant');
}

export const skillsRoutes = [
  route({
    method: 'GET',
    path: '/api/consultants',
    summary: 'What each consultant speaks besides Danish, and which target groups they take',
    roles: ['intake', 'consultant', 'coordinator', 'administrator'],
    response: skillsResponse,
    handle: async (deps, { unit: { unitId } }) => {
      const [people, items] = await Promise.all([consultantsOf(deps, unitId), deps.store.consultants(unitId)]);
      const known = new Map(items.map((one) => [one.staffId, one]));
      const rows = people.map(({ staffId, name }) => {
        const { languages = [], groups = [] } = known.get(staffId) ?? {};
        return { staffId, name, languages, groups };
      });
      return { status: 200, body: { consultants: rows.toSorted((a, b) => a.name.localeCompare(b.name, 'da')) } };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/consultants/{id}/skills',
    summary: 'Says what a consultant speaks besides Danish, and which target groups they take: from the next call on',
    roles: ['coordinator', 'administrator'],
    request: skillsRequest,
    handle: async (deps, { staff, unit: { unitId }, path, body: { languages, groups } }) => {
      const found = (await consultantsOf(deps, unitId)).find(({ staffId }) => staffId === path.id);
      if (found === undefined) return notFound;
      const { staffId, user } = found;
      const command = { type: 'setSkills', unitId, staffId, user, languages, groups } as const;
      return carryOut(deps, { by: staff.staffId, command }, () => ({ status: 204 }));
    },
  }),
];
