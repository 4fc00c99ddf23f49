import { localDayOf } from '../../../flows/calendar/local-time.ts';
import type { CaseFile } from '../../../flows/case/need.ts';
import type { Made } from '../../../flows/case/refusal.ts';
import { bareCpr, birthDateOf, cprConcerns, whyNotCpr, whyNotCprText } from '../../../flows/visit/cpr.ts';
import { nameTokens } from '../../../flows/visit/names.ts';
import { whyNotPhoneText } from '../../../flows/visit/phone-words.ts';
import type { Naming } from '../../../schemas/correction.ts';
import type { CorrectionId, PersonId, UnitId, VisitId } from '../../../schemas/ids.ts';
import {
  conclusionCorrectionRequest,
  correctionResponse,
  needsRequest,
  type PersonCorrectionRequest,
  personCorrectionRequest,
} from '../../../schemas/staff-api.ts';
import type { LocalDay } from '../../../schemas/time.ts';
import { sealNumber } from '../../case/load.ts';
import { carryOut } from '../carry-out.ts';
import type { Deps } from '../deps.ts';
import { type Asked, malformed, type Reply, route } from '../route.ts';
import { seers } from '../seen.ts';
import { typedPhone } from '../typed-phone.ts';

function replyWith(file: CaseFile, { correctionId = 'correction_' }: Made, warnings: string[] = []) {
  const made = file.item('correction', correctionId);
  if (made === undefined) throw new Error('Something was corrected and not kept');
  const { undoUntil } = made;
  return { status: 201, body: { correctionId, undoUntil, warnings } } as const;
}

interface Wished extends Pick<Asked<unknown>, 'unit' | 'policy'> {
  day: LocalDay;
  body: PersonCorrectionRequest;
}

/** What is to stand instead, sealed and hashed; or what is wrong with it. */
async function namingOf(
  deps: Deps,
  { unit, policy, day, body }: Wished,
): Promise<{ to: Naming } | { wrong: Reply<never> }> {
  const { name, phone, cpr } = body;
  if ([name, phone, cpr].filter((one) => one !== undefined).length !== 1)
    return { wrong: malformed('body', 'Ret én ting ad gangen: navn, telefon eller CPR-nummer.') };
  const { sealing } = deps;
  const { unitId } = unit;
  if (name !== undefined) {
    const hashes = await Promise.all(nameTokens(name).map((token) => sealing.hash('name', token, unitId)));
    return { to: { what: 'name', sealed: await sealing.seal(name, unitId), hashes } };
  }
  if (phone !== undefined) {
    const typed = typedPhone(phone, { unit, policy });
    if ('wrong' in typed) return typed;
    if (typed.phone === undefined) return { wrong: malformed('phone', whyNotPhoneText('empty')) };
    return { to: { what: 'phone', ...(await sealNumber(sealing, typed.phone, unitId)) } };
  }
  return cprNaming(deps, { unitId, day, cpr: bareCpr(cpr ?? '') });
}

async function cprNaming({ sealing }: Deps, { unitId, day, cpr }: { unitId: UnitId; day: LocalDay; cpr: string }) {
  const why = whyNotCpr(cpr, day);
  if (why !== undefined) return { wrong: malformed('cpr', whyNotCprText(why, cpr)) };
  const [sealed, hash] = await Promise.all([sealing.seal(cpr, unitId), sealing.hash('cpr', cpr, unitId)]);
  const bornOn = birthDateOf(cpr, day);
  return { to: { what: 'cpr' as const, sealed, hash, ...(bornOn !== undefined && { bornOn }) } };
}

export const correctionRoutes = [
  route({
    method: 'POST',
    path: '/api/persons/{id}/corrections',
    summary: 'Puts the name, the registered number or the CPR number of a person right, with a reason',
    roles: ['intake', ...seers],
    request: personCorrectionRequest,
    response: correctionResponse,
    status: 201,
    handle: async (deps, { staff: { staffId }, unit, policy, now, path, body }) => {
      const day = localDayOf(now);
      const { unitId } = unit;
      const read = await namingOf(deps, { unit, policy, day, body });
      if ('wrong' in read) return read.wrong;
      const reason = await deps.sealing.seal(body.reason, unitId);
      const personId = (path.id ?? '') as PersonId;
      const command = { type: 'correctPerson', unitId, personId, to: read.to, reason, staffId } as const;
      const warnings = body.cpr === undefined ? [] : cprConcerns(bareCpr(body.cpr), day);
      return carryOut(deps, { by: staffId, command }, (file, made) => replyWith(file, made, warnings));
    },
  }),
  route({
    method: 'POST',
    path: '/api/persons/{id}/needs',
    summary: 'Says anew what is to be thought of about a person, with a reason; undone as a correction is',
    roles: ['intake', ...seers],
    request: needsRequest,
    response: correctionResponse,
    status: 201,
    handle: async (deps, { staff: { staffId }, unit: { unitId }, path, body: { reason: why, ...needs } }) => {
      const reason = await deps.sealing.seal(why, unitId);
      const personId = (path.id ?? '') as PersonId;
      const to = { what: 'needs', ...needs } as const;
      const command = { type: 'correctNeeds', unitId, personId, to, reason, staffId } as const;
      return carryOut(deps, { by: staffId, command }, (file, made) => replyWith(file, made));
    },
  }),
  route({
    method: 'POST',
    path: '/api/visits/{id}/corrections',
    summary: 'Puts category or certainty of a conclusion right, with a reason; a doubt that comes up has its follow-up',
    roles: [...seers],
    request: conclusionCorrectionRequest,
    response: correctionResponse,
    status: 201,
    handle: async (deps, { staff: { staffId }, unit: { unitId }, path, body }) => {
      const reason = await deps.sealing.seal(body.reason, unitId);
      const visitId = (path.id ?? '') as VisitId;
      const command = { type: 'correctConclusion', unitId, visitId, ...body, reason, staffId } as const;
      return carryOut(deps, { by: staffId, command }, (file, made) => replyWith(file, made));
    },
  }),
  route({
    method: 'POST',
    path: '/api/corrections/{id}/undo',
    summary: 'Puts back what stood before a correction, until its window closes',
    roles: ['intake', ...seers],
    handle: (deps, { staff: { staffId, role }, unit: { unitId }, path }) => {
      const correctionId = (path.id ?? '') as CorrectionId;
      const command = { type: 'undoCorrection', unitId, correctionId, staffId, role } as const;
      return carryOut(deps, { by: staffId, command }, () => ({ status: 204 }));
    },
  }),
];
