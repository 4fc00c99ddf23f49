import { definitionVersion, figuresOf, sumOf } from '../../../flows/report/figures.ts';
import { outcomesReport } from '../../../schemas/staff-api.ts';
import { malformed, route } from '../route.ts';

export const reportRoutes = [
  route({
    method: 'GET',
    path: '/api/reports/outcomes',
    summary: 'Call outcomes of a period; no single case is in it',
    roles: ['manager'],
    response: outcomesReport,
    query: {
      from: { required: true, kind: 'day', describe: 'First local day' },
      to: { required: true, kind: 'day', describe: 'Last local day, included' },
    },
    handle: async (deps, { unit, query }) => {
      const [from, to] = [query.from ?? '', query.to ?? ''];
      if (to < from) return malformed('to', 'Perioden slutter, før den begynder.');
      const rollUps = await deps.rollUps.between(unit.unitId, from, to);
      return {
        status: 200,
        body: {
          definitionVersion,
          from,
          to,
          figures: figuresOf(sumOf(rollUps)),
          days: rollUps.map(({ day, counts }) => ({ day, figures: counts })),
        },
      };
    },
  }),
];
