import { readDay } from '../../../flows/calendar/read-date.ts';
import type { PersonId, WatchMarkId } from '../../../schemas/ids.ts';
import { watchMarkCloseRequest, watchMarkRequest, watchMarkResponse } from '../../../schemas/staff-api.ts';
import { carryOut } from '../carry-out.ts';
import { malformed, route } from '../route.ts';
import { seers } from '../seen.ts';

export const watchMarkRoutes = [
  route({
    method: 'POST',
    path: '/api/persons/{id}/watch-marks',
    summary: 'Sets a mark on a person: looked at again on a day, whatever becomes of the case meanwhile',
    roles: [...seers],
    request: watchMarkRequest,
    response: watchMarkResponse,
    status: 201,
    handle: async (deps, { staff: { staffId }, unit: { unitId }, path, body }) => {
      const { flag } = body;
      const reviewOn = readDay(body.reviewOn);
      if (reviewOn === undefined) return malformed('reviewOn', 'Feltet reviewOn er ikke en dato, der findes.');
      const personId = (path.id ?? '') as PersonId;
      const text = await deps.sealing.seal(body.text, unitId);
      const command = { type: 'setWatchMark', unitId, personId, reviewOn, flag, text, staffId } as const;
      return carryOut(deps, { by: staffId, command }, (_file, { watchMarkId }) => {
        if (watchMarkId === undefined) throw new Error('A mark was set that is not there');
        return { status: 201, body: { watchMarkId, reviewOn } };
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/watch-marks/{id}/close',
    summary: 'Somebody has looked again and writes what was found',
    roles: [...seers],
    request: watchMarkCloseRequest,
    handle: async (deps, { staff: { staffId }, unit: { unitId }, path, body }) => {
      const reason = await deps.sealing.seal(body.reason, unitId);
      const watchMarkId = (path.id ?? '') as WatchMarkId;
      const command = { type: 'closeWatchMark', unitId, watchMarkId, reason, staffId } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
];
