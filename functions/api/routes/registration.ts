import { localDayOf } from '../../../flows/calendar/local-time.ts';
import type { CaseFile } from '../../../flows/case/need.ts';
import type { Made } from '../../../flows/case/refusal.ts';
import { bareCpr, birthDateOf, cprConcerns, whyNotCpr, whyNotCprText } from '../../../flows/visit/cpr.ts';
import { nameTokens } from '../../../flows/visit/names.ts';
import { type RegisterRequest, registerRequest, registerResponse } from '../../../schemas/staff-api.ts';
import type { LocalDay } from '../../../schemas/time.ts';
import type { Policy, Unit } from '../../../schemas/unit.ts';
import { sealNumber } from '../../case/load.ts';
import { carryOut } from '../carry-out.ts';
import { contactOf } from '../citizens.ts';
import type { Deps } from '../deps.ts';
import { malformed, type Reply, route } from '../route.ts';
import { typedPhone } from '../typed-phone.ts';

/** With half of all codes handed out, one registration in a million finds none. */
const mostDraws = 20;

export const registrationRoutes = [
  route({
    method: 'POST',
    path: '/api/applicants',
    summary: 'Registers a person with the same choice as on the telephone',
    roles: ['intake', 'consultant', 'coordinator'],
    request: registerRequest,
    response: registerResponse,
    status: 201,
    handle: async (deps, { staff, unit, policy, now, body }) => {
      const typed = typedPhone(body.phone, { unit, policy });
      if ('wrong' in typed) return typed.wrong;
      const { phone } = typed;
      const day = localDayOf(now);
      const wrong = wrongField(body, phone, day) ?? wrongAskedBy(body, policy);
      if (wrong !== undefined) return wrong;
      const code = await unusedCode(deps, unit);
      const registration = await sealed(deps, unit, { body, phone, code, day });
      return carryOut(
        deps,
        { by: staff.staffId, command: { type: 'register', unitId: unit.unitId, ...registration } },
        (file, made) => ({
          status: 201,
          body: receiptOf(file, made, { body, code, day, place: policy.meetings.place }),
        }),
      );
    },
  }),
];

/** A code that nobody of the unit has; the write is still on condition of it. */
async function unusedCode({ newCode, sealing, store }: Deps, { unitId }: Unit): Promise<string> {
  for (let drawn = 0; drawn < mostDraws; drawn += 1) {
    const code = newCode();
    const hash = await sealing.hash('code', code, unitId);
    if ((await store.get('codeLookup', hash, unitId)) === undefined) return code;
  }
  throw new Error('No reference code is free');
}

function wrongField(body: RegisterRequest, phone: string | undefined, day: LocalDay): Reply<never> | undefined {
  const cpr = body.cpr === undefined ? undefined : bareCpr(body.cpr);
  const why = cpr === undefined ? undefined : whyNotCpr(cpr, day);
  if (cpr !== undefined && why !== undefined) return malformed('cpr', whyNotCprText(why, cpr));
  if (body.choice === 'callback' && body.needs?.includes('noPhone') === true)
    return malformed('choice', 'Borgeren har ingen telefon. Vælg et fysisk møde.');
  const isKnownElsewhere = body.callId !== undefined || body.join === true;
  if (body.choice === 'callback' && phone === undefined && !isKnownElsewhere)
    return malformed('phone', 'Skriv et telefonnummer, vi kan ringe på.');
  return undefined;
}

const channelOf = { callback: 'phone', physical: 'physical', none: undefined } as const;

/** The rules ask for nothing but what they begin with. */
function wrongAskedBy({ askedBy, choice }: RegisterRequest, { defaultChannel }: Policy): Reply<never> | undefined {
  const isUsual = defaultChannel !== undefined && channelOf[choice] === defaultChannel;
  return askedBy === 'rule' && !isUsual ? malformed('askedBy', 'Vælg, hvem der ønsker det.') : undefined;
}

/** The registration with everything sealed that names the person, and hashed by which the person is found. */
async function sealed(
  { sealing }: Deps,
  { unitId }: Unit,
  { body, phone, code, day }: { body: RegisterRequest; phone: string | undefined; code: string; day: LocalDay },
) {
  const cpr = body.cpr === undefined ? undefined : bareCpr(body.cpr);
  const [name, sealedCpr, cprHash, number, referenceCode, codeHash, nameHashes] = await Promise.all([
    sealing.seal(body.name, unitId),
    cpr === undefined ? undefined : sealing.seal(cpr, unitId),
    cpr === undefined ? undefined : sealing.hash('cpr', cpr, unitId),
    phone === undefined ? undefined : sealNumber(sealing, phone, unitId),
    sealing.seal(code, unitId),
    sealing.hash('code', code, unitId),
    Promise.all(nameTokens(body.name).map((token) => sealing.hash('name', token, unitId))),
  ]);
  return {
    sealed: { name, cpr: sealedCpr, referenceCode },
    hashes: { cpr: cprHash, name: nameHashes, code: codeHash },
    phone: number,
    bornOn: cpr === undefined ? undefined : birthDateOf(cpr, day),
    choice: body.choice,
    askedBy: body.askedBy,
    notOffered: body.notOffered,
    slotId: body.slotId,
    callId: body.callId,
    join: body.join,
    knownBefore: body.knownBefore ?? false,
    protectedAddress: body.protectedAddress ?? false,
    language: body.language ?? 'dansk',
    needs: body.needs,
    education: body.education,
  };
}

/** What is handed to the person. */
function receiptOf(
  file: CaseFile,
  { visitId, sameNumber = [] }: Made,
  { body, code, day, place }: { body: RegisterRequest; code: string; day: LocalDay; place: string },
) {
  const visit = visitId === undefined ? undefined : file.item('visit', visitId);
  if (visit?.personId === undefined) throw new Error('Registered without a case');
  const { callback, meeting } = visit;
  return {
    visitId: visit.visitId,
    personId: visit.personId,
    referenceCode: code,
    sameNumber,
    ...contactOf(visit),
    warnings: body.cpr === undefined ? [] : cprConcerns(bareCpr(body.cpr), day),
    ...(callback !== undefined && { callback: { from: callback.from, until: callback.until } }),
    ...(meeting !== undefined && { meeting: { meetingId: meeting.meetingId, startAt: meeting.startAt, place } }),
  };
}
