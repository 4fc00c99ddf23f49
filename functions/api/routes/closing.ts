import { localDayOf } from '../../../flows/calendar/local-time.ts';
import { isStanding } from '../../../flows/calendar/policy.ts';
import { closingRequest, closingResponse } from '../../../schemas/staff-api.ts';
import type { Instant } from '../../../schemas/time.ts';
import type { Closing } from '../../../schemas/unit.ts';
import { carryOut } from '../carry-out.ts';
import { route } from '../route.ts';

/** The closing that holds now, as everybody at a desk is told of it. */
export function closingNow(closing: Closing | undefined, now: Instant) {
  if (closing === undefined || !isStanding(closing, localDayOf(now))) return undefined;
  return { text: closing.text, closedAt: closing.closedAt };
}

export const closingRoutes = [
  route({
    method: 'PUT',
    path: '/api/closing',
    summary:
      'Closes the line for the rest of the day, with a text that callers hear; in force at every desk and call within a minute',
    roles: ['coordinator', 'administrator'],
    request: closingRequest,
    response: closingResponse,
    handle: async (deps, { staff, unit, now, body }) => {
      const { unitId } = unit;
      const command = { type: 'closeLine', unitId, text: body.text, staffId: staff.staffId } as const;
      return carryOut(deps, { by: staff.staffId, command }, (file) => ({
        status: 200,
        body: { closing: closingNow(file.item('closing', unitId), now) },
      }));
    },
  }),
  route({
    method: 'POST',
    path: '/api/closing/reopen',
    summary: 'Opens it again',
    roles: ['coordinator', 'administrator'],
    response: closingResponse,
    handle: async (deps, { staff, unit }) => {
      const command = { type: 'reopenLine', unitId: unit.unitId } as const;
      return carryOut(deps, { by: staff.staffId, command }, () => ({ status: 200, body: {} }));
    },
  }),
];
