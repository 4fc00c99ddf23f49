import { localDayOf } from '../../../flows/calendar/local-time.ts';
import {
  checkLinesRequest,
  checkLinesResponse,
  listManyRequest,
  listManyResponse,
} from '../../../schemas/outreach-import-api.ts';
import { ask } from '../carry-out.ts';
import { checkLine } from '../check-lines.ts';
import { recordAccess } from '../record-access.ts';
import { replyTo } from '../reply-to.ts';
import { conflict, route } from '../route.ts';

export const outreachImportRoutes = [
  route({
    method: 'POST',
    path: '/api/outreach/check',
    summary: 'Looks through lines of a list of those whom the office wants called, and stores none of them',
    roles: ['coordinator'],
    request: checkLinesRequest,
    response: checkLinesResponse,
    handle: async (deps, { staff, unit: { unitId }, now, body: { type, lines } }) => {
      const checking = { unitId, day: localDayOf(now), now, kind: type };
      const checked = await Promise.all(lines.map((line) => checkLine(deps, line, checking)));
      const looks = checked.flatMap(({ personId }) =>
        personId === undefined ? [] : [{ to: 'hit', purpose: 'search', personId } as const],
      );
      await recordAccess(deps, { staff, now }, looks);
      return { status: 200, body: { lines: checked } };
    },
  }),
  route({
    method: 'POST',
    path: '/api/outreach',
    summary: 'The office wants several people called; who is on the list already stays there as they are',
    roles: ['coordinator'],
    request: listManyRequest,
    response: listManyResponse,
    handle: async (
      deps,
      { staff: { staffId }, unit: { unitId }, body: { type: kind, purpose: written, personIds } },
    ) => {
      const purpose = written === undefined ? undefined : await deps.sealing.seal(written, unitId);
      const results = [];
      for (const personId of new Set(personIds)) {
        const command = { type: 'listOutreach', unitId, personId, kind, purpose, staffId } as const;
        const outcome = await ask(deps, command, staffId);
        if (outcome?.done === true) results.push({ personId, outcome: 'listed' as const });
        else if (outcome?.refused.code === 'alreadyListed') results.push({ personId, outcome: 'already' as const });
        else {
          const reply = outcome === undefined ? conflict : replyTo(outcome.refused);
          results.push({
            personId,
            outcome: 'refused' as const,
            ...('message' in reply && { message: reply.message }),
          });
        }
      }
      return { status: 200, body: { results } };
    },
  }),
];
