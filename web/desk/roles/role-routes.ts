import { accessResponse, checklistsResponse } from '../../../schemas/staff-api.ts';
import type { Api } from '../../session/api-client.ts';

/** Which looks are shown: by whom, and from which day to which. */
export interface AccessFilter {
  staff: string;
  from: string;
  to: string;
}

/** The staff routes of auditors and administrators, which no desk needs. */
export function createRoleRoutes(api: Api) {
  return {
    accesses: ({ staff, from, to }: AccessFilter) => {
      const asked = Object.entries({ staff, from, to }).filter(([, value]) => value !== '');
      return api.send('GET', `/access?${new URLSearchParams(asked)}`, accessResponse);
    },
    checklists: () => api.send('GET', '/admin/checklist', checklistsResponse),
  };
}
