import type { CaseFile } from '../../../flows/case/need.ts';
import { bareCpr, hasRealDate, passesModulus11 } from '../../../flows/visit/cpr.ts';
import type { VisitId } from '../../../schemas/ids.ts';
import { danishNumberOf } from '../../../schemas/phone-number.ts';
import { type RegisterRequest, registerRequest, registerResponse } from '../../../schemas/staff-api.ts';
import type { Unit } from '../../../schemas/unit.ts';
import { carryOut } from '../carry-out.ts';
import type { Deps } from '../deps.ts';
import { malformed, type Reply, route } from '../route.ts';

/** With half of all codes handed out, one registration in a million finds none. */
const mostDraws = 20;

export const applicantRoutes = [
  route({
    method: 'POST',
    path: '/api/applicants',
    summary: 'Registers an applicant with the same choice as on the telephone',
    roles: ['intake', 'consultant', 'coordinator'],
    request: registerRequest,
    response: registerResponse,
    status: 201,
    handle: async (deps, { staff, unit, policy, body }) => {
      const phone = danishNumberOf(body.phone ?? '');
      const wrong = wrongField(body, phone);
      if (wrong !== undefined) return wrong;
      const code = await unusedCode(deps, unit);
      const registration = await sealed(deps, unit, { body, phone, code });
      return carryOut(
        deps,
        { by: staff.staffId, command: { type: 'register', unitId: unit.unitId, ...registration } },
        (file, made) => ({
          status: 201,
          body: receiptOf(file, made.visitId, { body, code, place: policy.meetings.place }),
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

function wrongField(body: RegisterRequest, phone: string | undefined): Reply<never> | undefined {
  const isTyped = (body.phone ?? '').trim() !== '';
  if (isTyped && phone === undefined) return malformed('phone', 'Skriv et dansk telefonnummer på otte cifre.');
  if (body.cpr !== undefined && !hasRealDate(body.cpr))
    return malformed('cpr', 'CPR-nummeret begynder ikke med en dato.');
  if (body.choice === 'callback' && phone === undefined && body.callId === undefined)
    return malformed('phone', 'Skriv et telefonnummer, vi kan ringe på.');
  return undefined;
}

/** The registration with everything sealed that names the person. */
async function sealed(
  { sealing }: Deps,
  { unitId }: Unit,
  { body, phone, code }: { body: RegisterRequest; phone: string | undefined; code: string },
) {
  const seal = (text: string | undefined) => (text === undefined ? undefined : sealing.seal(text, unitId));
  const [name, cpr, sealedPhone, referenceCode, phoneHash, codeHash] = await Promise.all([
    sealing.seal(body.name, unitId),
    seal(body.cpr === undefined ? undefined : bareCpr(body.cpr)),
    seal(phone),
    sealing.seal(code, unitId),
    phone === undefined ? undefined : sealing.hash('phone', phone, unitId),
    sealing.hash('code', code, unitId),
  ]);
  return {
    sealed: { name, cpr, phone: sealedPhone, referenceCode },
    hashes: { phone: phoneHash, code: codeHash },
    choice: body.choice,
    slotId: body.slotId,
    callId: body.callId,
    knownBefore: body.knownBefore ?? false,
    protectedAddress: body.protectedAddress ?? false,
    language: body.language ?? 'dansk',
  };
}

/** What is handed to the applicant. */
function receiptOf(
  file: CaseFile,
  visitId: VisitId | undefined,
  { body, code, place }: { body: RegisterRequest; code: string; place: string },
) {
  const visit = visitId === undefined ? undefined : file.item('visit', visitId);
  if (visit?.applicantId === undefined) throw new Error('Registered without a case');
  const { callback, meeting } = visit;
  return {
    visitId: visit.visitId,
    applicantId: visit.applicantId,
    referenceCode: code,
    warnings:
      body.cpr !== undefined && !passesModulus11(body.cpr)
        ? ['Tjek nummeret: det består ikke modulus 11. Det kan stadig være rigtigt.']
        : [],
    ...(callback !== undefined && { callback: { from: callback.from, until: callback.until } }),
    ...(meeting !== undefined && { meeting: { meetingId: meeting.meetingId, startAt: meeting.startAt, place } }),
  };
}
