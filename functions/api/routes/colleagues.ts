import { localDayOf } from '../../../flows/calendar/local-time.ts';
import { policyOn } from '../../../flows/calendar/policy.ts';
import { canBeWaitedFor } from '../../../flows/routing/presence.ts';
import { colleaguesResponse } from '../../../schemas/staff-api.ts';
import { route } from '../route.ts';

export const colleagueRoutes = [
  route({
    method: 'GET',
    path: '/api/colleagues',
    summary: 'The other consultants of the unit to whom a citizen can be put through, by name',
    roles: ['intake', 'consultant', 'coordinator'],
    response: colleaguesResponse,
    handle: async (deps, { staff, unit }) => {
      const now = deps.now();
      const policy = policyOn(unit, localDayOf(now));
      const [consultants, names] = await Promise.all([
        deps.store.consultants(unit.unitId),
        deps.staffNames(unit.unitId),
      ]);
      const colleagues = consultants
        .filter((one) => one.staffId !== staff.staffId && canBeWaitedFor(one, now, policy))
        .map(({ staffId, state, since }) => ({ staffId, name: names.get(staffId) ?? staffId, state, since }))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'da'));
      return { status: 200, body: { colleagues } };
    },
  }),
];
