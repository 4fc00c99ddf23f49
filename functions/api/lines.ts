import type { FollowUp } from '../../schemas/follow-up.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { CallbackLine, FollowUpLine, MeetingLine } from '../../schemas/staff-api.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';

export interface Citizen {
  name: string;
  cpr?: string;
  phone?: string;
}

/** `DDMMYY-••••`: the last four digits are never shown in a list. */
export const maskCpr = (cpr: string): string => `${cpr.slice(0, 6)}-••••`;

/** `XX XX XX XX` for a Danish number, else as it is. */
export const showPhone = (e164: string): string =>
  /^\+45\d{8}$/.test(e164)
    ? e164
        .slice(3)
        .replaceAll(/(\d{2})(?=\d)/g, '$1 ')
        .trim()
    : e164;

/** Who is behind a visit, opened for staff who may see cases; nobody for an unidentified caller. */
export const citizenOf = async (
  { store, sealing }: Deps,
  visit: Pick<Visit, 'applicantId' | 'unitId'>,
): Promise<Citizen | undefined> => {
  if (visit.applicantId === undefined) return undefined;
  const applicant = await store.applicant(visit.applicantId);
  if (applicant === undefined) return undefined;
  const [name, cpr, phone] = await Promise.all([
    sealing.open(applicant.name, visit.unitId),
    applicant.cpr === undefined ? undefined : sealing.open(applicant.cpr, visit.unitId),
    applicant.phone === undefined ? undefined : sealing.open(applicant.phone, visit.unitId),
  ]);
  return {
    name,
    ...(cpr !== undefined && { cpr: maskCpr(cpr) }),
    ...(phone !== undefined && { phone: showPhone(phone) }),
  };
};

/** The visit's id with the citizen, as every line of a list begins. */
export const headOf = async (deps: Deps, visit: Visit): Promise<{ visitId: Visit['visitId']; citizen?: Citizen }> => {
  const citizen = await citizenOf(deps, visit);
  if (citizen !== undefined) return { visitId: visit.visitId, citizen };
  const phone = visit.callNumber === undefined ? undefined : await deps.sealing.open(visit.callNumber, visit.unitId);
  return phone === undefined
    ? { visitId: visit.visitId }
    : { visitId: visit.visitId, citizen: { name: 'Ukendt', phone: showPhone(phone) } };
};

export const callbackLineOf = async (deps: Deps, visit: Visit): Promise<CallbackLine | undefined> => {
  if (visit.promise === undefined) return undefined;
  const { kind, from, until, nextAt, attempts } = visit.promise;
  return {
    ...(await headOf(deps, visit)),
    kind,
    from,
    until,
    nextAt,
    attempts,
    active: visit.activeCallId !== undefined,
  };
};

export const followUpLineOf = async (deps: Deps, followUp: FollowUp, now: string): Promise<FollowUpLine> => {
  const visit = await deps.store.visit(followUp.visitId);
  const head = visit === undefined ? { visitId: followUp.visitId } : await headOf(deps, visit);
  const { followUpId, meetingId, startAt, dueAt, flags, provisionalCategory } = followUp;
  return {
    ...head,
    id: followUpId,
    followUpId,
    meetingId,
    startAt,
    dueAt,
    overdue: dueAt < now,
    flags,
    provisionalCategory,
  };
};

export const meetingLineOf = async (deps: Deps, meeting: Meeting): Promise<MeetingLine> => {
  const visit = await deps.store.visit(meeting.visitId);
  const head = visit === undefined ? { visitId: meeting.visitId } : await headOf(deps, visit);
  const { meetingId, startAt, endAt, purpose, state } = meeting;
  return {
    ...head,
    id: meetingId,
    meetingId,
    startAt,
    endAt,
    purpose,
    state,
    concluded: visit?.conclusion !== undefined,
  };
};
