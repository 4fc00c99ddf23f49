import * as z from 'zod/mini';
import type { OutreachDone } from '../../../schemas/outreach.ts';
import { type outreachRequest, outreachResponse } from '../../../schemas/outreach-api.ts';
import {
  type checkLinesRequest,
  checkLinesResponse,
  type listManyRequest,
  listManyResponse,
} from '../../../schemas/outreach-import-api.ts';
import type { DeskRoutes } from '../desk-routes.ts';

/** What the calls are about. */
export type OutreachWish = z.infer<typeof outreachRequest>;

const anything = z.unknown();

/** Those of the list of whom the office wants called; fetched with its page. */
export function outreachRoutesOf({ send }: Pick<DeskRoutes, 'send'>) {
  return {
    list: () => send('GET', '/outreach', outreachResponse),
    add: (personId: string, request: z.infer<typeof outreachRequest>) =>
      send('POST', `/persons/${personId}/outreach`, anything, request),
    check: (request: z.infer<typeof checkLinesRequest>) => send('POST', '/outreach/check', checkLinesResponse, request),
    listMany: (request: z.infer<typeof listManyRequest>) => send('POST', '/outreach', listManyResponse, request),
    call: (outreachId: string) => send('POST', `/outreach/${outreachId}/call`, anything),
    close: (outreachId: string, outcome: OutreachDone) =>
      send('POST', `/outreach/${outreachId}/close`, anything, { outcome }),
    restore: (outreachId: string) => send('POST', `/outreach/${outreachId}/undo`, anything),
  };
}
