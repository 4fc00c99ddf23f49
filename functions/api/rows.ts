import { maskCpr } from '../../flows/visit/cpr.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import { showNumber } from '../../schemas/phone-number.ts';
import type { CallbackRow, FollowUpRow, MeetingRow } from '../../schemas/staff-api.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';

export interface Citizen {
  name: string;
  cpr?: string;
  phone?: string;
}

/** Who is behind a visit, opened for staff who may see cases; nobody for an unidentified caller. */
export async function citizenOf(
  { store, sealing }: Deps,
  visit: Pick<Visit, 'applicantId' | 'unitId'>,
): Promise<Citizen | undefined> {
  if (visit.applicantId === undefined) return undefined;
  const [applicant] = await store.readable('applicant', [visit.applicantId]);
  if (applicant === undefined) return undefined;
  const [name, cpr, phone] = await Promise.all([
    sealing.open(applicant.name, visit.unitId),
    applicant.cpr === undefined ? undefined : sealing.open(applicant.cpr, visit.unitId),
    applicant.phone === undefined ? undefined : sealing.open(applicant.phone, visit.unitId),
  ]);
  return {
    name,
    ...(cpr !== undefined && { cpr: maskCpr(cpr) }),
    ...(phone !== undefined && { phone: showNumber(phone) }),
  };
}

/** The visit's id with the citizen, as every row of a list begins. */
export async function headOf(deps: Deps, visit: Visit): Promise<{ visitId: Visit['visitId']; citizen?: Citizen }> {
  const citizen = await citizenOf(deps, visit);
  if (citizen !== undefined) return { visitId: visit.visitId, citizen };
  const phone = visit.callNumber === undefined ? undefined : await deps.sealing.open(visit.callNumber, visit.unitId);
  return phone === undefined
    ? { visitId: visit.visitId }
    : { visitId: visit.visitId, citizen: { name: 'Ukendt', phone: showNumber(phone) } };
}

/** The head of a row whose visit has to be read; where it cannot be, the row stands without it, so that the list is shown all the same. */
export async function headById(deps: Deps, visitId: Visit['visitId']) {
  const [visit] = await deps.store.readable('visit', [visitId]);
  return { visit, head: visit === undefined ? { visitId } : await headOf(deps, visit) };
}

export async function callbackRowOf(deps: Deps, visit: Visit): Promise<CallbackRow | undefined> {
  if (visit.callback === undefined) return undefined;
  const { kind, from, until, nextAt, attempts } = visit.callback;
  return {
    ...(await headOf(deps, visit)),
    kind,
    from,
    until,
    nextAt,
    attempts,
    active: visit.activeCallId !== undefined,
  };
}

export async function followUpRowOf(deps: Deps, followUp: FollowUp, now: string): Promise<FollowUpRow> {
  const { head } = await headById(deps, followUp.visitId);
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
}

export async function meetingRowOf(deps: Deps, meeting: Meeting): Promise<MeetingRow> {
  const { visit, head } = await headById(deps, meeting.visitId);
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
}
