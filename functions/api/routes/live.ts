import { plus } from '../../../flows/calendar/local-time.ts';
import { liveTicketResponse } from '../../../schemas/live-api.ts';
import { hashOfTicket } from '../../adapters/connections.ts';
import { route } from '../route.ts';

/** A desk opens its socket at once; a ticket that lay about longer is nobody's. */
const ticketSeconds = 30;

export const liveRoutes = [
  route({
    method: 'POST',
    path: '/api/live',
    summary: 'A ticket that opens one live connection, once and within half a minute',
    roles: ['intake', 'consultant', 'coordinator'],
    response: liveTicketResponse,
    handle: async ({ store, newId }, { staff, unit, now }) => {
      const ticket = newId();
      const validUntil = plus(now, `PT${ticketSeconds}S`);
      await store.overwrite({
        entity: 'liveTicket',
        unitId: unit.unitId,
        hash: hashOfTicket(ticket),
        staffId: staff.staffId,
        validUntil,
        expiresAt: Math.ceil(Date.parse(validUntil) / 1000),
      });
      return { status: 200, body: { ticket } };
    },
  }),
];
