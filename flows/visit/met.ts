import type { PersonFacts } from '../../schemas/event/facts.ts';
import type { StaffId } from '../../schemas/ids.ts';
import type { Person } from '../../schemas/person.ts';
import type { Visit } from '../../schemas/visit.ts';
import type { Work } from '../case/work.ts';
import { earlierVisitsOf } from './talk-facts.ts';

type History = Pick<Visit, 'consultants' | 'firstContactAt'>;
/** Whom the person is to talk with, as it stands on the person. */
type Whom = Pick<Visit, 'notWith' | 'caseworker'>;

/** Whom the citizen has met, this talk's consultant included, and since when; nothing while nobody knows who it is. */
export function metOf(visit: Visit, staffId: StaffId | undefined): { person?: PersonFacts } {
  const { personId, openedAt, firstContactAt = openedAt, consultants = [] } = visit;
  if (personId === undefined) return {};
  const isNewConsultant = staffId !== undefined && !consultants.includes(staffId);
  const met = consultants.length + (isNewConsultant ? 1 : 0);
  return { person: { personId, firstContactAt, consultants: met, isNewConsultant } };
}

/** Those of the case, and the one who has just held a talk in it. */
export function withConsultant(
  { consultants = [] }: Pick<Visit, 'consultants'>,
  staffId: StaffId | undefined,
): Pick<Visit, 'consultants'> {
  return consultantsOf(consultants, staffId === undefined ? [] : [staffId]);
}

function consultantsOf(one: readonly StaffId[] = [], other: readonly StaffId[] = []): Pick<Visit, 'consultants'> {
  const all = [...new Set([...one, ...other])];
  return all.length === 0 ? {} : { consultants: all };
}

/** What two contacts of the same person know of it, in the one that goes on. */
export function historyOfBoth(found: Visit, own: Visit): History {
  const firstContactAt = [beganAt(found), beganAt(own)].toSorted()[0] ?? found.openedAt;
  return {
    ...consultantsOf(found.consultants, own.consultants),
    ...(firstContactAt !== found.openedAt && { firstContactAt }),
  };
}

/** A case has its person from now on: it goes on from the person's case before it. */
export function historyFrom(work: Work, person: Person | undefined, visit: Visit): History & Whom {
  const [earlierId] = earlierVisitsOf(person, visit);
  const earlier = earlierId === undefined ? undefined : work.item('visit', earlierId);
  return { ...(earlier !== undefined && historyOfBoth(visit, earlier)), ...whomOf(person) };
}

export function whomOf(person: Person | undefined): Whom {
  const { notWith = [], caseworker } = person ?? {};
  return {
    ...(notWith.length > 0 && { notWith: notWith.map(({ staffId }) => staffId) }),
    ...(caseworker !== undefined && { caseworker }),
  };
}

function beganAt({ firstContactAt, openedAt }: Visit): string {
  return firstContactAt ?? openedAt;
}

/** Somebody was met for an earlier case than the person's latest, which goes on from there. */
export function tellLatest(work: Work, { visitId, personId, consultants }: Visit): void {
  const person = personId === undefined ? undefined : work.item('person', personId);
  const latestId = person?.visits.at(-1);
  if (latestId === undefined || latestId === visitId) return;
  const latest = work.item('visit', latestId);
  if (latest !== undefined) work.put({ ...latest, ...consultantsOf(latest.consultants, consultants) });
}
