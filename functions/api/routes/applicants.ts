import { openTask } from '../../../flows/callback/promise.ts';
import { draftChange } from '../../../flows/change.ts';
import { isDanishNumber } from '../../../flows/line/hear.ts';
import { isOpenContact } from '../../../flows/visit/contact.ts';
import { bareCpr, hasRealDate, passesModulus11 } from '../../../flows/visit/cpr.ts';
import { registerApplicant } from '../../../flows/visit/register.ts';
import { registerAnswer, registerRequest } from '../../../schemas/staff-api.ts';
import { TRIES } from '../../moves/deps.ts';
import { freeTimes } from '../../moves/free-slot.ts';
import { conflict, malformed, notFound, route, slotTaken, unprocessable } from '../route.ts';

/** Eight digits or E.164 with +45, spaces allowed; nothing when it is not a Danish number that can be called. */
export const danishNumber = (typed: string): string | undefined => {
  const bare = typed.replaceAll(/[\s.-]/g, '').replace(/^0045/, '+45');
  const e164 = /^\d{8}$/.test(bare) ? `+45${bare}` : bare;
  return isDanishNumber(e164) ? e164 : undefined;
};

export const applicantRoutes = [
  route({
    method: 'POST',
    path: '/api/applicants',
    summary: 'Registers an applicant with the same choice as on the telephone',
    roles: ['intake', 'consultant', 'coordinator'],
    request: registerRequest,
    answer: registerAnswer,
    handle: async (deps, { unit, policy, now, body }) => {
      const phone = body.phone === undefined || body.phone.trim() === '' ? undefined : danishNumber(body.phone);
      if (phone === undefined && body.phone !== undefined && body.phone.trim() !== '') {
        return malformed('phone', 'Skriv et dansk telefonnummer på otte cifre.');
      }
      if (body.cpr !== undefined && !hasRealDate(body.cpr))
        return malformed('cpr', 'CPR-nummeret begynder ikke med en dato.');
      if (body.choice === 'callback' && phone === undefined && body.callId === undefined) {
        return malformed('phone', 'Skriv et telefonnummer, vi kan ringe på.');
      }
      const { store, sealing } = deps;
      for (let tried = 0; tried < TRIES; tried += 1) {
        const call = body.callId === undefined ? undefined : await store.call(body.callId);
        if (body.callId !== undefined && (call === undefined || call.unitId !== unit.unitId)) return notFound;
        const existing = call === undefined ? undefined : await store.visit(call.visit.visitId);
        if (existing?.applicantId !== undefined)
          return unprocessable('identified', 'Opkaldet hører allerede til en sag.', 'callId');
        const joins = existing !== undefined && isOpenContact(existing) ? existing : undefined;
        const slot =
          body.choice !== 'physical'
            ? undefined
            : body.slotId === undefined
              ? (await freeTimes(store, unit, now, 1))[0]
              : await store.slot(unit.unitId, body.slotId);
        if (body.slotId !== undefined && body.choice === 'physical') {
          if (slot === undefined) return malformed('slotId', 'Den tid findes ikke.');
          if (slot.meetingId !== undefined || slot.startAt <= now) return slotTaken;
        }
        const [code, id] = [deps.newCode(), deps.newId()];
        const draft = draftChange(unit.unitId, now, `register.${id}`);
        const registered = registerApplicant(draft, {
          unitId: unit.unitId,
          applicantId: `applicant_${id}`,
          visitId: `visit_${id}`,
          sealed: {
            name: await sealing.seal(body.name, unit.unitId),
            cpr: body.cpr === undefined ? undefined : await sealing.seal(bareCpr(body.cpr), unit.unitId),
            phone: phone === undefined ? undefined : await sealing.seal(phone, unit.unitId),
            referenceCode: await sealing.seal(code, unit.unitId),
          },
          hashes: {
            phone: phone === undefined ? undefined : await sealing.hash('phone', phone, unit.unitId),
            code: await sealing.hash('code', code, unit.unitId),
          },
          choice: body.choice,
          slot,
          knownBefore: body.knownBefore ?? false,
          protectedAddress: body.protectedAddress ?? false,
          language: body.language ?? 'dansk',
          policy,
          existing: joins,
        });
        // Nothing is free: the person is registered all the same, and the desk finds a time.
        if (body.choice === 'physical' && slot === undefined) openTask(draft, registered.visit, 'noTimes');
        const committed = await store.commit(draft.finish());
        if (committed.done) {
          const { promise, meeting } = registered.visit;
          return {
            status: 201,
            body: {
              visitId: registered.visit.visitId,
              applicantId: registered.applicant.applicantId,
              referenceCode: code,
              warnings:
                body.cpr !== undefined && !passesModulus11(body.cpr)
                  ? ['Tjek nummeret: det består ikke modulus 11. Det kan stadig være rigtigt.']
                  : [],
              ...(promise !== undefined && { promise: { from: promise.from, until: promise.until } }),
              ...(meeting !== undefined && {
                meeting: { meetingId: meeting.meetingId, startAt: meeting.startAt, place: policy.meetings.place },
              }),
            },
          };
        }
        if (committed.conflict.includes('slot') && body.slotId !== undefined) return slotTaken;
      }
      return conflict;
    },
  }),
];
