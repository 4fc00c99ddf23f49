import { minus } from '../../../flows/calendar/local-time.ts';
import { accessFrom } from '../../../flows/visit/access.ts';
import type { Access } from '../../../schemas/access.ts';
import { type AccessRow, accessResponse } from '../../../schemas/staff-api.ts';
import type { StaffNames } from '../deps.ts';
import { momentOf } from '../query.ts';
import { route } from '../route.ts';

/** Shown at most, the newest; whoever wants more asks for an earlier stretch. */
const mostRows = 500;
/** Read at most for them. */
const mostRead = 5000;
const within = 'P30D';

function rowOf({ at, by, to, purpose, personId, visitId }: Access, names: StaffNames): AccessRow {
  const staffName = names.get(by);
  return {
    at,
    staffId: by,
    ...(staffName !== undefined && { staffName }),
    what: to,
    purpose,
    ...(personId !== undefined && { personId }),
    ...(visitId !== undefined && { visitId }),
  };
}

export const accessRoutes = [
  route({
    method: 'GET',
    path: '/api/access',
    summary: 'Who looked at whom, when and why; the newest first, of the last thirty days unless asked otherwise',
    roles: ['auditor'],
    response: accessResponse,
    query: {
      person: { required: false, kind: 'text', describe: 'Only looks at this person' },
      staff: { required: false, kind: 'text', describe: 'Only looks by this member of staff' },
      from: { required: false, kind: 'dayOrMoment', describe: 'Day or moment' },
      to: { required: false, kind: 'dayOrMoment', describe: 'Day or moment, included' },
    },
    handle: async ({ store, staffNames }, { unit: { unitId }, now, query }) => {
      const { person, staff } = query;
      const from = query.from === undefined ? minus(now, within) : momentOf(query.from, 'from');
      const to = query.to === undefined ? now : momentOf(query.to, 'to');
      const range = { limit: mostRead, descending: true };
      const read = person
        ? await store.list(unitId, `access#${person}`, ['access'], { ...range, between: [from, to] })
        : await store.accesses(unitId, { ...range, between: [accessFrom(from), `${to}~`] });
      const names = await staffNames(unitId);
      const wanted = read
        .filter(({ at, by }) => at >= from && at <= to && (!staff || by === staff))
        .toSorted((one, other) => (one.at < other.at ? 1 : -1));
      const accesses = wanted.slice(0, mostRows).map((one) => rowOf(one, names));
      return { status: 200, body: { accesses, more: wanted.length > mostRows || read.length === mostRead } };
    },
  }),
];
