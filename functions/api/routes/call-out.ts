import { whyNotPhoneText } from '../../../flows/visit/phone-words.ts';
import { callOutRequest, callOutResponse } from '../../../schemas/call-out-api.ts';
import type { VisitId } from '../../../schemas/ids.ts';
import { whyNotDial } from '../../../schemas/phone/may-dial.ts';
import { dialledNumberOf } from '../../effects/number-of.ts';
import { carryOut } from '../carry-out.ts';
import type { Deps } from '../deps.ts';
import { type Asked, malformed, notFound, type Reply, route } from '../route.ts';
import { replyWith } from './calls.ts';

export const callOutRoutes = [
  route({
    method: 'POST',
    path: '/api/visits/{id}/call',
    summary: 'Rings the citizen of a case now: the consultant’s own softphone first; a promise that stands is joined',
    roles: ['consultant'],
    request: callOutRequest,
    response: callOutResponse,
    handle: async (deps, asked) => {
      const { staff, unit, path, body } = asked;
      const visitId = (path.id ?? '') as VisitId;
      const wrong = await wrongNumber(deps, visitId, asked);
      if (wrong !== undefined) return wrong;
      const purpose = body.purpose === undefined ? undefined : await deps.sealing.seal(body.purpose, unit.unitId);
      const { staffId } = staff;
      const command = { type: 'callOut', unitId: unit.unitId, visitId, staffId, kind: body.type, purpose } as const;
      return carryOut(deps, { by: staffId, command }, (file, { callId }) => {
        if (callId === undefined) throw new Error('A call was made that is not there');
        return replyWith(file, callId);
      });
    },
  }),
];

/** What is wrong with the number that would be dialled: said before a softphone is rung for it. */
async function wrongNumber(
  deps: Deps,
  visitId: VisitId,
  { unit, policy }: Pick<Asked<unknown>, 'unit' | 'policy'>,
): Promise<Reply<never> | undefined> {
  const visit = await deps.store.get('visit', visitId);
  if (visit === undefined || visit.unitId !== unit.unitId) return notFound;
  const number = await dialledNumberOf(deps, visit);
  const why = number === undefined ? undefined : whyNotDial(number, policy, [unit.number]);
  return why === undefined ? undefined : malformed('phone', whyNotPhoneText(why));
}
