import { definitionOfToday } from '../../../flows/visit/checklist.ts';
import { datedVersions } from '../../../flows/visit/definitions.ts';
import { checklistsResponse, publishChecklistRequest, publishChecklistResponse } from '../../../schemas/staff-api.ts';
import { fileOf, look } from '../../case/look.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';

export const checklistRoutes = [
  route({
    method: 'GET',
    path: '/api/admin/checklist',
    summary: 'The checklists of the unit by version, and the one that new cases begin with today',
    roles: ['administrator'],
    response: checklistsResponse,
    handle: async (deps, { unit, now }) => {
      const { unitId } = unit;
      const published = await deps.store.get('checklistVersions', unitId, unitId);
      const file = published === undefined ? fileOf() : fileOf(published);
      const current = await look(deps, { file, unitId, now }, definitionOfToday);
      return { status: 200, body: { checklists: datedVersions(published), current } };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/admin/checklist',
    summary: 'Publishes a checklist from a day on; cases that have begun go on with theirs',
    roles: ['administrator'],
    request: publishChecklistRequest,
    response: publishChecklistResponse,
    handle: async (deps, { staff, unit, body }) => {
      const { staffId } = staff;
      const command = { type: 'publishChecklist', unitId: unit.unitId, definition: body, staffId } as const;
      const { definitionVersion } = body;
      return carryOut(deps, { by: staffId, command }, (file) => {
        const validFrom = file.item('publishedChecklist', definitionVersion)?.definition.validFrom;
        if (validFrom === undefined) throw new Error('A checklist was published that is not there');
        return { status: 200, body: { definitionVersion, validFrom } };
      });
    },
  }),
];
