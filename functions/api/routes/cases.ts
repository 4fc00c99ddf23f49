import { isLate } from '../../../flows/case/next-step.ts';
import type { MessageId } from '../../../schemas/ids.ts';
import { casesResponse } from '../../../schemas/staff-api.ts';
import type { Owner } from '../../../schemas/step.ts';
import { carryOut } from '../carry-out.ts';
import { matterRowsOf } from '../matter-rows.ts';
import { openMatters } from '../open-matters.ts';
import { route } from '../route.ts';

function isOwnedBy(owner: Owner, wanted: string): boolean {
  return 'role' in owner ? owner.role === wanted : owner.staffId === wanted;
}

export const caseRoutes = [
  route({
    method: 'GET',
    path: '/api/cases',
    summary: 'Every open matter with its next step, oldest danger first',
    roles: ['intake', 'consultant', 'coordinator'],
    response: casesResponse,
    query: {
      owner: { required: false, kind: 'text', describe: 'A role, or a staff id' },
      what: { required: false, kind: 'text', describe: 'The kind of next step' },
      late: { required: false, kind: 'flag', describe: 'Only what is late, or only what is not' },
    },
    handle: async (deps, { unit, now, query }) => {
      const { open, more } = await openMatters(deps.store, { unit, now });
      const wanted = open.filter(
        ({ step }) =>
          (query.owner === undefined || isOwnedBy(step.owner, query.owner)) &&
          (query.what === undefined || step.what === query.what) &&
          (query.late === undefined || isLate(step, now) === (query.late === 'true')),
      );
      return { status: 200, body: { cases: await matterRowsOf(deps, wanted, now), more } };
    },
  }),
  route({
    method: 'POST',
    path: '/api/messages/{id}/told',
    summary: 'The citizen was told in another way what an SMS could not tell',
    roles: ['intake', 'consultant', 'coordinator'],
    handle: (deps, { staff, unit, path }) => {
      const { staffId } = staff;
      const command = {
        type: 'tellCitizen',
        unitId: unit.unitId,
        messageId: (path.id ?? '') as MessageId,
        staffId,
      } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
];
