import * as z from 'zod/mini';
import type { StaffId } from '../../../schemas/ids.ts';
import { type skillsRequest, skillsResponse } from '../../../schemas/skills-api.ts';
import type { DeskRoutes } from '../desk-routes.ts';

/** The staff routes of what consultants speak and which groups they take; fetched with the parts that use them. */
export function skillsRoutes({ send }: Pick<DeskRoutes, 'send'>) {
  return {
    all: () => send('GET', '/consultants', skillsResponse),
    set: (staffId: StaffId, skills: z.infer<typeof skillsRequest>) =>
      send('PUT', `/consultants/${staffId}/skills`, z.unknown(), skills),
  };
}
