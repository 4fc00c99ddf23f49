import * as z from 'zod/mini';
import type { callOutRequest } from '../../../schemas/call-out-api.ts';
import type { DeskRoutes } from '../desk-routes.ts';

/** What is answered is seen on the desk, which is asked anyway. */
const anything = z.unknown();

/** Those by which somebody is rung of our own accord; fetched with what needs them. */
export function callOutRoutesOf({ send }: Pick<DeskRoutes, 'send'>) {
  return {
    callOut: (visitId: string, request: z.infer<typeof callOutRequest>) =>
      send('POST', `/visits/${visitId}/call`, anything, request),
  };
}
