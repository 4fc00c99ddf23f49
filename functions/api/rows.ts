import { maskCpr } from '../../flows/visit/cpr.ts';
import type { FollowUp } from '../../schemas/follow-up.ts';
import type { Meeting } from '../../schemas/meeting.ts';
import type { Person } from '../../schemas/person.ts';
import { showNumber } from '../../schemas/phone-number.ts';
import type { CallbackRow, FollowUpRow, MeetingRow } from '../../schemas/staff-api.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Deps } from './deps.ts';
import { type Seen, seesAnswers } from './seen.ts';

export interface Citizen {
  name: string;
  cpr?: string;
  phone?: string;
}

/** A person as staff who may see cases sees them. */
export async function openPerson({ sealing }: Deps, person: Person): Promise<Citizen> {
  const { unitId } = person;
  const [name, cpr, phone] = await Promise.all([
    sealing.open(person.name, unitId),
    person.cpr === undefined ? undefined : sealing.open(person.cpr, unitId),
    person.phone === undefined ? undefined : sealing.open(person.phone, unitId),
  ]);
  return {
    name,
    ...(cpr !== undefined && { cpr: maskCpr(cpr) }),
    ...(phone !== undefined && { phone: showNumber(phone) }),
  };
}

/** Who is behind a visit; nobody for an unidentified caller. */
export async function citizenOf(deps: Deps, visit: Pick<Visit, 'personId' | 'unitId'>): Promise<Citizen | undefined> {
  if (visit.personId === undefined) return undefined;
  const [person] = await deps.store.readable('person', [visit.personId]);
  return person === undefined ? undefined : openPerson(deps, person);
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

export async function followUpRowOf(
  deps: Deps,
  followUp: FollowUp,
  seen: Pick<Seen, 'now' | 'staff'>,
): Promise<FollowUpRow> {
  const { head } = await headById(deps, followUp.visitId);
  const { followUpId, meeting, dueAt, flags, provisionalCategory, noShows } = followUp;
  return {
    ...head,
    id: followUpId,
    followUpId,
    ...(meeting !== undefined && { meetingId: meeting.meetingId, startAt: meeting.startAt }),
    dueAt,
    noShows,
    overdue: dueAt < seen.now,
    ...(seesAnswers(seen) && { flags }),
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
