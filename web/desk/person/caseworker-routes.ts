import * as z from 'zod/mini';
import { type caseworkerRequest, caseworkerView, type notWithRequest } from '../../../schemas/caseworker-api.ts';
import type { StaffId } from '../../../schemas/ids.ts';
import type { DeskRoutes } from '../desk-routes.ts';

const nothing = z.unknown();

/** The staff routes of a person's caseworker; fetched with the part of the desk that uses them. */
export function caseworkerRoutes({ send }: Pick<DeskRoutes, 'send'>, personId: string) {
  const path = `/persons/${personId}`;
  return {
    look: () => send('GET', `${path}/caseworker`, caseworkerView),
    wish: (wish: z.infer<typeof notWithRequest>) => send('POST', `${path}/not-with`, nothing, wish),
    takeBack: (staffId: StaffId) => send('POST', `${path}/not-with/take-back`, nothing, { staffId }),
    give: (given: z.infer<typeof caseworkerRequest>) => send('PUT', `${path}/caseworker`, nothing, given),
  };
}
